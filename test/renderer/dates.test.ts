import { describe, expect, test } from 'vitest'
import { longDate, shortDate } from '../../src/renderer/ui/dates'

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
