import type { TextEdit } from '../text-edit'
import type { Note, NoteDefinition, NoteReference } from './note'
import { noteText } from './note-text'
import type { KeptNote } from './problem'

/** Edits that take something out, and what was taken: it is never thrown away. */
export interface Removal {
  readonly edits: readonly TextEdit[]
  readonly kept: readonly KeptNote[]
}

/** Removes one mark and nothing else; the definition stays where it is. An inline note is taken out and kept. */
export function removeReference(text: string, reference: NoteReference): Removal {
  const kept =
    reference.label === null ? [{ label: '', content: text.slice(reference.from + 2, reference.to - 1) }] : []
  return { edits: [{ from: reference.from, to: reference.to, insert: '' }], kept }
}

/** Removes a note with all its marks, in one step; its text is kept. */
export function removeNote(text: string, note: Note): Removal {
  const content = noteText(text, note)
  const definition = note.definition
  const outside = note.references.filter(
    (mark) => definition === null || mark.from < definition.from || mark.from >= definition.to,
  )
  const edits = outside.map(({ from, to }) => ({ from, to, insert: '' }))
  if (definition) edits.push(cutDefinition(text, definition))
  return { edits, kept: [{ label: note.label ?? '', content }] }
}

/** Takes a definition out of the text, as for one that no mark calls; its text is kept. */
export function setAside(text: string, definition: NoteDefinition): Removal {
  return {
    edits: [cutDefinition(text, definition)],
    kept: [{ label: definition.label, content: noteText(text, definition) }],
  }
}

/** The definition with its line end, and the blank lines that would be left over. */
function cutDefinition(text: string, definition: NoteDefinition): TextEdit {
  let { from, to } = definition
  to += /^[ \t]*(?:\r?\n)?/.exec(text.slice(to))?.[0].length ?? 0
  const before = linesBefore(text, from)
  if (from === 0 || before.split('\n').length > 2) {
    to += /^(?:[ \t]*\r?\n)*/.exec(text.slice(to))?.[0].length ?? 0
  }
  if (to >= text.length) {
    const lastLineEnds = text.endsWith('\n')
    from -= before.length - (lastLineEnds ? (/^\r?\n/.exec(before)?.[0].length ?? 0) : 0)
  }
  return { from, to, insert: '' }
}

/** The line ends right before an offset, with the blanks behind each. */
function linesBefore(text: string, offset: number): string {
  let from = offset
  while (from > 0 && /[\r\n\t ]/.test(text.charAt(from - 1))) from -= 1
  return /(?:\r?\n[ \t]*)+$/.exec(text.slice(from, offset))?.[0] ?? ''
}
