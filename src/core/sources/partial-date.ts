/** A date as far as it is known; months and days count from 1. */
export interface KnownDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
const MONTH_NAMES = [...NAMES, 'November', 'December']

/**
 * Reads a date as people write it: "1987", "June 2016", "June 10, 2016", "10 June 2016", "2016-06-10" (also with an hour),
 * "6/10/2016" (month first). Answers null for anything else, and for days that no calendar has.
 */
export function readDate(text: string): KnownDate | null {
  const typed = text.trim()
  const iso = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d{2}:\d{2}\S*)?)?)?$/.exec(typed)
  if (iso) return known(iso[1], iso[2], iso[3])
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed)
  if (slashes) return known(slashes[3], slashes[1], slashes[2])
  const monthFirst = /^(\p{L}+)\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(-?\d{3,4})$/u.exec(typed)
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\.?,?\s+(-?\d{3,4})$/u.exec(typed)
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1])
  return null
}

function named(year: string | undefined, month: string | undefined, day: string | undefined): KnownDate | null {
  const word = (month ?? '').toLowerCase()
  const index = MONTHS.indexOf(word.slice(0, 3))
  const full = MONTH_NAMES[index]?.toLowerCase() ?? ''
  if (index < 0 || !(full.startsWith(word) || word === 'sept')) return null
  return known(year, String(index + 1), day)
}

function known(year: string | undefined, month: string | undefined, day: string | undefined): KnownDate | null {
  const date = { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) }
  if (!Number.isInteger(date.year)) return null
  if (date.month !== undefined && (date.month < 1 || date.month > 12)) return null
  if (date.day !== undefined && (date.day < 1 || date.day > daysOf(date.year, date.month ?? 1))) return null
  return date
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** `2016-06-10`, `2016-06` or `2016`. */
export function isoDate(date: KnownDate): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const year = date.year < 0 ? `-${String(-date.year)}` : String(date.year)
  return [year, ...(date.month ? [two(date.month)] : []), ...(date.month && date.day ? [two(date.day)] : [])].join('-')
}

/** "June 10, 2016", "June 2016" or "2016". */
export function printDate(date: KnownDate): string {
  const month = date.month ? MONTH_NAMES[date.month - 1] : undefined
  if (!month) return String(date.year)
  return date.day ? `${month} ${date.day}, ${date.year}` : `${month} ${date.year}`
}

/** The first date of a CSL date variable, in any of the forms that CSL-JSON allows; null where there is none. */
export function fromCslDate(value: unknown): KnownDate | null {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? readDate(value) : null
  const { 'date-parts': parts, raw, literal } = value as { 'date-parts'?: unknown; raw?: unknown; literal?: unknown }
  const first = Array.isArray(parts) && Array.isArray(parts[0]) ? (parts[0] as unknown[]) : []
  const numbers = first.map(Number).filter((part) => Number.isInteger(part) && part !== 0)
  const [year, month, day] = numbers
  if (year !== undefined) return known(String(year), text(month), text(day)) ?? { year }
  const written = typeof raw === 'string' ? raw : typeof literal === 'string' ? literal : ''
  return readDate(written) ?? yearIn(written)
}

function text(part: number | undefined): string | undefined {
  return part === undefined ? undefined : String(part)
}

function yearIn(written: string): KnownDate | null {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(written)?.[0]
  return year ? { year: Number(year) } : null
}

/** A date as a CSL variable; words that are no date are kept as `literal`, and empty text is no variable at all. */
export function toCslDate(typed: string): Record<string, unknown> | undefined {
  if (typed.trim() === '') return undefined
  const date = readDate(typed)
  if (!date) return { literal: typed.trim() }
  return { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== undefined)] }
}

/** How a CSL date variable stands in a form: the date in words, or its literal. */
export function showCslDate(value: unknown): string {
  const literal = typeof value === 'object' && value !== null ? (value as { literal?: unknown }).literal : undefined
  if (typeof literal === 'string') return literal
  const date = fromCslDate(value)
  return date ? printDate(date) : ''
}
