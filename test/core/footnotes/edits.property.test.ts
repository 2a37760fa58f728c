import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDefined, toInline } from '../../../src/core/footnotes/convert'
import { insertFootnote } from '../../../src/core/footnotes/insert'
import { noteText, replaceNoteText } from '../../../src/core/footnotes/note-text'
import { removeNote, setAside } from '../../../src/core/footnotes/remove'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { mergeNotes, splitNote } from '../../../src/core/footnotes/split-merge'
import { planTidy } from '../../../src/core/footnotes/tidy'
import { withLineEndsOf } from '../../../src/core/line-ends'
import { renderMarkdown } from '../../../src/core/markdown/render'
import { applyEdits, invertEdits, type TextEdit } from '../../../src/core/text-edit'
import { noteText as randomText, times } from './random-text'

/** The words of all notes and of definitions that do not print, without labels, in any order. */
function allWords(text: string): string[] {
  const { definitions, notes } = scanNotes(text)
  const inline = notes.filter((note) => note.definition === null)
  return [...definitions, ...inline]
    .map((note) =>
      noteText(text, note)
        .replace(/\[\^[^\][\s]*\]/g, '[^]')
        .trim(),
    )
    .sort()
}

function check(text: string, edits: readonly TextEdit[]): string {
  const after = applyEdits(text, edits)
  expect(applyEdits(after, invertEdits(text, edits))).toBe(text)
  return after
}

test('the numbers a scan gives are the numbers that print', () => {
  fc.assert(
    fc.property(randomText, (text) => {
      const scan = scanNotes(text)
      const { html, notes } = renderMarkdown(text, { idPrefix: 'p-' })
      expect(notes).toBe(scan.notes.length)
      const printed = [...html.matchAll(/role="doc-noteref"[^>]*>(\d+)</g)].map((match) => Number(match[1]))
      const known = scan.references.filter(({ number }) => number !== null).map(({ number }) => number)
      expect(printed.sort()).toEqual(known.sort())
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      const targets = [...html.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1])
      for (const target of targets) expect(ids).toContain(target)
      expect([...html.matchAll(/role="doc-backlink"/g)].length).toBe(printed.length)
    }),
    times(150),
  )
})

test('tidying keeps every word of every note, prints them in the same order, and a second time does nothing', () => {
  fc.assert(
    fc.property(randomText, (text) => {
      const tidied = check(text, planTidy(text).edits)
      expect(allWords(tidied)).toEqual(allWords(text))
      const scan = scanNotes(tidied)
      for (const { definition, number } of scan.notes) if (definition) expect(definition.label).toBe(String(number))
      expect(scan.notes.map((note) => note.definition === null)).toEqual(
        scanNotes(text).notes.map((note) => note.definition === null),
      )
      expect(planTidy(tidied)).toEqual({ edits: [], labels: [], moved: 0 })
    }),
    times(150),
  )
})

test('an inserted note is found, empty, with the caret in it, and no other note changes', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), (text, place) => {
      const caret = place % (text.length + 1)
      const change = insertFootnote(text, { anchor: caret, head: caret }, 'Fresh words.')
      const after = check(text, change.edits)
      const scan = scanNotes(after)
      expect(scan.definitions.length).toBe(scanNotes(text).definitions.length + 1)
      const fresh = scan.definitions.find(
        (one) => after.slice(one.contentFrom, one.contentTo).trim() === 'Fresh words.',
      )
      expect((fresh?.contentFrom ?? 0) + 'Fresh words.'.length).toBe(change.selection.head)
      expect(scan.references.some(({ identifier }) => identifier === fresh?.identifier)).toBe(true)
    }),
    times(250),
  )
})

test('removing a note keeps its words, and the rest of the text reads on as before', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), (text, which) => {
      const { notes, orphans } = scanNotes(text)
      const note = notes[which % Math.max(notes.length, 1)]
      if (note) {
        const { edits, kept } = removeNote(text, note)
        check(text, edits)
        expect(kept).toEqual([{ label: note.label ?? '', content: noteText(text, note) }])
      }
      for (const orphan of orphans) {
        const { edits, kept } = setAside(text, orphan)
        check(text, edits)
        expect(kept[0]?.content).toBe(noteText(text, orphan))
      }
    }),
    times(150),
  )
})

test('converting to defined and back keeps the words', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), (text, which) => {
      const { notes } = scanNotes(text)
      const note = notes[which % Math.max(notes.length, 1)]
      if (!note) return
      const change = note.definition ? toInline(text, note) : toDefined(text, note)
      if (!change) return
      const after = check(text, change.edits)
      expect(scanNotes(after).notes.length).toBe(notes.length)
      const same = (source: string) =>
        source
          .replace(/\[\^[^\][\s]*\]:?/g, '')
          .replace(/[[\]^\s>]/g, '')
          .split('')
          .sort()
          .join('')
      expect(same(after)).toEqual(same(text))
    }),
    times(150),
  )
})

test('replaced words of a note are its words, and nothing else moves', () => {
  fc.assert(
    fc.property(
      randomText,
      fc.nat(),
      fc.constantFrom('New.', 'Two\n\nparagraphs.', 'a\nb', 'x'),
      (text, which, words) => {
        const { notes } = scanNotes(text)
        const note = notes[which % Math.max(notes.length, 1)]
        if (!note?.definition || note.definition.nested) return
        const after = check(text, replaceNoteText(text, note, words))
        const now = scanNotes(after).definitions.find(({ from }) => from === note.definition?.from)
        // A text of one kind of line ends has no other after.
        expect(now && noteText(after, now)).toBe(withLineEndsOf(text, words))
      },
    ),
    { ...times(150), examples: [['A[^1]\r\n\r\n[^1]: ', 0, 'a\nb']] },
  )
})

test('splitting a note in two and merging them gives all its words', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), fc.nat(), (text, which, place) => {
      const scan = scanNotes(text)
      const note = scan.notes[which % Math.max(scan.notes.length, 1)]
      if (!note?.definition || note.definition.nested) return
      const offset = note.contentFrom + (place % Math.max(1, note.contentTo - note.contentFrom))
      const split = splitNote(text, scan, note, offset)
      if (!split) return
      const after = check(text, split.edits)
      const letters = (source: string) => source.replace(/\[\^[^\][\s]*\]:?|\s|>/g, '')
      expect(letters(after)).toBe(letters(text))
      const now = scanNotes(after)
      const [first, second] = now.notes.filter(
        ({ definition }) => definition && definition.from >= note.contentFrom - 20,
      )
      if (!first || !second) return
      const merged = mergeNotes(after, first, second)
      if (merged) check(after, merged.edits)
    }),
    times(150),
  )
})
