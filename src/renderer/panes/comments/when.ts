import { longDate, shortDate, timeOfDay } from '../../ui/dates'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long ago, for a list: `5 min`, `2 h`, `Yesterday`, then the day. A date in the future is shown as its day. */
export function ago(timestamp: string, now: Date = new Date()): string {
  const age = now.getTime() - Date.parse(timestamp)
  if (age < 0) return shortDate(timestamp, now)
  if (age < HOUR) return `${Math.max(1, Math.floor(age / MINUTE))} min`
  if (daysBefore(timestamp, now) === 0) return `${Math.floor(age / HOUR)} h`
  return daysBefore(timestamp, now) === 1 ? 'Yesterday' : shortDate(timestamp, now)
}

/** When, at the head of a comment: `Today, 8:31`, `Yesterday, 17:02`, then `November 18, 2026`. */
export function when(timestamp: string, now: Date = new Date()): string {
  const days = daysBefore(timestamp, now)
  if (days !== 0 && days !== 1) return longDate(timestamp)
  return `${days === 0 ? 'Today' : 'Yesterday'}, ${timeOfDay(timestamp).replace(/^0/, '')}`
}

/** How many days of the timestamp's own calendar lie before today's. */
function daysBefore(timestamp: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((today - Date.parse(`${timestamp.slice(0, 10)}T00:00:00Z`)) / (24 * HOUR))
}
