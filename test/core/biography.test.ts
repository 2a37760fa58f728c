import { expect, test } from 'vitest'
import { Author } from '../../src/core/author'
import { biographyOf } from '../../src/core/biography'

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
