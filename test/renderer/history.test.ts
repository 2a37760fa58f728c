import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, type TextEdit } from '../../src/core/text-edit'
import { History, type StepKind } from '../../src/renderer/editor/history'

const at = (offset: number) => ({ anchor: offset, head: offset })

function type(history: History, text: string, from: number, insert: string, time: number): string {
  history.record(
    text,
    [{ from, to: from, insert }],
    { before: at(from), after: at(from + insert.length) },
    'typing',
    time,
  )
  return applyEdits(text, [{ from, to: from, insert }])
}

test('one run of typing is one step; a pause begins another', () => {
  const history = new History()
  let text = type(history, '', 0, 'a', 0)
  text = type(history, text, 1, 'b', 100)
  text = type(history, text, 2, 'c', 5000)
  expect(text).toBe('abc')
  expect(history.undo('abc')).toEqual({ text: 'ab', selection: at(2) })
  expect(history.undo('ab')).toEqual({ text: '', selection: at(0) })
  expect(history.undo('')).toBeNull()
  expect(history.redo('')).toEqual({ text: 'ab', selection: at(2) })
})

test('a word that is composed is one step, whatever it stood for on the way and however long it took', () => {
  const history = new History()
  let text = type(history, '- ', 2, 'に', 0)
  for (const [from, to, insert, time] of [
    [3, 3, 'ほ', 5000],
    [2, 4, '日本', 9000],
  ] as const) {
    const edits = [{ from, to, insert }]
    history.record(text, edits, { before: at(from), after: at(from + insert.length) }, 'composing', time)
    text = applyEdits(text, edits)
  }
  text = type(history, text, 4, '人', 9100)
  expect(text).toBe('- 日本人')
  expect(history.undo(text)).toEqual({ text: '- ', selection: at(2) })
  expect(history.redo('- ')?.text).toBe('- 日本人')
})

test('a command that edits in two places is taken back in one step', () => {
  const history = new History()
  const text = 'One. Two.'
  const edits: TextEdit[] = [
    { from: 4, to: 4, insert: '[^1]' },
    { from: 9, to: 9, insert: '\n\n[^1]: ' },
  ]
  history.record(text, edits, { before: at(4), after: at(21) }, 'command', 0)
  const after = applyEdits(text, edits)
  expect(history.undo(after)).toEqual({ text, selection: at(4) })
  expect(history.redo(text)).toEqual({ text: after, selection: at(21) })
})

test('backspacing a word is one step', () => {
  const history = new History()
  let text = 'word'
  for (let end = 4; end > 0; end--) {
    const edit = { from: end - 1, to: end, insert: '' }
    history.record(text, [edit], { before: at(end), after: at(end - 1) }, 'deleting', (4 - end) * 50)
    text = applyEdits(text, [edit])
  }
  expect(history.undo('')).toEqual({ text: 'word', selection: at(4) })
})

test('undoing everything gives the first text back, doing it again the last', () => {
  const edit = fc.record({
    from: fc.nat(),
    length: fc.nat(4),
    insert: fc.string({ maxLength: 5 }),
    kind: fc.constantFrom<StepKind>('typing', 'deleting', 'command'),
    pause: fc.nat(2000),
  })
  fc.assert(
    fc.property(fc.string(), fc.array(edit, { maxLength: 30 }), (first, edits) => {
      const history = new History()
      let text = first
      let time = 0
      for (const { from: wish, length, insert, kind, pause } of edits) {
        const from = wish % (text.length + 1)
        const one = { from, to: Math.min(text.length, from + length), insert }
        time += pause
        history.record(text, [one], { before: at(from), after: at(from + insert.length) }, kind, time)
        text = applyEdits(text, [one])
      }
      const last = text
      for (let step = history.undo(text); step; step = history.undo(text)) text = step.text
      expect(text).toBe(first)
      for (let step = history.redo(text); step; step = history.redo(text)) text = step.text
      expect(text).toBe(last)
    }),
  )
})

test('what is written into a new note is one step with the note', () => {
  const history = new History()
  const before = 'One. Two.\n\n[^a]: x'
  const made: TextEdit[] = [
    { from: 18, to: 18, insert: '\n[^1]: ' },
    { from: 4, to: 4, insert: '[^1]' },
  ]
  history.record(before, made, { before: at(4), after: at(8) }, 'command', 0)
  let text = applyEdits(before, made)
  for (const [offset, letter] of ['S', 'e', 'e'].entries()) {
    const from = text.length
    const edits = [{ from, to: from, insert: letter }]
    history.record(text, edits, { before: at(8), after: at(8) }, 'note', offset * 10_000)
    text = applyEdits(text, edits)
  }
  expect(text).toBe('One.[^1] Two.\n\n[^a]: x\n[^1]: See')
  expect(history.undo(text)).toEqual({ text: before, selection: at(4) })
  expect(history.redo(before)).toEqual({ text, selection: at(8) })
  expect(history.undo(text)?.text).toBe(before)
  expect(history.undo(before)).toBeNull()
})
