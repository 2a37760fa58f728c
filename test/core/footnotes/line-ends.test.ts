import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNotes } from '../../../src/core/footnotes/check'
import { toDefined, toInline } from '../../../src/core/footnotes/convert'
import { returnPassage } from '../../../src/core/footnotes/fragment'
import { insertFootnote, insertFootnoteInstead } from '../../../src/core/footnotes/insert'
import { moveBlocks, moveToPost } from '../../../src/core/footnotes/move'
import { noteText, replaceNoteText } from '../../../src/core/footnotes/note-text'
import { removeNote, removeReference, setAside } from '../../../src/core/footnotes/remove'
import { planRescue } from '../../../src/core/footnotes/rescue/rescue'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { mergeNotes, splitNote } from '../../../src/core/footnotes/split-merge'
import { cutPassage } from '../../../src/core/footnotes/take-along'
import { planTidy, relabelInOrder } from '../../../src/core/footnotes/tidy'
import { plainText } from '../../../src/core/markdown/plain-text'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../../../src/core/text-edit'
import { noteText as randomText, times } from './random-text'

/** A text with the line ends of Windows; takes one with those of Unix. */
function windows(text: string): string {
  return text.replaceAll('\n', '\r\n')
}

/** Where an offset of a text with the line ends of Unix stands in the same text with those of Windows. */
function moved(text: string, offset: number): number {
  return windows(text.slice(0, offset)).length
}

/** With a line end at least, for a text that has none tells nothing of its line ends. */
const unixText = randomText.map((text) => `${text.replaceAll('\r\n', '\n')}\n`)

interface Done {
  readonly text: string
  readonly selection?: TextSelection
}

/** Every operation on the notes of a text, by name; `at` and `to` are offsets, `which` chooses a note. */
type Operation = (
  text: string,
  places: { readonly at: number; readonly to: number; readonly which: number },
  ends: (words: string) => string,
) => Done | null

const change = (text: string, done: TextChange | null): Done | null =>
  done && { text: applyEdits(text, done.edits), selection: done.selection }
const edited = (text: string, edits: readonly TextEdit[]): Done => ({ text: applyEdits(text, edits) })

const WORDS = 'New words.\n\n> and *more*\n\nlast'
const OTHER = 'Other[^1] words.\n\n[^1]: Theirs,\n    longer.\n\n    More.\n'

const OPERATIONS: Readonly<Record<string, Operation>> = {
  insert: (text, { at }) => change(text, insertFootnote(text, { anchor: at, head: at }, 'One.')),
  'insert several lines': (text, { at }, ends) =>
    change(text, insertFootnote(text, { anchor: at, head: at }, ends('a\nb'))),
  // The sign that asks for a note stands in a line.
  'insert instead': (text, { at, to }) =>
    change(text, insertFootnoteInstead(text, at, at + (/^.*/.exec(text.slice(at, to))?.[0].length ?? 0), 'One.')),
  'replace words': (text, { which }, ends) => {
    const note = noteOf(text, which)
    return note ? edited(text, replaceNoteText(text, note, ends(WORDS))) : null
  },
  convert: (text, { which }) => {
    const note = noteOf(text, which)
    return note ? change(text, note.definition ? toInline(text, note) : toDefined(text, note)) : null
  },
  remove: (text, { which }) => {
    const note = noteOf(text, which)
    return note ? edited(text, removeNote(text, note).edits) : null
  },
  'remove a mark': (text, { which }) => {
    const { references } = scanNotes(text)
    const mark = references[which % Math.max(1, references.length)]
    return mark ? edited(text, removeReference(text, mark).edits) : null
  },
  'set aside': (text, { which }) => {
    const { orphans } = scanNotes(text)
    const orphan = orphans[which % Math.max(1, orphans.length)]
    return orphan ? edited(text, setAside(text, orphan).edits) : null
  },
  split: (text, { at }) => {
    const scan = scanNotes(text)
    const note = scan.notes.find(({ contentFrom, contentTo }) => contentFrom <= at && at <= contentTo)
    return note ? change(text, splitNote(text, scan, note, at)) : null
  },
  merge: (text, { which }) => {
    const { notes } = scanNotes(text)
    const [first, second] = [notes[which % Math.max(1, notes.length)], notes[(which + 1) % Math.max(1, notes.length)]]
    return first && second ? change(text, mergeNotes(text, first, second)) : null
  },
  tidy: (text) => edited(text, planTidy(text).edits),
  relabel: (text) => edited(text, relabelInOrder(scanNotes(text))),
  rescue: (text) => edited(text, planRescue(text).edits),
  cut: (text, { at, to }) => change(text, cutPassage(text, scanNotes(text), at, to)),
  'put back': (text, { at, to }) => {
    const cut = cutPassage(text, scanNotes(text), at, to)
    const after = applyEdits(text, cut.edits)
    return change(after, returnPassage(after, cut.selection, { source: text, from: at, to, cut: true }))
  },
  'move out': (text, { at, to }, ends) => edited(text, moveToPost(text, at, to, ends(OTHER)).source.edits),
  'move in': (text, { at, to }, ends) => {
    const other = ends(OTHER)
    return change(other, moveToPost(text, at, to, other).target)
  },
  'move blocks up': (text, { at }) => change(text, moveBlocks(text, { anchor: at, head: at }, 'up')),
  'move blocks down': (text, { at }) => change(text, moveBlocks(text, { anchor: at, head: at }, 'down')),
}

function noteOf(text: string, which: number) {
  const { notes } = scanNotes(text)
  return notes[which % Math.max(1, notes.length)]
}

for (const [name, operation] of Object.entries(OPERATIONS)) {
  test(`${name}: does the same in a text with the line ends of Windows, and keeps them`, () => {
    fc.assert(
      fc.property(unixText, fc.nat(), fc.nat(), fc.nat(), (text, one, other, which) => {
        const [at = 0, to = 0] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b)
        const unix = operation(text, { at, to, which }, (words) => words)
        const places = { at: moved(text, at), to: moved(text, to), which }
        const there = operation(windows(text), places, windows)
        expect(there?.text).toBe(unix ? windows(unix.text) : undefined)
        if (unix?.selection) expect(there?.selection?.head).toBe(moved(unix.text, unix.selection.head))
      }),
      times(100),
    )
  })
}

test('a text with the line ends of Windows has the same notes, problems and fixes', () => {
  fc.assert(
    fc.property(unixText, (text) => {
      const other = windows(text)
      const [scan, there] = [scanNotes(text), scanNotes(other)]
      const place = ({ from, to }: { readonly from: number; readonly to: number }) => [
        moved(text, from),
        moved(text, to),
      ]
      const asIs = ({ from, to }: { readonly from: number; readonly to: number }) => [from, to]
      expect(there.references.map(asIs)).toEqual(scan.references.map(place))
      expect(there.definitions.map(asIs)).toEqual(scan.definitions.map(place))
      expect(there.dangling.map(asIs)).toEqual(scan.dangling.map(place))
      expect(there.notes.map((note) => [note.number, note.label, noteText(other, note)])).toEqual(
        scan.notes.map((note) => [note.number, note.label, windows(noteText(text, note))]),
      )
      const told = (source: string) =>
        checkNotes(source).map(({ kind, message, reason, line, column, fix }) => [
          kind,
          message.replaceAll('\r\n', '\n'),
          reason,
          line,
          column,
          fix && applyEdits(source, fix.edits).replaceAll('\r\n', '\n'),
        ])
      expect(told(other)).toEqual(told(text))
      for (const { fix } of checkNotes(other))
        if (fix) expect(applyEdits(other, fix.edits).replaceAll('\r\n', '')).not.toContain('\n')
      const { text: _, notesText: __, ...counts } = plainText(text)
      expect(plainText(other)).toMatchObject(counts)
    }),
    times(150),
  )
})

test('words from a text with other line ends take those of the text they come into', () => {
  const passage = 'A[^1]\nb.'
  const source = `${passage}\n\n[^1]: One,\n    two.\n`
  const target = 'There.\r\n'
  const { edits } = moveToPost(source, 0, passage.length, target).target
  expect(applyEdits(target, edits)).toBe('There.\r\n\r\nA[^1]\r\nb.\r\n\r\n[^1]: One,\r\n    two.\r\n')
  const back = moveToPost(windows(source), 0, windows(passage).length, 'There.\n').target
  expect(applyEdits('There.\n', back.edits)).toBe('There.\n\nA[^1]\nb.\n\n[^1]: One,\n    two.\n')
  const text = 'A[^1]\r\n\r\n[^1]: One.\r\n'
  const [note] = scanNotes(text).notes
  expect(note && applyEdits(text, replaceNoteText(text, note, 'One\n\ntwo'))).toBe(
    'A[^1]\r\n\r\n[^1]: One\r\n\r\n    two\r\n',
  )
  expect(applyEdits(text, insertFootnote(text, { anchor: 1, head: 1 }, 'x\n\ny').edits)).toBe(
    'A[^2][^1]\r\n\r\n[^1]: One.\r\n\r\n[^2]: x\r\n\r\n    y\r\n',
  )
})
