import { expect, it } from 'vitest'
import { checkCitations } from '../../../src/core/sources/check-citations'
import { EXAMPLE_SOURCES } from './examples'

it('tells keys that no source has, and leaves mentions and code alone', () => {
  const text = 'Dear @ida,\n\nso [@coyle1911; see @nobody, 5].[^1] `[@code]`\n\n[^1]: [Times](@gone).\n'
  expect(
    checkCitations(text, EXAMPLE_SOURCES).map(({ message, line, column, from, to }) => [
      message,
      line,
      column,
      text.slice(from, to),
    ]),
  ).toEqual([
    ['@nobody names no source', 3, 22, 'nobody'],
    ['@gone names no source', 5, 16, 'gone'],
  ])
})
