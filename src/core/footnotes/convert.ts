import { parseMarkdown } from '../markdown/parse'
import { applyEdits, type TextChange } from '../text-edit'
import { definitionPlace } from './definition-place'
import { freshLabel } from './fresh-label'
import type { Note, NoteScan } from './note'
import { indentNote, noteText } from './note-text'
import { removeNote } from './remove'
import { scanNotes, scanTree } from './scan'

/** Makes an inline note `^[text]` one with a mark and a definition. The caret lands in the definition. */
export function toDefined(text: string, note: Note): TextChange | null {
  const mark = note.references[0]
  if (note.definition || !mark) return null
  const root = parseMarkdown(text)
  const scan = scanTree(root, text)
  const label = freshLabel(scan)
  const content = text
    .slice(note.contentFrom, note.contentTo)
    .replace(/[ \t]*\r?\n[ \t>]*/g, ' ')
    .trim()
  const place = definitionPlace(text, root, scan, mark.to)
  const definition = `${place.before}[^${label}]: ${indentNote(content)}`
  const growth = label.length + '[^]'.length - (mark.to - mark.from)
  const caret = place.at + definition.length + (place.at >= mark.to ? growth : 0)
  const edits =
    place.at === mark.to
      ? [{ from: mark.from, to: mark.to, insert: `[^${label}]${definition}${place.after}` }]
      : [
          { from: mark.from, to: mark.to, insert: `[^${label}]` },
          { from: place.at, to: place.at, insert: definition + place.after },
        ]
  return { edits, selection: { anchor: caret, head: caret } }
}

/**
 * Makes a defined note an inline one. Answers null where that cannot be: it has several marks or paragraphs, or its words
 * would end the note early. The caret lands behind it.
 */
export function toInline(text: string, note: Note): TextChange | null {
  const mark = note.references[0]
  if (!note.definition || !mark || note.references.length !== 1 || mark.within !== null) return null
  const content = noteText(text, note)
  if (content.trim() === '' || /\n[ \t]*\r?\n/.test(content)) return null
  const inline = `^[${content.replace(/[ \t]*\r?\n[ \t]*/g, ' ')}]`
  const [cut] = removeNote(text, note).edits.filter(({ from }) => from !== mark.from)
  if (!cut || (cut.from <= mark.from && mark.to <= cut.to)) return null
  const edits = [{ from: mark.from, to: mark.to, insert: inline }, cut].sort((a, b) => a.from - b.from)
  const caret = mark.from + inline.length - (cut.from < mark.from ? cut.to - cut.from : 0)
  return readsAs(applyEdits(text, edits), note.number, inline.slice(2, -1), scanNotes(text))
    ? { edits, selection: { anchor: caret, head: caret } }
    : null
}

/** Whether note `number` of the new text is inline with these words, and no note was won or lost. */
function readsAs(text: string, number: number, content: string, before: NoteScan): boolean {
  const scan = scanNotes(text)
  const note = scan.notes[number - 1]
  return (
    scan.notes.length === before.notes.length &&
    note?.definition === null &&
    text.slice(note.contentFrom, note.contentTo) === content
  )
}
