import { lineEndOf, withLineEndsOf } from '../line-ends'
import type { TextEdit } from '../text-edit'
import { blankLineMissing } from './definition-place'
import type { Note, NoteDefinition } from './note'

type Content = Pick<Note | NoteDefinition, 'contentFrom' | 'contentTo'>

/** The words of a note, and whether they stand in a definition or in the running text. */
type Written = Content & { readonly definition: object | null }

/** The Markdown of a note as one would write it by itself: without the indentation its later lines have in a definition. */
export function noteText(text: string, note: Content): string {
  return text.slice(note.contentFrom, note.contentTo).replace(/(\r?\n)(?: {1,4}|\t)/g, '$1')
}

/**
 * Replaces the text of a note. Takes the new Markdown unindented; later lines of a definition get the indentation they
 * need, blank lines none. Returns the splices, the smallest that do.
 */
export function replaceNoteText(text: string, note: Written, content: string): TextEdit[] {
  const wasEmpty = note.definition !== null && note.contentFrom === note.contentTo
  const blank = wasEmpty ? blankLineMissing(text, note.contentTo, lineEndOf(text)) : ''
  return smallestEdit(text, note.contentFrom, note.contentTo, asWritten(text, note, content) + blank)
}

/** What a note that says this has in this text. */
export function asWritten(text: string, note: Pick<Written, 'definition'>, content: string): string {
  const words = withLineEndsOf(text, content)
  return note.definition ? indentNote(words) : oneLine(words)
}

/** Indents what follows the first line, so that it belongs to the definition. */
export function indentNote(content: string): string {
  return content.replace(/(\r?\n)(?!\r?\n|$)/g, '$1    ')
}

/** An inline note cannot hold paragraphs: blank lines become spaces. */
function oneLine(content: string): string {
  return content.replace(/[ \t]*(?:\r?\n[ \t]*){2,}/g, ' ')
}

/** One splice, without the characters at both ends that stay. */
export function smallestEdit(text: string, from: number, to: number, insert: string): TextEdit[] {
  const old = text.slice(from, to)
  if (old === insert) return []
  let start = 0
  while (start < old.length && start < insert.length && old[start] === insert[start]) start += 1
  let end = 0
  const most = Math.min(old.length, insert.length) - start
  while (end < most && old[old.length - 1 - end] === insert[insert.length - 1 - end]) end += 1
  return [{ from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }]
}
