import { Timestamp } from './identifier'
import { MONTHS } from './months'

/** How a date is printed: `long` "June 10, 2016", `short` "Jun 10, 2016". */
export type DateStyle = 'long' | 'short'

/**
 * Prints the day of a timestamp as the author's own calendar shows it: the offset is part of the date, so it never
 * shifts with the reader's time zone. English is printed from our own table, so that the same library gives the same
 * bytes on every machine; other languages ask the platform, and what is no language to it (`de-x`) is printed as English.
 */
export function printDate(timestamp: string, language = 'en', style: DateStyle = 'long'): string {
  const { year, month, day } = calendarDay(timestamp)
  if (/^en\b/i.test(language) || !isLanguage(language)) return printEnglish(year, month, day, language, style)
  const instant = new Date(Date.UTC(2000, month - 1, day))
  instant.setUTCFullYear(year)
  return formatOf(language, style).format(instant)
}

/** Whether the platform can read a tag: one may look like a language and be none, and it throws at those. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

/** The platform's printers of dates; each takes longer to make than a thousand dates to print. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${style} ${language}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      calendar: 'gregory',
      year: 'numeric',
      month: style,
      day: 'numeric',
    })
  formats.set(key, format)
  return format
}

/** The day of a timestamp for machines, `2016-06-10`, as its own offset shows it. */
export function isoDay(timestamp: string): string {
  return timestamp.slice(0, 10)
}

function calendarDay(timestamp: string): { year: number; month: number; day: number } {
  const valid = Timestamp.parse(timestamp)
  const [year = 0, month = 1, day = 1] = valid.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}

function printEnglish(year: number, month: number, day: number, language: string, style: DateStyle): string {
  const name = MONTHS[month - 1] ?? ''
  const shown = style === 'short' ? name.slice(0, 3) : name
  return /^en-(GB|IE|AU|NZ|IN|ZA)$/i.test(language) ? `${day} ${shown} ${year}` : `${shown} ${day}, ${year}`
}
