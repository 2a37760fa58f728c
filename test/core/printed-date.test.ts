import { describe, expect, test } from 'vitest'
import { printDate } from '../../src/core/printed-date'

describe('printDate', () => {
  test('prints the day of the author’s own calendar, whatever the offset', () => {
    expect(printDate('2016-06-10T23:30:00-04:00')).toBe('June 10, 2016')
    expect(printDate('2016-06-10T00:30:00+13:00')).toBe('June 10, 2016')
    expect(printDate('2016-06-10T09:00:00Z', 'en', 'short')).toBe('Jun 10, 2016')
  })

  test('follows the language', () => {
    expect(printDate('2016-06-10T09:00:00Z', 'en-GB')).toBe('10 June 2016')
    expect(printDate('2016-06-10T09:00:00Z', 'de')).toBe('10. Juni 2016')
  })

  test.each(['de-x', 'xx-invalid-lang', 'abcd', 'en_US', 'de-DE-DE'])(
    'takes %o, which is no language, for English',
    (tag) => {
      expect(printDate('2016-06-10T09:00:00Z', tag)).toBe('June 10, 2016')
    },
  )
})
