import { expect, test } from 'vitest'
import { Author } from '../../src/core/author'
import { biographyOf, changeEarlierBiography, keepBiography } from '../../src/core/biography'

const author = Author.parse({
  id: 'a',
  name: 'A',
  biography: 'now',
  earlierBiographies: [
    { until: '2015-12-31T23:59:59Z', text: 'second' },
    { until: '2010-12-31T23:59:59Z', text: 'first' },
  ],
})

test('a post prints the biography of its day, or the newest, as the library chooses', () => {
  expect(biographyOf(author, '2009-01-01T00:00:00Z', 'of-the-day')).toBe('first')
  expect(biographyOf(author, '2010-12-31T23:59:59Z', 'of-the-day')).toBe('first')
  expect(biographyOf(author, '2012-01-01T00:00:00Z', 'of-the-day')).toBe('second')
  expect(biographyOf(author, '2020-01-01T00:00:00Z', 'of-the-day')).toBe('now')
  expect(biographyOf(author, '2009-01-01T00:00:00Z', 'newest')).toBe('now')
})

test('the biography of today is kept for earlier posts, and earlier ones can be corrected and taken away', () => {
  const kept = keepBiography(author, '2026-11-24T10:00:00Z')
  expect(kept.biography).toBe('now')
  expect(kept.earlierBiographies.map(({ text }) => text)).toEqual(['now', 'second', 'first'])
  const changed = { ...kept, biography: 'newer' }
  expect(biographyOf(changed, '2026-01-01T00:00:00Z', 'of-the-day')).toBe('now')
  expect(biographyOf(changed, '2026-12-01T00:00:00Z', 'of-the-day')).toBe('newer')
  expect(changeEarlierBiography(author, 1, { text: 'corrected' }).earlierBiographies).toEqual([
    author.earlierBiographies[0],
    { until: '2010-12-31T23:59:59Z', text: 'corrected' },
  ])
  expect(changeEarlierBiography(author, 0, null).earlierBiographies).toEqual([author.earlierBiographies[1]])
})
