import { expect, test } from 'vitest'
import { commentAnchor, commentIdPrefix, commentOf } from '../../../src/core/comments/anchor'

test.each([
  [commentAnchor('p-x-', 'c01'), 'c01'],
  [`${commentIdPrefix('p-x-', 'c01')}fn-1`, 'c01'],
  ['p-x-fn-1', null],
  ['p-x-comment-', null],
  ['p-y-comment-c01', null],
  ['', null],
])('the fragment %j of the page of post x names the comment %j', (fragment, comment) => {
  expect(commentOf('p-x-', fragment)).toBe(comment)
})
