import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type BibliographyFormat, readBibliography } from '../../../../src/core/import/bibliography/read-bibliography'
import type { BibliographyRecord } from '../../../../src/core/import/bibliography/record'
import { namesOf } from '../../../../src/core/sources/names'
import { fromCslDate, isoDate, readDate } from '../../../../src/core/sources/partial-date'

/** Zotero's own import cases, where they lie beside the project; they are not part of it. */
const DATA = join(import.meta.dirname, '../../../../../shared/data/zotero-translators')

interface ZoteroCase {
  readonly input: string
  readonly items: readonly Readonly<Record<string, unknown>>[]
}

/** Where Postil keeps what Zotero calls so. What is Zotero's own business (files, its item types) is not asked for. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['title'],
  publicationTitle: ['container-title'],
  proceedingsTitle: ['container-title'],
  bookTitle: ['container-title'],
  journalAbbreviation: ['container-title-short'],
  shortTitle: ['title-short'],
  publisher: ['publisher'],
  university: ['publisher'],
  institution: ['publisher'],
  place: ['publisher-place'],
  volume: ['volume'],
  issue: ['issue'],
  pages: ['page'],
  numPages: ['number-of-pages'],
  edition: ['edition'],
  series: ['collection-title'],
  DOI: ['DOI'],
  ISBN: ['ISBN'],
  ISSN: ['ISSN'],
  url: ['URL'],
  language: ['language'],
  abstractNote: ['abstract'],
  thesisType: ['genre'],
  reportType: ['genre'],
  reportNumber: ['number'],
  rights: ['license'],
}

function bare(value: unknown): string {
  return String(value ?? '')
    .replaceAll(/<\/?(?:i|b|sup|sub|span)(?: [^>]*)?>/g, '')
    .normalize('NFKC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/[-–—]+/g, '-')
    .replace(/^Ph\.?D\.? (thesis|dissertation)$/i, 'phd')
    .trim()
    .toLowerCase()
}

function nameWords(name: Readonly<Record<string, unknown>>): string {
  const parts = [
    name.firstName ?? name.given,
    name.suffix,
    name.lastName,
    name['non-dropping-particle'],
    name.family,
    name.name,
    name.literal,
  ]
  return bare(parts.filter(Boolean).join(' ')).replaceAll(/[,.]/g, '').split(' ').sort().join(' ')
}

/** The names of the fields of an expected item that did not come out. */
function missing(item: Readonly<Record<string, unknown>>, record: BibliographyRecord | undefined): string[] {
  if (!record) return Object.keys(item)
  const { csl } = record
  const lost = Object.entries(FIELDS)
    .filter(
      ([name, variables]) => name in item && !variables.some((variable) => bare(csl[variable]) === bare(item[name])),
    )
    .map(([name]) => name)
  const creators = (item.creators ?? []) as Readonly<Record<string, unknown>>[]
  const ours = [
    'author',
    'editor',
    'translator',
    'container-author',
    'recipient',
    'interviewer',
    'collection-editor',
    'contributor',
  ].flatMap((variable) => namesOf(csl[variable]).map((name) => nameWords({ ...name })))
  for (const creator of creators) if (!ours.includes(nameWords(creator))) lost.push(`creator ${nameWords(creator)}`)
  // Zotero gives words that are no date the year 0.
  if (typeof item.date === 'string' && !item.date.startsWith('0000')) {
    const date = fromCslDate(csl.issued)
    const expected = readDate(item.date)
    const same =
      date && expected
        ? isoDate(date) === isoDate(expected)
        : bare((csl.issued as { literal?: string })?.literal) === bare(item.date)
    if (!same) lost.push('date')
  }
  for (const tag of (item.tags ?? []) as unknown[]) {
    const word = bare(typeof tag === 'object' ? (tag as { tag: string }).tag : tag)
    if (!record.tags.some((own) => bare(own) === word)) lost.push(`tag ${word}`)
  }
  return lost
}

it.each([
  ['BibTeX', 'bibtex'],
  ['RIS', 'ris'],
  ['CSLJSON', 'csl-json'],
] as const)('reads at least 95 % of the fields of Zotero’s %s cases', (name, format: BibliographyFormat) => {
  const file = join(DATA, `${name}.json`)
  if (!existsSync(file)) {
    console.log(`not run: ${name}.json is not there`)
    return
  }
  let items = 0
  let whole = 0
  let fields = 0
  let lost = 0
  for (const { input, items: expected } of JSON.parse(readFileSync(file, 'utf8')) as ZoteroCase[]) {
    const { records } = readBibliography(format, input)
    for (const [index, item] of expected.entries()) {
      const gone = missing(item, records[index])
      const names = (item.creators as unknown[] | undefined)?.length ?? 0
      const tags = (item.tags as unknown[] | undefined)?.length ?? 0
      items += 1
      whole += gone.length === 0 ? 1 : 0
      fields += Object.keys(item).filter((field) => field in FIELDS || field === 'date').length + names + tags
      lost += gone.length
      if (gone.length > 0) console.log(`${String(item.itemID)}: ${gone.join(', ')}`)
    }
  }
  console.log(
    `${name}: ${whole} of ${items} items whole, ${fields - lost} of ${fields} fields (${((1 - lost / fields) * 100).toFixed(1)} %)`,
  )
  expect(lost / fields).toBeLessThanOrEqual(0.05)
})
