import { lineEndOf } from '../line-ends'
import { parseMarkdown } from '../markdown/parse'
import type { TextChange, TextEdit } from '../text-edit'
import { freshLabel } from './fresh-label'
import { markPlace } from './mark-place'
import type { Note, NoteReference, NoteScan } from './note'
import { indentNote, noteText } from './note-text'
import { removeNote } from './remove'

/**
 * Splits a note at a place inside its text (behind code, links and marks, when it is in one): what follows becomes a note of its own, called right behind the first one's
 * marks. Null for an offset outside or an inline note. The caret lands at the beginning of the new note.
 */
export function splitNote(text: string, scan: NoteScan, note: Note, place: number): TextChange | null {
  const offset = markPlace(text, parseMarkdown(text), place) ?? place
  if (!note.definition || offset <= note.contentFrom || offset >= note.contentTo) return null
  const label = freshLabel(scan)
  const eol = lineEndOf(text)
  const before = /\s*$/.exec(text.slice(note.contentFrom, offset))?.[0].length ?? 0
  const after = /^\s*/.exec(text.slice(offset, note.contentTo))?.[0].length ?? 0
  const cut: TextEdit = { from: offset - before, to: offset + after, insert: `${eol}${eol}[^${label}]: ` }
  const marks = note.references.map(({ to }): TextEdit => ({ from: to, to, insert: `[^${label}]` }))
  if (marks.some(({ from }) => from > cut.from && from < cut.to)) return null
  const shift = marks.filter(({ from }) => from <= cut.from).length * `[^${label}]`.length
  const caret = cut.from + cut.insert.length + shift
  return { edits: [...marks, cut].sort((a, b) => a.from - b.from), selection: { anchor: caret, head: caret } }
}

/**
 * Merges the note `second` into `first`: its words go behind the first's, its marks become marks of the first, or go where
 * they stand right beside one. Null for inline notes and for a note with itself. The caret lands where the words meet.
 */
export function mergeNotes(text: string, first: Note, second: Note): TextChange | null {
  if (!first.definition || !second.definition || first.number === second.number) return null
  const [a, b] = [noteText(text, first), noteText(text, second)]
  const joined = joinWords(a, b, lineEndOf(text))
  const insert = indentNote(joined.slice(a.length))
  const cut = removeNote(text, second).edits.find(({ from }) => from === second.definition?.from || isCut(from, second))
  if (!cut || (cut.from < first.contentTo && cut.to > first.contentFrom)) return null
  const beside = new Set(first.references.flatMap(({ from, to }) => [from, to]))
  const marks = second.references
    .filter((mark) => mark.from < cut.from || mark.from >= cut.to)
    .map((mark) => joinedMark(mark, first, beside))
  const edits = [...marks, cut, { from: first.contentTo, to: first.contentTo, insert }].sort((x, y) => x.from - y.from)
  const caret = first.contentTo + shiftBefore(edits, first.contentTo)
  return { edits, selection: { anchor: caret, head: caret } }
}

function isCut(from: number, note: Note): boolean {
  return note.definition !== null && from < note.definition.from && !note.references.some((mark) => mark.from === from)
}

function joinedMark(mark: NoteReference, first: Note, beside: ReadonlySet<number>): TextEdit {
  const touching = beside.has(mark.from) || beside.has(mark.to)
  return { from: mark.from, to: mark.to, insert: touching ? '' : `[^${first.label}]` }
}

/** One sentence behind the other; sources that do not end a sentence are parted by a semicolon; paragraphs stay paragraphs. */
function joinWords(a: string, b: string, eol: string): string {
  if (a.trim() === '' || b.trim() === '') return a + b
  if (/\n/.test(a) || /\n/.test(b)) return `${a}${eol}${eol}${b}`
  return `${a}${/[.!?;:]["”’»)*_]*$/.test(a) ? ' ' : '; '}${b}`
}

function shiftBefore(edits: readonly TextEdit[], offset: number): number {
  return edits
    .filter(({ from, to }) => from < offset && to <= offset)
    .reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
}
