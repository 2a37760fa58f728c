import type { CslItem } from '../../source'
import { isoDate, readDate } from '../../sources/partial-date'
import { bibtexDate } from './bibtex-dates'
import { withInherited } from './bibtex-inherit'
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
    // Mendeley's own.
    web_page: 'webpage',
    book_section: 'chapter',
    newspaper_article: 'article-newspaper',
    magazine_article: 'article-magazine',
    encyclopedia_article: 'entry-encyclopedia',
    case: 'legal_case',
    statute: 'legislation',
  }),
)

/** Fields that are one CSL variable in every type; where several name one variable, the first that is there holds. */
const PLAIN: readonly (readonly [variable: string, ...fields: readonly string[]])[] = [
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
  ['part-number', 'part'],
  ['status', 'pubstate'],
  ['PMID', 'pmid'],
  ['PMCID', 'pmcid'],
]

const NAMES = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
] as const

/** The kinds of works that BibLaTeX has names of its own for. */
const KINDS = new Map([
  ['mathesis', "Master's thesis"],
  ['bathesis', "Bachelor's thesis"],
  ['phdthesis', 'Ph.D. dissertation'],
  ['candthesis', 'Candidate thesis'],
  ['techreport', 'Technical report'],
  ['resreport', 'Research report'],
])

const THESES = new Map([
  ['mastersthesis', "Master's thesis"],
  ['phdthesis', 'Ph.D. dissertation'],
])

/** Reads a BibTeX or BibLaTeX file. Malformed entries are told with their line, the rest is read. Never asks a network. */
export function readBibtex(text: string): Bibliography {
  const { entries, problems } = readBibtexEntries(text)
  // A set says of entries only that they are cited together.
  return { records: withInherited(entries.filter(({ type }) => type !== 'set')).map(toRecord), problems }
}

function toRecord(entry: BibtexEntry): BibliographyRecord {
  const field = (name: string) => fromLatex(entry.fields.get(name) ?? '')
  // A "~" at the end of a date says "about"; elsewhere in LaTeX it is a space.
  const dated = (name: string) => fromLatex((entry.fields.get(name) ?? '').replace(/~$/, '\\textasciitilde'))
  const csl: CslItem = { type: typeOf(entry, field) }
  const put = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) csl[variable] = value
  }
  put('title', titled(field, 'title', 'subtitle'))
  put('container-title', hostOf(field))
  for (const [variable, name] of NAMES) put(variable, readBibtexNames(entry.fields.get(name) ?? ''))
  for (const [variable, ...names] of PLAIN)
    put(
      variable,
      names.map(field).find((value) => value !== ''),
    )
  // MathSciNet has both names of a journal, the short one as `journal`.
  if (entry.fields.has('fjournal')) put('container-title-short', field('journal'))
  // BibLaTeX's styles for law have the court of a case as its institution.
  if (csl.type === 'legal_case' && csl.authority === undefined && entry.fields.has('institution')) {
    csl.authority = field('institution')
    delete csl.publisher
  }
  put('page', field('pages').replaceAll(/\s*[–—]\s*/g, '-'))
  put(numberVariable(csl.type), field('number') || field('issue'))
  put('number', csl.number ?? field('eid'))
  put('genre', KINDS.get(field('type')) ?? (field('type') || THESES.get(entry.type)))
  put(
    'original-date',
    bibtexDate((name) => dated(name === 'date' ? 'origdate' : '')),
  )
  put(
    'event-date',
    bibtexDate((name) => dated(name === 'date' ? 'eventdate' : '')),
  )
  putEprint(entry, csl)
  put('URL', addressOf(entry))
  put('issued', bibtexDate(dated))
  return {
    key: entry.key,
    csl,
    tags: tagsOf(entry),
    accessed: iso(field('urldate') || field('lastchecked') || field('lastvisited') || accessedIn(field('note'))),
    note: [field('note'), publishedAs(entry, field)].filter((words) => words !== '').join('\n\n'),
    line: entry.line,
  }
}

function typeOf(entry: BibtexEntry, field: Field): string {
  const subtype = field('entrysubtype') || (entry.type === 'article' ? field('type') : '')
  if (/newspaper/i.test(subtype)) return 'article-newspaper'
  if (/magazine/i.test(subtype)) return 'article-magazine'
  if (entry.type === 'misc' && addressOf(entry) !== '' && !entry.fields.has('publisher')) return 'webpage'
  return TYPES.get(entry.type) ?? 'document'
}

type Field = (name: string) => string

function titled(field: Field, title: string, subtitle: string): string {
  const [main, sub] = [field(title), field(subtitle)]
  if (sub === '' || main === '') return main
  return `${main}${/[.:?!]$/.test(main) ? '' : ':'} ${sub}`
}

/** What an entry is a part of; MathSciNet has the long name of a journal as `fjournal`. */
function hostOf(field: Field): string {
  return (
    titled(field, 'journaltitle', 'journalsubtitle') ||
    field('fjournal') ||
    field('journal') ||
    titled(field, 'booktitle', 'booksubtitle') ||
    titled(field, 'maintitle', 'mainsubtitle')
  )
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
  for (const name of ['howpublished', 'note']) {
    const written = entry.fields.get(name) ?? ''
    const found = /\\url\s*\{([^}]*)\}/.exec(written)?.[1] ?? /^https?:\/\/\S+$/.exec(written.trim())?.[0]
    if (found !== undefined) return found.trim()
  }
  return ''
}

/** How it was published, in words, where that is no address. */
function publishedAs(entry: BibtexEntry, field: Field): string {
  const written = entry.fields.get('howpublished') ?? ''
  return /\\url\b|^https?:/.test(written.trim()) ? '' : field('howpublished')
}

/** A paper of an archive of papers, such as arXiv. */
function putEprint(entry: BibtexEntry, csl: CslItem): void {
  const number = fromLatex(entry.fields.get('eprint') ?? '')
  const archive = fromLatex(entry.fields.get('eprinttype') ?? entry.fields.get('archiveprefix') ?? '')
  if (number === '' || archive === '') return
  csl.archive ??= archive
  csl.archive_location ??= number
  if (/^arxiv$/i.test(archive)) csl.URL ??= `https://arxiv.org/abs/${number.replace(/^arxiv:/i, '')}`
}

function tagsOf(entry: BibtexEntry): string[] {
  const written = entry.fields.get('keywords') ?? ''
  const separator = written.includes(';') ? /^;/ : /^,/
  return splitOutsideBraces(written, separator)
    .map(fromLatex)
    .filter((tag) => tag !== '')
}

/** "Accessed: 2020-01-02" and its like. */
function accessedIn(note: string): string {
  return /\b(?:accessed|retrieved|visited)(?: on)?:?\s+([^.;()[\]]+)/i.exec(note)?.[1] ?? ''
}

function iso(written: string): string | null {
  const date = readDate(written)
  return date ? isoDate(date) : null
}
