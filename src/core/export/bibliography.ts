import type { BibliographyFormat } from '../import/bibliography/read-bibliography'
import type { CslItem, Source } from '../source'
import { type CslName, namesOf } from '../sources/names'
import { fromCslDate, isoDate, type KnownDate } from '../sources/partial-date'

/** The ending of a file in each format. */
export const BIBLIOGRAPHY_ENDINGS: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
}

/** Writes sources as a bibliography file, in the order given. What the format has no field for stands in a note. */
export function writeBibliography(format: BibliographyFormat, sources: readonly Source[]): string {
  switch (format) {
    case 'bibtex':
      return sources.map(toBibtex).join('\n')
    case 'ris':
      return sources.map(toRis).join('\n')
    case 'csl-json':
      return `${JSON.stringify(sources.map(toCsl), null, 2)}\n`
  }
}

/** The record with its key, as Zotero and Pandoc read it. Private remarks stay private. */
function toCsl(source: Source): Record<string, unknown> {
  const seen = source.accessed ? fromCslDate(source.accessed) : null
  return {
    ...source.csl,
    id: source.key,
    'citation-key': source.key,
    ...(seen ? { accessed: { 'date-parts': [partsOf(seen)] } } : {}),
    ...(source.tags.length > 0 ? { keyword: source.tags.join(', ') } : {}),
    ...(source.remark.prints && source.remark.text ? { note: source.remark.text } : {}),
  }
}

const BIBLATEX: Readonly<Record<string, string>> = {
  book: 'book',
  chapter: 'incollection',
  'article-journal': 'article',
  'article-newspaper': 'article',
  'article-magazine': 'article',
  webpage: 'online',
  'post-weblog': 'online',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  regulation: 'legislation',
  bill: 'legislation',
  hearing: 'report',
  report: 'report',
  thesis: 'thesis',
  manuscript: 'unpublished',
  personal_communication: 'letter',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
}

const BIBLATEX_FIELDS: readonly (readonly [field: string, variable: string])[] = [
  ['title', 'title'],
  ['shorttitle', 'title-short'],
  ['publisher', 'publisher'],
  ['location', 'publisher-place'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['series', 'collection-title'],
  ['type', 'genre'],
  ['doi', 'DOI'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['eventtitle', 'event-title'],
  ['court', 'authority'],
  ['library', 'archive'],
  ['abstract', 'abstract'],
  ['langid', 'language'],
]

function toBibtex(source: Source): string {
  const { csl } = source
  const lines: string[] = []
  const put = (field: string, value: string) => {
    if (value !== '') lines.push(`  ${field} = {${value}},`)
  }
  for (const [field, variable] of BIBLATEX_FIELDS) put(field, toLatex(text(csl[variable])))
  for (const role of ['author', 'editor', 'translator'] as const)
    put(role, namesOf(csl[role]).map(bibtexName).join(' and '))
  const article = csl.type.startsWith('article-')
  put(article ? 'journaltitle' : 'booktitle', toLatex(text(csl['container-title'])))
  put('shortjournal', toLatex(text(csl['container-title-short'])))
  put('number', toLatex(text(csl.issue) || text(csl.number)))
  put('pages', toLatex(text(csl.page).replaceAll(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, '–')).replaceAll('–', '--'))
  put('date', dateText(csl, isoDate))
  put('url', text(csl.URL).replaceAll(/[{}\\]/g, ''))
  put('urldate', source.accessed ?? '')
  put('keywords', source.tags.map((tag) => toLatex(tag.replaceAll(',', ' '))).join(', '))
  put(
    'entrysubtype',
    csl.type === 'article-newspaper' ? 'newspaper' : csl.type === 'article-magazine' ? 'magazine' : '',
  )
  put('note', source.remark.prints ? toLatex(source.remark.text) : '')
  return `@${BIBLATEX[csl.type] ?? 'misc'}{${source.key},\n${lines.join('\n')}\n}\n`
}

/** The characters that LaTeX takes for its own; the faces of CSL's rich text as commands. */
function toLatex(words: string): string {
  const escaped = words
    .replaceAll('\\', '\\textbackslash{}')
    .replaceAll(/[&%$#_{}]/g, (char) => `\\${char}`)
    .replaceAll('\\textbackslash\\{\\}', '\\textbackslash{}')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('\u00a0', '~')
  return escaped
    .replaceAll(/<i>(.*?)<\/i>/g, '\\emph{$1}')
    .replaceAll(/<b>(.*?)<\/b>/g, '\\textbf{$1}')
    .replaceAll(/<sup>(.*?)<\/sup>/g, '\\textsuperscript{$1}')
    .replaceAll(/<sub>(.*?)<\/sub>/g, '\\textsubscript{$1}')
}

function bibtexName(name: CslName): string {
  if (name.literal !== undefined) return `{${toLatex(name.literal)}}`
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return [family, name.suffix, name.given]
    .filter(Boolean)
    .map((part) => toLatex(part ?? ''))
    .join(', ')
}

const RIS: Readonly<Record<string, string>> = {
  book: 'BOOK',
  chapter: 'CHAP',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  'article-magazine': 'MGZN',
  webpage: 'ELEC',
  'post-weblog': 'BLOG',
  legal_case: 'CASE',
  legislation: 'STAT',
  regulation: 'LEGAL',
  bill: 'BILL',
  hearing: 'HEAR',
  report: 'RPRT',
  thesis: 'THES',
  manuscript: 'MANSCPT',
  personal_communication: 'PCOMM',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  speech: 'SLIDE',
}

/** Tags that mean something else in one type, as RefMan and EndNote have it. */
const RIS_OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bill: { ET: 'chapter-number', T3: 'authority' },
  hearing: { ET: 'chapter-number', T2: 'section', T3: 'authority', SE: '' },
  legislation: { ET: 'chapter-number' },
  speech: { T2: 'event-title', CY: 'event-place' },
}

const RIS_FIELDS: readonly (readonly [tag: string, variable: string])[] = [
  ['TI', 'title'],
  ['ST', 'title-short'],
  ['T2', 'container-title'],
  ['JA', 'container-title-short'],
  ['T3', 'collection-title'],
  ['VL', 'volume'],
  ['ET', 'edition'],
  ['CY', 'publisher-place'],
  ['M3', 'genre'],
  ['SE', 'section'],
  ['DO', 'DOI'],
  ['UR', 'URL'],
  ['LA', 'language'],
  ['AB', 'abstract'],
  ['DP', 'archive'],
]

function toRis(source: Source): string {
  const { csl } = source
  const lines = [`TY  - ${RIS[csl.type] ?? 'GEN'}`, `ID  - ${source.key}`]
  const put = (tag: string, value: string) => {
    if (value !== '') lines.push(`${tag}  - ${value.replaceAll(/\s+/g, ' ')}`)
  }
  // The second names of a book are those of its series.
  for (const [tag, role] of [
    ['AU', 'author'],
    [csl.type === 'book' ? 'ED' : 'A2', 'editor'],
    ['A2', csl.type === 'book' ? 'collection-editor' : 'recipient'],
    ['A4', 'translator'],
  ] as const)
    for (const name of namesOf(csl[role])) put(tag, risName(name))
  for (const [tag, variable] of RIS_FIELDS) put(tag, text(csl[RIS_OWN[csl.type]?.[tag] ?? variable]))
  put('PB', text(csl.type === 'legal_case' ? csl.authority : csl.publisher))
  put('IS', text(csl.issue) || text(csl.number))
  const [start = '', end = ''] = text(csl.page).split(/[-–]/)
  put('SP', start)
  put('EP', end)
  put('SN', text(csl.ISBN) || text(csl.ISSN))
  put(
    'PY',
    dateText(csl, ({ year }) => String(year)),
  )
  put(
    'DA',
    dateText(csl, (date) => `${[date.year, two(date.month), two(date.day)].join('/')}/`),
  )
  put('Y2', source.accessed?.replaceAll('-', '/') ?? '')
  for (const tag of source.tags) put('KW', tag)
  put('N1', source.remark.prints ? source.remark.text : '')
  return `${lines.join('\r\n')}\r\nER  - \r\n`
}

function risName(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return [family, name.given, name.suffix].filter(Boolean).join(', ')
}

function two(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0')
}

function dateText(csl: CslItem, show: (date: KnownDate) => string): string {
  const date = fromCslDate(csl.issued)
  return date ? show(date) : ''
}

function partsOf(date: KnownDate): number[] {
  return [date.year, date.month, date.day].filter((part) => part !== undefined)
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
