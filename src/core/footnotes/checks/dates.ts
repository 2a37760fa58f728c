/** A date as it stands in a note, as the days it can mean, each a number like 20160610. */
export interface NoteDate {
  readonly text: string
  readonly earliest: number
  readonly latest: number
  /** It names a day, not only a month or year. */
  readonly day: boolean
  /** It stands in round brackets, as a year of publication does. */
  readonly inBrackets: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const YEAR = '(1[5-9]\\d\\d|20\\d\\d)'
const DATE = new RegExp(
  [
    `${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}`,
    `(\\d{1,2})\\s+${MONTH}\\s+${YEAR}`,
    `${YEAR}-(\\d\\d)-(\\d\\d)`,
    `${MONTH},?\\s+${YEAR}`,
    `(?<![\\d./-])${YEAR}(?![\\d/-])`,
  ].join('|'),
  'gi',
)

/** The dates in some words, in order: "June 10, 2016", "10 June 2016", "2016-06-10", "June 2016", "2016". */
export function datesIn(words: string): NoteDate[] {
  return [...words.matchAll(DATE)].map((match) => {
    const [text, m1, d1, y1, d2, m2, y2, y3, m3, d3, m4, y4, y5] = match
    const year = Number(y1 ?? y2 ?? y3 ?? y4 ?? y5)
    const name = m1 ?? m2 ?? m4
    const month = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : m3 ? Number(m3) : 0
    const day = Number(d1 ?? d2 ?? d3 ?? 0)
    return { text, ...span(year, month, day), day: day > 0, inBrackets: inBrackets(words, match.index) }
  })
}

function span(year: number, month: number, day: number): { earliest: number; latest: number } {
  const base = year * 10_000
  if (month === 0) return { earliest: base + 101, latest: base + 1231 }
  if (day === 0) return { earliest: base + month * 100 + 1, latest: base + month * 100 + 31 }
  return { earliest: base + month * 100 + day, latest: base + month * 100 + day }
}

function inBrackets(words: string, at: number): boolean {
  const open = words.lastIndexOf('(', at)
  return open >= 0 && words.indexOf(')', open) > at
}
