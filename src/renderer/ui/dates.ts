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

/** A moment of the last days as people say it: `Today, 10:42`, `Yesterday, 17:20`, `Nov 21, 11:05`, `Nov 21, 2024, 11:05`. */
export function momentOf(timestamp: string, now: Date = new Date()): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(timestamp))) / 86_400_000)
  const time = new Date(timestamp).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' }).replace(/^0/, '')
  const name = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : shortDate(localDay(new Date(timestamp)), now)
  return `${name}, ${time}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
