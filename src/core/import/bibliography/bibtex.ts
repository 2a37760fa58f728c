import type { CslItem } from '../../source'
import { isoDate, readDate } from '../../sources/partial-date'
import { readBibtexNames } from './bibtex-names'
import { type BibtexEntry, readBibtexEntries } from './bibtex-syntax'
import { fromLatex, splitOutsideBraces } from './latex'
import type { Bibliography, BibliographyRecord } from './record'

const TYPES = new Map(
  Object.entries({
    article: 'article-journal',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    reference: 'book',
    inbook: 'chapter',
    incollection: 'chapter',
    bookinbook: 'chapter',
    suppbook: 'chapter',
    inreference: 'entry-encyclopedia',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    booklet: 'pamphlet',
    manual: 'report',
    techreport: 'report',
    report: 'report',
    mastersthesis: 'thesis',
    phdthesis: 'thesis',
    thesis: 'thesis',
    unpublished: 'manuscript',
    misc: 'document',
    online: 'webpage',
    www: 'webpage',
    electronic: 'webpage',
    patent: 'patent',
    jurisdiction: 'legal_case',
    legislation: 'legislation',
    legal: 'legislation',
    letter: 'personal_communication',
    dataset: 'dataset',
    software: 'software',
    movie: 'motion_picture',
    video: 'motion_picture',
    audio: 'song',
    periodical: 'book',
    newspaper: 'article-newspaper',
    hearing: 'hearing',
    bill: 'bill',
    treaty: 'treaty',
    speech: 'speech',
    interview: 'interview',
  }),
)

/** Fields that are one CSL variable in every type; where several name one variable, the first that is there holds. */
const PLAIN: readonly (readonly [variable: string, ...fields: readonly string[]])[] = [
  ['container-title', 'journaltitle', 'fjournal', 'journal', 'booktitle', 'maintitle'],
  ['container-title-short', 'shortjournal', 'journalabbr'],
  ['title-short', 'shorttitle'],
  ['collection-title', 'series'],
  ['publisher', 'publisher', 'school', 'institution', 'organization'],
  ['publisher-place', 'address', 'location'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['edition', 'edition'],
  ['number-of-pages', 'pagetotal'],
  ['chapter-number', 'chapter'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['DOI', 'doi'],
  ['language', 'language', 'langid'],
  ['abstract', 'abstract'],
  ['annote', 'annote', 'annotation'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['authority', 'court', 'authority'],
  ['archive', 'archive', 'library'],
  ['archive_location', 'archivelocation'],
  ['license', 'copyright'],
  ['version', 'version'],
  ['keyword', 'keyword'],
]

const NAMES = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
] as const

const THESES = new Map([
  ['mastersthesis', "Master's thesis"],
  ['phdthesis', 'Ph.D. dissertation'],
])

/** Reads a BibTeX or BibLaTeX file. Malformed entries are told with their line, the rest is read. Never asks a network. */
export function readBibtex(text: string): Bibliography {
  const { entries, problems } = readBibtexEntries(text)
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]))
  return { records: entries.map((entry) => toRecord(inherit(entry, byKey))), problems }
}

/** `crossref`: what the entry lacks comes from its parent, whose title is the entry's book. */
function inherit(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): BibtexEntry {
  const parent = byKey.get((entry.fields.get('crossref') ?? entry.fields.get('xdata') ?? '').toLowerCase())
  if (!parent || parent === entry) return entry
  const fields = new Map(parent.fields)
  const title = parent.fields.get('title')
  if (title !== undefined && !fields.has('booktitle')) fields.set('booktitle', title)
  for (const own of ['title', 'subtitle', 'author', 'shorttitle', 'doi', 'url', 'pages', 'abstract']) fields.delete(own)
  return { ...entry, fields: new Map([...fields, ...entry.fields]) }
}

function toRecord(entry: BibtexEntry): BibliographyRecord {
  const field = (name: string) => fromLatex(entry.fields.get(name) ?? '')
  const csl: CslItem = { type: typeOf(entry, field) }
  const put = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) csl[variable] = value
  }
  put('title', titleOf(field))
  for (const [variable, name] of NAMES) put(variable, readBibtexNames(entry.fields.get(name) ?? ''))
  for (const [variable, ...names] of PLAIN)
    put(
      variable,
      names.map(field).find((value) => value !== ''),
    )
  // MathSciNet has both names of a journal, the short one as `journal`.
  if (entry.fields.has('fjournal')) put('container-title-short', field('journal'))
  put('page', field('pages').replaceAll(/\s*[–—]\s*/g, '-'))
  put(numberVariable(csl.type), field('number') || field('issue'))
  put('genre', field('type') || THESES.get(entry.type))
  put('URL', addressOf(entry))
  put('issued', dateOf(field))
  return {
    key: entry.key,
    csl,
    tags: tagsOf(entry),
    accessed: iso(field('urldate') || field('lastchecked') || field('lastvisited')),
    note: field('note'),
    line: entry.line,
  }
}

function typeOf(entry: BibtexEntry, field: (name: string) => string): string {
  const subtype = field('entrysubtype') || (entry.type === 'article' ? field('type') : '')
  if (/newspaper/i.test(subtype)) return 'article-newspaper'
  if (/magazine/i.test(subtype)) return 'article-magazine'
  if (entry.type === 'misc' && addressOf(entry) !== '' && !entry.fields.has('publisher')) return 'webpage'
  return TYPES.get(entry.type) ?? 'document'
}

function titleOf(field: (name: string) => string): string {
  const [title, subtitle] = [field('title'), field('subtitle')]
  if (subtitle === '') return title
  return `${title}${/[.:?!]$/.test(title) ? '' : ':'} ${subtitle}`
}

function numberVariable(type: string): string {
  return ['report', 'patent', 'legal_case', 'legislation', 'bill', 'hearing', 'treaty'].includes(type)
    ? 'number'
    : type === 'book' || type === 'chapter' || type === 'paper-conference'
      ? 'collection-number'
      : 'issue'
}

function addressOf(entry: BibtexEntry): string {
  const address = (entry.fields.get('url') ?? '')
    .trim()
    .replaceAll(/\\([_%&#~$])/g, '$1')
    .replaceAll(/[{}]/g, '')
  if (address !== '') return address.replace(/^\\url/, '')
  const written = entry.fields.get('howpublished') ?? ''
  return /\\url\{([^}]*)\}/.exec(written)?.[1] ?? /^https?:\/\/\S+$/.exec(written.trim())?.[0] ?? ''
}

function dateOf(field: (name: string) => string): Record<string, unknown> | undefined {
  const written = field('date') || field('year')
  if (written === '') return undefined
  const [start = '', end] = written.split('/')
  const first = parts(start, field('month'), field('day'))
  if (!first) return { literal: written }
  const last = end === undefined || end === '' ? null : parts(end, '', '')
  return { 'date-parts': last ? [first, last] : [first] }
}

function parts(written: string, month: string, day: string): number[] | null {
  const date = readDate(written)
  if (!date) return null
  const named = month === '' ? null : (readDate(`${month} 2000`) ?? readDate(`2000-${month.padStart(2, '0')}`))
  const full = {
    ...(named?.month ? { month: named.month } : {}),
    ...(Number(day) > 0 ? { day: Number(day) } : {}),
    ...date,
  }
  return [full.year, full.month, full.month ? full.day : undefined].filter((part) => part !== undefined)
}

function tagsOf(entry: BibtexEntry): string[] {
  const written = entry.fields.get('keywords') ?? ''
  const separator = written.includes(';') ? /^;/ : /^,/
  return splitOutsideBraces(written, separator)
    .map(fromLatex)
    .filter((tag) => tag !== '')
}

function iso(written: string): string | null {
  const date = readDate(written)
  return date ? isoDate(date) : null
}
