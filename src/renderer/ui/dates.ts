/**
 * Dates as people read them. A timestamp is shown as the author's calendar has it: its own offset counts, not the
 * computer's, so a post dated June 10 stays on June 10.
 */
const LOCALE = 'en-US'

const inYear = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' })
const otherYear = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat(LOCALE, { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' })

function day(timestamp: string): Date {
  return new Date(`${timestamp.slice(0, 10)}T00:00:00Z`)
}

/** `Nov 24` this year, `Mar 4, 2024` in another. */
export function shortDate(timestamp: string, now: Date = new Date()): string {
  return (timestamp.slice(0, 4) === String(now.getFullYear()) ? inYear : otherYear).format(day(timestamp))
}

/** `November 24, 2026`. */
export function longDate(timestamp: string): string {
  return long.format(day(timestamp))
}

/** `10:39`, the time of day as the timestamp itself has it. */
export function timeOfDay(timestamp: string): string {
  return timestamp.slice(11, 16)
}
