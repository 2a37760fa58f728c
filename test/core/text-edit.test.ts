import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, rebaseEdits, type TextEdit } from '../../src/core/text-edit'

const cut = (from: number, to: number): TextEdit => ({ from, to, insert: '' })

test.each<[string, TextEdit | null, TextEdit[] | null]>([
  ['nothing', null, [cut(4, 6), cut(8, 9)]],
  ['words before them', { from: 1, to: 2, insert: 'abc' }, [cut(6, 8), cut(10, 11)]],
  ['words between them', { from: 6, to: 8, insert: '' }, [cut(4, 6), cut(6, 7)]],
  ['words behind them', { from: 9, to: 9, insert: 'abc' }, [cut(4, 6), cut(8, 9)]],
  ['words in one of them', { from: 5, to: 5, insert: 'a' }, null],
  ['words around one of them', { from: 7, to: 10, insert: 'a' }, null],
])('splices on a text in which %s changed', (_what, change, moved) => {
  expect(rebaseEdits([cut(4, 6), cut(8, 9)], change)).toEqual(moved)
})

test('splices and a change that does not touch them come to the same text in either order', () => {
  const place = fc.tuple(fc.nat(10), fc.nat(10)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  fc.assert(
    fc.property(place, place, ([from, to], [start, end]) => {
      const [edit, change] = [cut(from, to), { from: start, to: end, insert: 'new' }]
      const rebased = rebaseEdits([edit], change)
      const touch = from < end && start < to
      const inside = (from === to && start < from && from < end) || (start === end && from < start && start < to)
      expect(rebased === null).toBe(touch || inside)
      if (rebased && !(from === to && start === end))
        expect(applyEdits(applyEdits('0123456789', [change]), rebased)).toBe(applyEdits('0123456789', [edit, change]))
    }),
  )
})
