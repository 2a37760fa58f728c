import { expect, test } from 'vitest'
import { toDefined, toInline } from '../../../src/core/footnotes/convert'
import { otherSide } from '../../../src/core/footnotes/go-to'
import type { Note } from '../../../src/core/footnotes/note'
import { removeNote, removeReference } from '../../../src/core/footnotes/remove'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { mergeNotes, splitNote } from '../../../src/core/footnotes/split-merge'
import { planTidy } from '../../../src/core/footnotes/tidy'
import { applyEdits, type TextChange } from '../../../src/core/text-edit'

function noteOf(text: string, number: number): Note {
  const note = scanNotes(text).notes[number - 1]
  if (!note) throw new Error(`no note ${number}`)
  return note
}

/** The text a command makes, with its caret written `|`. */
function after(text: string, change: TextChange | null): string | null {
  if (!change) return null
  const result = applyEdits(text, change.edits)
  return `${result.slice(0, change.selection.head)}|${result.slice(change.selection.head)}`
}

test('tidying labels the notes as they print and puts the definitions in that order', () => {
  const text = 'A[^veto] b[^7] c[^veto].\n\n[^7]: Seven, see[^late].\n\n[^late]: Late.\n\n[^veto]: Veto\n    twice.\n'
  const plan = planTidy(text)
  expect(applyEdits(text, plan.edits)).toBe(
    'A[^1] b[^2] c[^1].\n\n[^1]: Veto\n    twice.\n\n[^2]: Seven, see[^3].\n\n[^3]: Late.\n',
  )
  expect(plan.labels).toEqual([
    { from: 'veto', to: '1', number: 1 },
    { from: '7', to: '2', number: 2 },
    { from: 'late', to: '3', number: 3 },
  ])
  expect(plan.moved).toBe(3)
})

test('tidying never lets a note that does not print take the label of one that does', () => {
  const text = 'A[^b] c[^2].\n\n[^1]: Orphan.\n\n[^b]: One.\n'
  expect(applyEdits(text, planTidy(text).edits)).toBe('A[^1] c[^2].\n\n[^1]: One.\n\n[^3]: Orphan.\n')
})

test('an inline note becomes a defined one and back', () => {
  const text = 'A^[See *B* [2].] c.\n'
  const defined = toDefined(text, noteOf(text, 1))
  expect(after(text, defined)).toBe('A[^1] c.\n\n[^1]: See *B* [2].|\n')
  const written = applyEdits(text, defined?.edits ?? [])
  expect(after(written, toInline(written, noteOf(written, 1)))).toBe('A^[See *B* [2].]| c.\n')
})

test('a note of two paragraphs, with two marks or with a loose bracket does not become inline', () => {
  for (const text of [
    'A[^1].\n\n[^1]: a\n\n    b',
    'A[^1] b[^1].\n\n[^1]: a',
    'A[^1].\n\n[^1]: a ] b',
    'A[^1].\n\n[^1]:',
  ])
    expect(toInline(text, noteOf(text, 1))).toBeNull()
})

test('removing a mark leaves the note; removing a note takes all its marks and keeps its words', () => {
  const text = 'A[^1] b[^1] c[^2].\n\n[^1]: One.\n\n[^2]: Two.\n'
  const mark = noteOf(text, 1).references[0]
  expect(mark && applyEdits(text, removeReference(text, mark).edits)).toBe(
    'A b[^1] c[^2].\n\n[^1]: One.\n\n[^2]: Two.\n',
  )
  const { edits, kept } = removeNote(text, noteOf(text, 1))
  expect(applyEdits(text, edits)).toBe('A b c[^2].\n\n[^2]: Two.\n')
  expect(kept).toEqual([{ label: '1', content: 'One.' }])
})

test('from a mark to its note, and from the note back to its first mark', () => {
  const text = 'A[^1] b[^1].\n\n[^1]: One.\n'
  const scan = scanNotes(text)
  expect(otherSide(scan, 8)).toEqual({ anchor: 24, head: 24 })
  expect(otherSide(scan, 20)).toEqual({ anchor: 5, head: 5 })
  expect(otherSide(scan, 0)).toBeNull()
})

test('a note splits at the caret, and two merge', () => {
  const text = 'A[^1] b.\n\n[^1]: See Smith; see Jones.\n'
  const split = splitNote(text, scanNotes(text), noteOf(text, 1), text.indexOf(' see Jones'))
  expect(after(text, split)).toBe('A[^1][^2] b.\n\n[^1]: See Smith;\n\n[^2]: |see Jones.\n')
  const two = applyEdits(text, split?.edits ?? [])
  expect(after(two, mergeNotes(two, noteOf(two, 1), noteOf(two, 2)))).toBe('A[^1] b.\n\n[^1]: See Smith;| see Jones.\n')
})

test('merging keeps the marks of the second note as marks of the first where they stand apart', () => {
  const text = 'A[^1] b[^2].\n\n[^1]: Smith\n\n[^2]: Jones.\n'
  expect(after(text, mergeNotes(text, noteOf(text, 1), noteOf(text, 2)))).toBe('A[^1] b[^1].\n\n[^1]: Smith|; Jones.\n')
  // The caret stands right behind a mark that becomes a shorter one.
  const ends = 'A[^1] b[^veto].\n\n[^1]: See[^veto]\n\n[^veto]: \n'
  expect(after(ends, mergeNotes(ends, noteOf(ends, 1), noteOf(ends, 2)))).toBe('A[^1] b[^1].\n\n[^1]: See[^1]|\n')
})
