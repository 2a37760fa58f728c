import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../../src/core/text-edit'
import { spliceBetween } from '../../src/renderer/editor/splice'

test('one splice turns any text into any other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const edit = spliceBetween(before, after)
      expect(edit === null ? before : applyEdits(before, [edit])).toBe(after)
    }),
  )
})

test('the splice holds only what differs', () => {
  expect(spliceBetween('the quick fox', 'the slow fox')).toEqual({ from: 4, to: 9, insert: 'slow' })
  expect(spliceBetween('aaa', 'aaaa')).toEqual({ from: 3, to: 3, insert: 'a' })
  expect(spliceBetween('same', 'same')).toBeNull()
})

test('a splice never parts a surrogate pair', () => {
  const edit = spliceBetween('a😀b', 'a😁b')
  expect(edit).toEqual({ from: 1, to: 3, insert: '😁' })
})
