import type { z } from 'zod'
import type { Timestamp } from './identifier'

/** An instant as the author's calendar shows it: ISO 8601 to the second, with the offset of the given date's own zone. */
export function localTimestamp(date: Date): z.infer<typeof Timestamp> {
  const offset = -date.getTimezoneOffset()
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19)
  if (offset === 0) return `${local}Z`
  const size = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(Math.trunc(size / 60))}:${twoDigits(size % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
