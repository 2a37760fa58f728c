import { describe, expect, test } from 'vitest'
import { longDate, momentOf, shortDate } from '../../src/renderer/ui/dates'

describe('a date reads as American English writes it', () => {
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}-09T23:30:00-05:00`)
  const written = (timestamp: string, form: Intl.DateTimeFormatOptions) =>
    new Date(timestamp.slice(0, 10)).toLocaleDateString('en-US', { ...form, timeZone: 'UTC' })

  test.each(months)('%s', (timestamp) => {
    expect(longDate(timestamp)).toBe(written(timestamp, { month: 'long', day: 'numeric', year: 'numeric' }))
    expect(shortDate(timestamp, new Date('2025-06-01'))).toBe(
      written(timestamp, { month: 'short', day: 'numeric', year: 'numeric' }),
    )
    expect(shortDate(timestamp, new Date('2024-06-01'))).toBe(written(timestamp, { month: 'short', day: 'numeric' }))
  })
})

test.each([
  ['Today, 0:05', new Date(2026, 0, 5, 0, 5)],
  ['Today, 9:30', new Date(2026, 0, 5, 9, 30)],
  ['Yesterday, 23:59', new Date(2026, 0, 4, 23, 59)],
  ['Dec 31, 2025, 10:00', new Date(2025, 11, 31, 10, 0)],
])('a moment reads %s', (words, moment) => {
  expect(momentOf(moment.toISOString(), new Date(2026, 0, 5, 23, 0))).toBe(words)
})
