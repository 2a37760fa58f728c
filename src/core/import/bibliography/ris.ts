import type { CslItem } from '../../source'
import type { CslName } from '../../sources/names'
import { isoDate, readDate } from '../../sources/partial-date'
import type { Bibliography, BibliographyRecord } from './record'
import { type RisEntry, readRisEntries } from './ris-syntax'

const TYPES = new Map(
  Object.entries({
    'article-journal': 'JOUR EJOUR INPR JFULL ABST',
    'article-magazine': 'MGZN',
    'article-newspaper': 'NEWS',
    book: 'BOOK EBOOK EDBOOK SER CLSWK',
    chapter: 'CHAP ECHAP',
    'paper-conference': 'CONF CPAPER',
    report: 'RPRT GOVDOC STAND',
    thesis: 'THES',
    webpage: 'ELEC WEB ICOMM',
    'post-weblog': 'BLOG',
    legal_case: 'CASE',
    regulation: 'LEGAL',
    legislation: 'STAT',
    bill: 'BILL UNBILL',
    hearing: 'HEAR',
    personal_communication: 'PCOMM',
    manuscript: 'UNPB UNPD MANSCPT',
    pamphlet: 'PAMP',
    speech: 'SLIDE',
    patent: 'PAT',
    'entry-encyclopedia': 'ENCYC',
    'entry-dictionary': 'DICT',
    map: 'MAP',
    motion_picture: 'VIDEO MPCT ADVS MULTI',
    song: 'SOUND MUSIC',
    graphic: 'ART FIGURE CHART',
    dataset: 'DATA DBASE AGGR',
    software: 'COMP',
  }).flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)),
)

const PARTS = ['chapter', 'paper-conference', 'entry-encyclopedia', 'entry-dictionary']
const LAW = ['legal_case', 'legislation', 'bill', 'hearing', 'patent']
const SERIALS = ['article-journal', 'article-magazine', 'article-newspaper']

/** Reads a RIS file (the format of RefMan and EndNote). Lines that are none are told with their number, the rest is read. */
export function readRis(text: string): Bibliography {
  const { entries, problems } = readRisEntries(text)
  return { records: entries.map((entry) => new RisRecord(entry).read()), problems }
}

/** One entry as CSL. What a tag means depends on the type of the entry, as RefMan and EndNote have it. */
class RisRecord {
  private readonly csl: CslItem

  constructor(private readonly entry: RisEntry) {
    this.csl = { type: TYPES.get(entry.type) ?? 'document' }
  }

  read(): BibliographyRecord {
    this.titles()
    this.names()
    this.numbers()
    this.places()
    this.put('issued', dateOf(this.first('DA'), this.first('PY', 'Y1')))
    const seen = readDate(this.first('Y2').split('/').filter(Boolean).join('-'))
    return {
      key: this.first('ID'),
      csl: this.csl,
      tags: this.all('KW')
        .flatMap((words) => words.split(/\s*;\s*/))
        .filter((word) => word !== ''),
      accessed: seen ? isoDate(seen) : null,
      note: this.all('N1', 'RN').join('\n\n'),
      line: this.entry.line,
    }
  }

  private titles(): void {
    const own = this.is('book', 'manuscript', 'pamphlet') ? ['BT'] : []
    this.put('title', this.first('TI', 'T1', 'CT', ...own))
    // HeinOnline has the short name as JO beside the full one.
    const journal = this.first('JO', 'JF')
    const host = this.first('T2') || this.first('JF', 'JO') || (own.length > 0 ? '' : this.first('BT'))
    if (this.is('book')) this.put('collection-title', this.first('T2', 'T3'))
    else if (this.is('hearing')) this.put('section', host)
    else if (this.is('speech')) this.put('event-title', host)
    else if (this.is('map', 'report', 'software')) this.put('collection-title', host)
    else this.put('container-title', this.first('C3') && this.is('paper-conference') ? this.first('C3') : host)
    if (this.is('paper-conference')) this.put('event-title', this.first('C3') ? host : '')
    if (this.is('hearing', 'bill')) this.put('authority', this.first('T3'))
    else if (!this.is('book')) this.put('collection-title', this.first('T3') || this.csl['collection-title'])
    const short = this.first('JA', 'J2', 'J1')
    const isShort = journal !== '' && (journal !== this.csl['container-title'] || /\.(\s|$)/.test(journal))
    this.put('container-title-short', short || (isShort && SERIALS.includes(this.csl.type) ? journal : ''))
    this.put('title-short', this.first('ST'))
  }

  private names(): void {
    const second = this.all('A2')
    const inSeries = this.csl['collection-title'] !== undefined
    const role = this.is('personal_communication')
      ? 'recipient'
      : this.is('interview')
        ? 'interviewer'
        : this.is('book', 'report') && inSeries
          ? 'collection-editor'
          : this.is('bill', 'song')
            ? 'contributor'
            : 'editor'
    this.put('author', this.all('AU', 'A1').map(nameOf))
    // EndNote has the reporter of a case, and the office of a patent, where others have editors.
    if (this.is('legal_case')) this.put('container-title', this.csl['container-title'] ?? this.first('A2'))
    else if (this.is('patent')) this.put('authority', this.first('A2'))
    else this.put(role, second.map(nameOf))
    const third = this.is('book') ? 'editor' : PARTS.includes(this.csl.type) ? 'collection-editor' : 'contributor'
    this.put(third, this.all('A3').map(nameOf))
    this.put('editor', [...((this.csl.editor as CslName[] | undefined) ?? []), ...this.all('ED').map(nameOf)])
    this.put(
      this.is('legal_case', 'paper-conference', 'dataset') ? 'contributor' : 'translator',
      this.all('A4').map(nameOf),
    )
    if (this.is('chapter')) this.put('container-author', this.all('C2').map(nameOf))
  }

  private numbers(): void {
    this.put('volume', this.is('webpage') ? '' : this.first('VL'))
    const edition = LAW.includes(this.csl.type)
      ? 'chapter-number'
      : this.is('software', 'dataset')
        ? 'version'
        : 'edition'
    this.put(edition, this.first('ET'))
    const [issue, number, volumes] = [this.first('IS'), this.first('M1'), this.first('NV')]
    if (LAW.includes(this.csl.type) || this.is('report')) this.put('number', number || issue)
    else if (this.is('book')) this.put('collection-number', number || issue)
    else if (this.is('chapter')) this.put('number-of-volumes', volumes || issue || number)
    else this.put('issue', issue || (this.is('webpage') ? '' : number))
    this.put('number-of-volumes', volumes || this.csl['number-of-volumes'])
    const range = [this.first('SP'), this.first('EP')].filter((page) => page !== '').join('-')
    const whole = this.is('book', 'thesis', 'manuscript', 'pamphlet') && !/\d\s*[-–]\s*\d/.test(range)
    this.put(whole ? 'number-of-pages' : 'page', range)
    this.put('section', this.csl.section ?? this.first('SE'))
    this.serialNumber(this.first('SN'))
    const kind = this.first('M3')
    const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,}\S*)$/i.exec(kind)?.[1] ?? ''
    if (doi === '') this.put('genre', kind)
    this.put('DOI', this.first('DO') || doi)
  }

  /** ISBN or ISSN by their length; a number of neither length by what the entry is. */
  private serialNumber(written: string): void {
    const digits = written.replaceAll(/[^\dXx]/g, '').length
    const isSerial = digits === 8 || (digits !== 10 && digits !== 13 && SERIALS.includes(this.csl.type))
    if (this.is('report', 'patent') && digits !== 10 && digits !== 13) this.put('number', written)
    else this.put(isSerial ? 'ISSN' : 'ISBN', written)
  }

  private places(): void {
    // RefMan and EndNote keep the court of a case where others have the publisher.
    this.put(this.is('legal_case') ? 'authority' : 'publisher', this.first('PB'))
    const [place, published] = [this.first('CY', 'PP'), this.first('C1')]
    const isEvent = this.is('speech') || (this.is('paper-conference') && published !== '')
    this.put('publisher-place', isEvent ? published : place)
    if (isEvent) this.put('event-place', place)
    for (const [variable, ...tags] of [
      ['URL', 'UR', 'L2'],
      ['abstract', 'AB', 'N2'],
      ['language', 'LA'],
      ['archive', 'DB', 'DP'],
      ['archive_location', 'AN', 'AV'],
      ['call-number', 'CN'],
      ['license', 'CR'],
    ] as const)
      this.put(variable, this.first(...tags))
  }

  private is(...types: readonly string[]): boolean {
    return types.includes(this.csl.type)
  }

  private first(...tags: readonly string[]): string {
    return this.all(...tags)[0] ?? ''
  }

  private all(...tags: readonly string[]): string[] {
    return tags
      .flatMap((tag) => this.entry.fields.get(tag) ?? [])
      .map((value) => value.replaceAll(/\s+/g, ' ').trim())
      .filter((value) => value !== '')
  }

  private put(variable: string, value: unknown): void {
    if (value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0)) this.csl[variable] = value
  }
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter']

/** "2016/06/10/", "2013///Spring", "2016-06-10" or words; a day without a year is completed by the year. */
function dateOf(written: string, year: string): Record<string, unknown> | undefined {
  for (const typed of [written, `${written} ${year}`, year]) {
    const [date, rest = ''] = [typed.split('/').slice(0, 3).filter(Boolean).join('-'), typed.split('/')[3]]
    const known = readDate(date) ?? readDate(typed)
    if (!known) continue
    const season = SEASONS.indexOf(rest.trim().toLowerCase().replace('fall', 'autumn')) + 1
    return {
      'date-parts': [[known.year, known.month, known.day].filter((part) => part !== undefined)],
      ...(season > 0 && known.month === undefined ? { season } : {}),
    }
  }
  return written || year ? { literal: written || year } : undefined
}

/** "Taft, William H., Jr."; a name without a comma is an organisation. */
function nameOf(written: string): CslName {
  const [family = '', given = '', suffix] = written.split(',').map((part) => part.trim())
  if (given === '') return { literal: family }
  return { family, given, ...(suffix ? { suffix } : {}) }
}
