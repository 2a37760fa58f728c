import { Timestamp } from '../identifier'
import { readDate } from '../sources/partial-date'

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const TIME =
  /[T\s,]+(\d{1,2}):(\d{2})(:\d{2}(?:\.\d+)?)?\s*([ap])?(?:(?<=[ap])\.?m\.?)?\s*([A-Z]{1,4}|(?:GMT|UTC)?[+-]\d{2}(?::?\d{2})?)?(?:\s*\([^)]*\))?$/i
const ZONES: Readonly<Record<string, string>> = {
  ...{ Z: 'Z', UT: 'Z', UTC: 'Z', GMT: 'Z', EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00' },
  ...{ MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00' },
}

/**
 * The timestamp of a date as people and other programs type it: `2016-06-10`, `2016/6/10 9:00 PM`,
 * `2016-06-10 09:00:00 -0400`, `June 10, 2016`, `Fri, 10 Jun 2016 09:00:00 GMT`. Without an offset it is UTC. Null when it is
 * no date, or may be two: `6/10/2016`.
 */
export function timestampOf(typed: string): string | null {
  const written = typed.trim().replace(WEEKDAY, '')
  const time = TIME.exec(written)
  const day = dayOf(time ? written.slice(0, time.index) : written)
  if (day === null) return null
  if (!time) return valid(`${day}T00:00:00Z`)
  const [, hour = '', minute, seconds = ':00', half, zone = 'Z'] = time
  const offset = offsetOf(zone)
  return offset === null ? null : valid(`${day}T${hourOf(Number(hour), half)}:${minute}${seconds}${offset}`)
}

function dayOf(written: string): string | null {
  const numbers = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(written.trim())
  if (numbers) return [numbers[1], twoDigits(Number(numbers[3])), twoDigits(Number(numbers[4]))].join('-')
  const date = /\p{L}/u.test(written) ? readDate(written) : null
  if (!date?.month || !date.day) return null
  return [String(date.year).padStart(4, '0'), twoDigits(date.month), twoDigits(date.day)].join('-')
}

function hourOf(hour: number, half: string | undefined): string {
  if (half === undefined) return twoDigits(hour)
  return twoDigits((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0))
}

function offsetOf(zone: string): string | null {
  const numbers = /([+-]\d{2}):?(\d{2})?$/.exec(zone)
  if (numbers) return `${numbers[1]}:${numbers[2] ?? '00'}`
  return ZONES[zone.toUpperCase()] ?? null
}

function valid(timestamp: string): string | null {
  return Timestamp.safeParse(timestamp).success ? timestamp : null
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
