import type { CslItem, Source } from '../source'
import { soundItem } from './sound-item'
import type { StyleManner } from './style-catalogue'

/** Reports that print only decisions of the Supreme Court, so that the court is not named again (Bluebook 10.4(a), table T1.1). */
const SUPREME_COURT_REPORTS = new Set(['U.S.', 'S. Ct.', 'L. Ed.', 'L. Ed. 2d'])
const CIRCUITS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
]
const ORDINALS = ['1st', '2d', '3d', '4th', '5th', '6th', '7th', '8th', '9th', '10th', '11th']
/** Parties whose name says too little to be the short form of a case (Bluebook 10.9(a)(i)). */
const COMMON_PARTY =
  /^(united states|u\.s\.|state|people|commonwealth|regina|rex|r\.?|the (state|people|king|queen))( of .*)?$/i

/**
 * The record as the processor takes it: a copy with the accessed date and the archived copy that stand beside the CSL fields.
 * `manner` says whose rules it is fitted to. Never changes the source.
 */
export function prepareItem(source: Source, manner: StyleManner): CslItem {
  const item = withReporter(soundItem(JSON.parse(JSON.stringify(source.csl)) as CslItem))
  if (source.accessed && item.accessed === undefined) item.accessed = { 'date-parts': [dateParts(source.accessed)] }
  const address = typeof item.URL === 'string' ? item.URL : ''
  // Bluebook 18.2.1(d): the archived copy stands in brackets after the address; other styles have no place for it.
  if (source.archived?.url) item.URL = address ? `${address} [${source.archived.url}]` : source.archived.url
  const event = item['event-title'] ?? item.event
  if (event !== undefined) Object.assign(item, { event, 'event-title': event })
  // Chicago prints the date of an interview twice when it finds its place under "event-place".
  if (item.type === 'interview' && item['event-place'] && !item['publisher-place']) {
    item['publisher-place'] = item['event-place']
    delete item['event-place']
  }
  if (manner === 'bluebook') return fitLegal(item)
  if (manner === 'chicago') return fitLegal(fitChicago(item))
  if (manner === 'oscola') return fitOscola(item)
  // Other styles know a statute by its title alone.
  return text(item.title) === '' ? { ...item, title: lawName(item) } : item
}

/** BibLaTeX has where a case is reported as its number: "347 U.S. 483". */
function withReporter(item: CslItem): CslItem {
  const reported = /^(\d+)\s+(\p{Lu}[\p{L}\d.’' ]*?)\s+(\d+)$/u.exec(text(item.number))
  if (item.type !== 'legal_case' || !reported || item['container-title'] || item.volume) return item
  const { number: _, ...rest } = item
  const [, volume, reporter, page] = reported
  return { ...rest, type: item.type, volume, 'container-title': reporter, page }
}

/** What the packaged Chicago styles leave to the record (Chicago Manual, 17th ed.). */
function fitChicago(item: CslItem): CslItem {
  const genre = text(item.genre)
  switch (item.type) {
    case 'report': {
      // 14.220: reports are treated like books.
      const series = [genre, text(item.number)].filter((part) => part !== '').join(' ')
      const { number: _, genre: __, ...rest } = item
      return { ...rest, type: 'book', ...(series === '' ? {} : { 'collection-title': series }) }
    }
    case 'personal_communication': {
      // 14.229: the word "letter" is understood.
      const { genre: _, ...rest } = item
      return /^letter$/i.test(genre) ? { ...rest, type: item.type } : item
    }
    // 14.211: "interview by author".
    case 'interview':
      return item.interviewer || item['container-title'] ? item : { ...item, interviewer: [{ literal: 'author' }] }
    case 'speech': // 14.217
      return genre === '' ? { ...item, genre: 'speech' } : item
    case 'manuscript': // 14.218
      return genre === '' ? { ...item, genre: 'unpublished manuscript' } : item
    default:
      return item
  }
}

/** OSCOLA (4th ed., 2.1.1) prints foreign law as at home but without stops, and names no court that the reports name already. */
function fitOscola(item: CslItem): CslItem {
  if (item.type === 'legal_case') {
    const reporter = text(item['container-title'])
    const { authority, ...rest } = item
    const court = SUPREME_COURT_REPORTS.has(reporter) ? {} : { ...(authority ? { authority } : {}) }
    return { ...rest, ...court, type: item.type, 'container-title': withoutStops(reporter) }
  }
  if (item.type !== 'legislation' && item.type !== 'regulation') return item
  const name = [text(item.title), lawName(item)].filter((part) => part !== '').join(', ')
  return { type: 'legislation', title: withoutStops(name), ...(text(item.title) === '' ? {} : { issued: item.issued }) }
}

/** Without the stops of abbreviations; the one in "§ 122.26" stays. */
function withoutStops(words: string): string {
  return words.replaceAll(/(?<=\p{L})\./gu, '')
}

/** "42 U.S.C. § 1983": how a law without a title is called. */
export function lawName(item: CslItem): string {
  const section = text(item.section)
  const parts = [text(item.volume), text(item['container-title']), section === '' ? text(item.page) : `§ ${section}`]
  return parts.filter((part) => part !== '').join(' ')
}

/** The parts of a date such as `2016-06-10` as CSL takes them. */
export function dateParts(date: string): number[] {
  const negative = date.startsWith('-')
  const [year = 0, ...rest] = (negative ? date.slice(1) : date).split('-').map(Number)
  return [negative ? -year : year, ...rest]
}

function fitLegal(item: CslItem): CslItem {
  switch (item.type) {
    case 'legal_case':
      return fitCase(item)
    case 'legislation':
      return fitStatute(item)
    case 'bill':
      return fitBill(item)
    case 'hearing':
      return fitHearing(item)
    case 'treaty':
      return fitNumber(item, /^[\d,]+$/, 'T.I.A.S. No. ')
    default:
      return item
  }
}

function fitCase(item: CslItem): CslItem {
  const { authority, ...rest } = item
  const fitted: CslItem = { ...rest, type: item.type }
  const reporter = text(item['container-title-short']) || text(item['container-title'])
  if (!SUPREME_COURT_REPORTS.has(reporter) && authority) fitted.authority = shortCourt(text(authority))
  const number = text(item.number).replace(/^nos?\.\s*/i, '')
  if (number) fitted.number = number
  if (!item['title-short']) fitted['title-short'] = shortCaseName(text(item.title))
  return fitted
}

/** The first party, or the second where the first is a government: "Coyle v. Smith" gives "Coyle". */
export function shortCaseName(title: string): string {
  const [first = '', second = ''] = title.split(/\s+vs?\.?\s+/)
  if (second === '') return title
  return COMMON_PARTY.test(first.trim()) ? second.trim() : first.trim()
}

/** Table T7 for the courts whose full names people write out; other names stay as they are. */
function shortCourt(court: string): string {
  const circuit = /court of appeals for the (\w+) circuit|^(\w+) circuit/i.exec(court)
  const index = CIRCUITS.indexOf((circuit?.[1] ?? circuit?.[2] ?? '').toLowerCase())
  if (index >= 0) return `${ORDINALS[index]} Cir.`
  if (/district of columbia circuit|d\.?c\.? circuit/i.test(court)) return 'D.C. Cir.'
  if (/^federal circuit|for the federal circuit/i.test(court)) return 'Fed. Cir.'
  return court
}

function fitStatute(item: CslItem): CslItem {
  const title = text(item.title)
  if (/\bconst(\.|itution)$/i.test(title) && !item.genre) return { ...item, genre: 'constitution' }
  return fitNumber(item, /^\d+[-–]\d+$/, 'Pub. L. No. ')
}

function fitBill(item: CslItem): CslItem {
  const house = /senate|^s\./i.test(text(item.authority)) ? 'S. ' : 'H.R. '
  const fitted = fitNumber(item, /^\d+$/, house)
  return fitSession(fitted)
}

function fitHearing(item: CslItem): CslItem {
  const title = text(item.title)
  const fitted: CslItem = { ...fitSession(item) }
  if (!item['title-short']) fitted['title-short'] = title.split(/: /)[0] ?? title
  if (item.section && !/\bhearings?\b/i.test(title)) fitted.title = `${title}: Hearing`
  const committee = text(item.section).replace(/^(before )?the /i, '')
  if (committee) fitted.section = committee
  return fitted
}

function fitSession(item: CslItem): CslItem {
  const session = text(item['chapter-number'])
  return /^\d+$/.test(session) ? { ...item, 'chapter-number': `${ordinal(Number(session))} Cong.` } : item
}

/** Bluebook 6.2(b): 1st, 2d, 3d, 4th, 112th. */
function ordinal(value: number): string {
  const tens = value % 100
  if (tens >= 11 && tens <= 13) return `${value}th`
  return `${value}${['th', 'st', 'd', 'd'][value % 10] ?? 'th'}`
}

function fitNumber(item: CslItem, bare: RegExp, prefix: string): CslItem {
  const number = text(item.number)
  return bare.test(number) ? { ...item, number: `${prefix}${number}` } : item
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
