import { Timestamp } from '../../identifier'
import type { WxrDate } from './item'

/** No calendar of the world is further from UTC (minutes). */
const FURTHEST = 15 * 60

/** The timestamp of a date as the blog's calendar shows it; null for the zeros that WordPress has for none. */
export function wxrTimestamp({ local, gmt }: WxrDate, offset = 'Z'): string | null {
  const [shown, instant] = [secondsOf(local), secondsOf(gmt)]
  if (shown === null) return instant === null ? null : `${gmt.replace(' ', 'T')}Z`
  return `${local.replace(' ', 'T')}${wxrOffset({ local, gmt }) ?? offset}`
}

/** How far the blog's calendar is from UTC on a date, `-04:00`; null where it does not say. */
export function wxrOffset({ local, gmt }: WxrDate): string | null {
  const [shown, instant] = [secondsOf(local), secondsOf(gmt)]
  if (shown === null || instant === null) return null
  const minutes = Math.round((shown - instant) / 60)
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  if (size > FURTHEST) return null
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.trunc(size / 60))}:${twoDigits(size % 60)}`
}

function secondsOf(date: string): number | null {
  const typed = `${date.replace(' ', 'T')}Z`
  return Timestamp.safeParse(typed).success ? Date.parse(typed) / 1000 : null
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
