import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeWithLineEndsOf } from '../../src/core/line-ends'
import { applyEdits } from '../../src/core/text-edit'

test('a change of a text from Windows brings its line ends, and the caret stands at the same letter', () => {
  const change = { edits: [{ from: 3, to: 3, insert: '\n- ' }], selection: { anchor: 6, head: 6 } }
  expect(changeWithLineEndsOf('- a\r\nb', change)).toEqual({
    edits: [{ from: 3, to: 3, insert: '\r\n- ' }],
    selection: { anchor: 7, head: 7 },
  })
  expect(changeWithLineEndsOf('- a\nb', change)).toBe(change)
})

test('whatever a change puts in, a text from Windows has no other line ends afterwards', () => {
  const words = fc.string({ unit: fc.constantFrom('a', '\r\n', ' ', '\n'), maxLength: 6 })
  const lines = fc.array(fc.constantFrom('a', 'bc', ''), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(lines, fc.array(fc.tuple(fc.nat(), words), { maxLength: 4 }), fc.nat(), (some, inserts, place) => {
      const text = some.join('\r\n')
      // Between two letters, never within a line end.
      const gaps = [...text, ''].flatMap((_, at) => (text[at] === '\n' && text[at - 1] === '\r' ? [] : [at]))
      const taken = new Map(inserts.map(([at, insert]) => [gaps[at % gaps.length] ?? 0, insert]))
      const edits = [...taken].map(([from, insert]) => ({ from, to: from, insert }))
      const plain = applyEdits(text, edits)
      const heads = [...plain, ''].flatMap((_, at) => (plain[at] === '\n' && plain[at - 1] === '\r' ? [] : [at]))
      const head = heads[place % heads.length] ?? 0
      const change = changeWithLineEndsOf(text, { edits, selection: { anchor: head, head } })
      const after = applyEdits(text, change.edits)
      const asUnix = (whole: string) => whole.replaceAll('\r\n', '\n')
      expect(after).not.toMatch(/(?<!\r)\n/)
      expect(asUnix(after)).toBe(asUnix(plain))
      expect(asUnix(after.slice(0, change.selection.head))).toBe(asUnix(plain.slice(0, head)))
    }),
  )
})
