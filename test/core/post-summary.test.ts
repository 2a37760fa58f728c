import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_COMMENTS } from '../../src/core/comment-counts'
import { countProse } from '../../src/core/count-prose'
import { Post, SCHEMA } from '../../src/core/post'
import { summarise } from '../../src/core/post-summary'

const at = '2026-01-01T09:00:00Z'
const fields = { schema: SCHEMA, id: 'a', revision: 1, title: 'A', slug: 'a', status: 'draft' }

function summaryOf(body: string) {
  return summarise(Post.parse({ ...fields, date: at, created: at, modified: at, body }), NO_COMMENTS)
}

const piece = fc.constantFrom(
  ...['word', 'don’t', "o'clock", 'twenty-one', '1,000', 'é', 'e\u0301', '中文', '😀', '𝒜', '\ud800', '—', '-', '’'],
  ...[' ', '\n', '\r', '\r\n', '\n\n', '[^a]: ', '   [^b]:', '    [^c]: ', '[^d', ']:', '[^', '*', '`'],
)

test('the words of the running text are counted as an expression finds them in lines that begin no note, but for marks', () => {
  expect(countProse('One[^1] two[^see-below].[^3]\n\n[^1]: A note.')).toBe(2)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const body = pieces.join('')
      const prose = body.split(/\r\n?|\n/).filter((line) => !/^ {0,3}\[\^[^\]\s]+\]:/.test(line))
      const unmarked = prose.join('\n').replaceAll(/\[\^[^\]\s]{1,999}\]/g, ' ')
      const words = unmarked.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
      expect(countProse(body)).toBe(words)
    }),
    { numRuns: 2000 },
  )
})

test('the opening has the first words without notes and marks, however far down they begin', () => {
  expect(summaryOf('[^1]: Note.\n\n# The *veto*[^1] of a [bill](http://x.org)^[In place.]\n\nAnd so on.').opening).toBe(
    'The veto of a bill And so on.',
  )
  const notes = Array.from({ length: 2_000 }, (_, n) => `[^${n}]: Note ${n}.\n`).join('')
  expect(summaryOf(`${notes}\nThe first words. ${'And more. '.repeat(100)}`)).toMatchObject({
    opening: `The first words. ${'And more. '.repeat(100)}`.slice(0, 160).trim(),
    words: 203,
  })
})
