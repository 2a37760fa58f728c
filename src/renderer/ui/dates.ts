import { MONTHS } from '../../core/months'

/**
 * Dates as people read them. A timestamp is shown as the author's calendar has it: its own offset counts, not the
 * computer's, so a post dated June 10 stays on June 10. Written without Intl, which takes longer to make ready than the
 * list to draw.
 */

function partsOf(timestamp: string): { readonly year: number; readonly month: string; readonly day: number } {
  const [year = 0, month = 1, day = 1] = timestamp.slice(0, 10).split('-').map(Number)
  return { year, month: MONTHS[month - 1] ?? '', day }
}

/** `Nov 24` this year, `Mar 4, 2024` in another. */
export function shortDate(timestamp: string, now: Date = new Date()): string {
  const { year, month, day } = partsOf(timestamp)
  return `${month.slice(0, 3)} ${day}${year === now.getFullYear() ? '' : `, ${year}`}`
}

/** `November 24, 2026`. */
export function longDate(timestamp: string): string {
  const { year, month, day } = partsOf(timestamp)
  return `${month} ${day}, ${year}`
}

/** `10:39`, the time of day as the timestamp itself has it. */
export function timeOfDay(timestamp: string): string {
  return timestamp.slice(11, 16)
}

/** A moment of the last days as people say it: `Today, 10:42`, `Yesterday, 17:20`, `Nov 21, 11:05`, `Nov 21, 2024, 11:05`. */
export function momentOf(timestamp: string, now: Date = new Date()): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(timestamp))) / 86_400_000)
  const then = new Date(timestamp)
  const name = days === 0 ? 'Today' : days === 1 ? 'Yesterday' : shortDate(localDay(then), now)
  return `${name}, ${then.getHours()}:${twoDigits(then.getMinutes())}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function localDay(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
