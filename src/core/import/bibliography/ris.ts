import type { CslItem } from '../../source'
import type { CslName } from '../../sources/names'
import { isoDate, readDate } from '../../sources/partial-date'
import type { Bibliography, BibliographyProblem, BibliographyRecord } from './record'

const TYPES = new Map(
  Object.entries({
    JOUR: 'article-journal',
    EJOUR: 'article-journal',
    MGZN: 'article-magazine',
    NEWS: 'article-newspaper',
    BOOK: 'book',
    EBOOK: 'book',
    EDBOOK: 'book',
    CHAP: 'chapter',
    ECHAP: 'chapter',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    RPRT: 'report',
    GOVDOC: 'report',
    THES: 'thesis',
    ELEC: 'webpage',
    ICOMM: 'personal_communication',
    BLOG: 'post-weblog',
    CASE: 'legal_case',
    STAT: 'legislation',
    LEGAL: 'regulation',
    BILL: 'bill',
    HEAR: 'hearing',
    UNBILL: 'bill',
    PCOMM: 'personal_communication',
    UNPB: 'manuscript',
    MANSCPT: 'manuscript',
    INPR: 'article-journal',
    PAMP: 'pamphlet',
    SLIDE: 'speech',
    PAT: 'patent',
    ENCYC: 'entry-encyclopedia',
    DICT: 'entry-dictionary',
    MAP: 'map',
    VIDEO: 'motion_picture',
    SOUND: 'song',
    DATA: 'dataset',
    COMP: 'software',
    GEN: 'document',
    ABST: 'document',
  }),
)

/** A tag with two spaces and a hyphen; files in the wild have one space, or none behind the hyphen. */
const LINE = /^([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/

interface Entry {
  readonly line: number
  readonly type: string
  readonly fields: Map<string, string[]>
}

/** Reads a RIS file (the format of RefMan and EndNote). Lines that are none are told with their number, the rest is read. */
export function readRis(text: string): Bibliography {
  const records: BibliographyRecord[] = []
  const problems: BibliographyProblem[] = []
  let entry: Entry | null = null
  let last: string[] | null = null
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = index + 1
    const [, tag, value = ''] = LINE.exec(written.trimEnd()) ?? []
    if (tag === 'TY') {
      if (entry)
        problems.push({ line: entry.line, what: 'this entry has no end (“ER  -”); it was read up to the next' })
      if (entry) records.push(toRecord(entry))
      entry = { line, type: value.trim().toUpperCase(), fields: new Map() }
      last = null
    } else if (tag === 'ER') {
      if (entry) records.push(toRecord(entry))
      else problems.push({ line, what: 'an entry ends here that never began' })
      entry = null
      last = null
    } else if (tag && entry) {
      last = entry.fields.get(tag) ?? []
      last.push(value.trim())
      entry.fields.set(tag, last)
    } else if (written.trim() !== '') {
      if (entry && last && last.length > 0 && !tag) last[last.length - 1] += ` ${written.trim()}`
      else problems.push({ line, what: `“${written.trim().slice(0, 30)}” belongs to no entry; it was left out` })
    }
  }
  if (entry) {
    problems.push({ line: entry.line, what: 'this entry has no end (“ER  -”); it was read up to the end of the file' })
    records.push(toRecord(entry))
  }
  return { records, problems }
}

const PLAIN: readonly (readonly [variable: string, ...tags: readonly string[]])[] = [
  ['title', 'T1', 'TI', 'CT'],
  ['container-title', 'T2', 'JO', 'JF', 'BT'],
  ['container-title-short', 'JA', 'J2', 'J1'],
  ['title-short', 'ST'],
  ['collection-title', 'T3'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY', 'PP'],
  ['volume', 'VL'],
  ['edition', 'ET'],
  ['DOI', 'DO'],
  ['URL', 'UR', 'L2'],
  ['abstract', 'AB', 'N2'],
  ['language', 'LA'],
  ['section', 'SE'],
  ['archive', 'DP', 'DB'],
  ['call-number', 'CN'],
  ['genre', 'M3'],
]

function toRecord({ fields, line, type }: Entry): BibliographyRecord {
  const first = (...tags: readonly string[]) =>
    tags.map((tag) => fields.get(tag)?.[0] ?? '').find((value) => value !== '') ?? ''
  const all = (...tags: readonly string[]) =>
    tags.flatMap((tag) => fields.get(tag) ?? []).filter((value) => value !== '')
  const csl: CslItem = { type: TYPES.get(type) ?? 'document' }
  const put = (variable: string, value: unknown) => {
    if (value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0)) csl[variable] = value
  }
  for (const [variable, ...tags] of PLAIN) put(variable, first(...tags))
  put('author', all('AU', 'A1').map(nameOf))
  put('editor', all('ED', 'A2').map(nameOf))
  put('translator', all('A4').map(nameOf))
  const isLaw = ['legal_case', 'legislation', 'bill', 'hearing', 'regulation', 'report', 'patent'].includes(csl.type)
  put(isLaw ? 'number' : 'issue', first('IS', 'M1'))
  put('page', [first('SP'), first('EP')].filter((page) => page !== '').join('-'))
  put(/^[\dXx-]{10,17}$/.test(first('SN')) ? 'ISBN' : 'ISSN', first('SN'))
  put('issued', dateOf(first('DA'), first('PY', 'Y1')))
  if (csl.type === 'legal_case') moveCourt(csl)
  const seen = readDate(first('Y2').split('/').filter(Boolean).join('-'))
  return {
    key: first('ID'),
    csl,
    tags: all('KW'),
    accessed: seen ? isoDate(seen) : null,
    note: all('N1').join('\n\n'),
    line,
  }
}

/** RefMan and EndNote keep the court of a case where others have the publisher. */
function moveCourt(csl: CslItem): void {
  if (csl.publisher === undefined) return
  csl.authority = csl.publisher
  delete csl.publisher
}

/** "2016/06/10/", "2016///summer", "2016-06-10" or words. */
function dateOf(written: string, year: string): Record<string, unknown> | undefined {
  for (const typed of [written, year]) {
    const date = readDate(typed.split('/').slice(0, 3).filter(Boolean).join('-')) ?? readDate(typed)
    if (date) return { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== undefined)] }
  }
  return written || year ? { literal: written || year } : undefined
}

/** "Taft, William H., Jr."; a name without a comma is an organisation. */
function nameOf(written: string): CslName {
  const [family = '', given = '', suffix] = written.split(',').map((part) => part.trim())
  if (given === '') return { literal: family }
  return { family, given, ...(suffix ? { suffix } : {}) }
}
