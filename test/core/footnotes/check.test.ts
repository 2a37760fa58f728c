import { expect, test } from 'vitest'
import { checkNotes } from '../../../src/core/footnotes/check'
import { applyEdits } from '../../../src/core/text-edit'

test('a mark without its note, a note without its mark, a second note of one label and an empty note, each with its place', () => {
  const text = 'A[^1] b[^hunt] c.[^e]\n\n[^1]: One.\n\n[^burro]: Gone.\n\n[^1]: Again.\n\n[^e]:\n'
  expect(
    checkNotes(text).map(({ kind, severity, line, column, message }) => [kind, severity, line, column, message]),
  ).toEqual([
    ['dangling-reference', 'error', 1, 8, 'Note ^hunt is cited but not written'],
    ['orphan-definition', 'warning', 5, 1, 'Note ^burro is written but not cited'],
    ['duplicate-definition', 'error', 7, 1, 'Note ^1 is written twice'],
    ['empty-note', 'warning', 9, 1, 'Note ^e is empty'],
  ])
})

test('setting an orphan aside takes it out whole and keeps its words', () => {
  const text = 'A.[^1]\n\n[^1]: One.\n\n[^burro]: Gone\n    with *him*.\n\n    And more.\n'
  const fix = checkNotes(text)[0]?.fix
  expect(applyEdits(text, fix?.edits ?? [])).toBe('A.[^1]\n\n[^1]: One.\n')
  expect(fix).toMatchObject({
    label: 'Set aside',
    safe: false,
    kept: [{ label: 'burro', content: 'Gone\nwith *him*.\n\nAnd more.' }],
  })
})

test('writing a missing note adds an empty definition and leaves the caret in it', () => {
  const text = 'A[^1] b.[^hunt]\n\n[^1]: One.\n'
  const fix = checkNotes(text)[0]?.fix
  const fixed = applyEdits(text, fix?.edits ?? [])
  expect(fixed).toBe('A[^1] b.[^hunt]\n\n[^1]: One.\n\n[^hunt]: \n')
  expect(fixed.slice(0, fix?.caret ?? 0)).toMatch(/\[\^hunt\]: $/)
})

test('escaped marks, marks in code and footnotes that are right are no problem', () => {
  expect(checkNotes('A[^1] \\[^2] `[^3]`.\n\n    [^4]\n\n[^1]: One.')).toEqual([])
})

test('a second note of one label gets its own, together with the mark that stands in its place', () => {
  const text = 'A[^1] b.[^1]\n\n[^1]: One.\n\n[^1]: Two.\n'
  const fix = checkNotes(text)[0]?.fix
  expect(applyEdits(text, fix?.edits ?? [])).toBe('A[^1] b.[^2]\n\n[^1]: One.\n\n[^2]: Two.\n')
})

test('half of a character is told with its place; whole ones are no problem', () => {
  const problems = checkNotes('Whole 😀.\n\nCut \ud83d here.\n')
  expect(problems).toMatchObject([{ kind: 'broken-character', line: 3, column: 5, from: 15, to: 16 }])
})
