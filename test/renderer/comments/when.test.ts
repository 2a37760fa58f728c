import { expect, test } from 'vitest'
import { ago, when } from '../../../src/renderer/panes/comments/when'

/** An hour of the computer's own calendar, written with its offset. */
function local(year: number, month: number, day: number, hour: number, minute = 0): { date: Date; stamp: string } {
  const date = new Date(year, month - 1, day, hour, minute)
  const offset = -date.getTimezoneOffset()
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0')
  const zone = `${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
  return { date, stamp: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00${zone}` }
}

const NOW = local(2026, 11, 24, 10, 30).date

test('a list says how long ago a comment came, then its day', () => {
  expect(ago(local(2026, 11, 24, 10, 29).stamp, NOW)).toBe('1 min')
  expect(ago(local(2026, 11, 24, 9, 50).stamp, NOW)).toBe('40 min')
  expect(ago(local(2026, 11, 24, 8, 10).stamp, NOW)).toBe('2 h')
  expect(ago(local(2026, 11, 23, 22, 0).stamp, NOW)).toBe('Yesterday')
  expect(ago(local(2026, 11, 20, 22, 0).stamp, NOW)).toBe('Nov 20')
  expect(ago(local(2024, 3, 4, 22, 0).stamp, NOW)).toBe('Mar 4, 2024')
})

test('a clock that was wrong never makes a negative age', () => {
  expect(ago(local(2026, 12, 2, 9).stamp, NOW)).toBe('Dec 2')
  expect(ago(local(2036, 12, 2, 9).stamp, NOW)).toBe('Dec 2, 2036')
})

test('the head of a comment says the hour of today and yesterday, else the day', () => {
  expect(when(local(2026, 11, 24, 8, 31).stamp, NOW)).toBe('Today, 8:31')
  expect(when(local(2026, 11, 23, 17, 2).stamp, NOW)).toBe('Yesterday, 17:02')
  expect(when(local(2026, 11, 18, 17, 2).stamp, NOW)).toBe('November 18, 2026')
})
