import { expect, test } from 'vitest'
import { codeLines, lineMarks } from '../../../src/core/editing/line-marks'

const found = (line: string) => lineMarks(line).map(({ kind, from, to, name }) => [kind, line.slice(from, to), name])

test('finds notes, citations, cross-references and links of a line', () => {
  expect(
    found('He said.[^veto] See [[merryman|that post]], [@coyle, p. 5; see @other] and [words](http://x.org).'),
  ).toEqual([
    ['note', '[^veto]', 'veto'],
    ['cross-reference', '[[merryman|that post]]', 'merryman'],
    ['citation', '[@coyle, p. 5; see @other]', 'coyle'],
    ['link', '[words](http://x.org)', ''],
  ])
  expect(found('[^veto]: The note')).toEqual([['note', '[^veto]:', 'veto']])
})

test('finds headings and quotations by their first signs', () => {
  expect(found('## Title')).toEqual([['heading', '##', '']])
  expect(found('> said')).toEqual([['quote', '>', '']])
  expect(found('#hashtag')).toEqual([])
})

test('finds nothing in code, behind a backslash, in [sic] or a mail address', () => {
  expect(found('`[^a]` and \\[^b] and [sic] and [a@b.org] x')).toEqual([])
})

test('knows the lines of fenced code', () => {
  expect(codeLines(['a', '```js', '[^x]', '```', 'b', '~~~', 'c'])).toEqual([
    false,
    true,
    true,
    true,
    false,
    true,
    true,
  ])
})
