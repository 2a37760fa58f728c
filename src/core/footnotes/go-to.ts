import type { TextSelection } from '../text-edit'
import type { Note, NoteScan } from './note'

/**
 * From a mark to its note and back: for a caret in or at a mark, the end of the note's text; for one in a definition, behind
 * the note's first mark. Null elsewhere, and where the other side is missing.
 */
export function otherSide(scan: NoteScan, caret: number): TextSelection | null {
  const mark = scan.references.find(({ from, to, label }) => label !== null && from <= caret && caret <= to)
  const inDefinition = noteAt(scan, caret)
  if (mark && !(inDefinition && mark.number === inDefinition.number)) {
    const note = scan.notes.find(({ number }) => number === mark.number)
    return note ? at(note.contentTo) : null
  }
  const first = inDefinition?.references[0]
  return first ? at(first.to) : null
}

/** The note in whose definition the caret stands, or null. */
export function noteAt(scan: NoteScan, caret: number): Note | null {
  return scan.notes.find(({ definition }) => definition && definition.from <= caret && caret <= definition.to) ?? null
}

/** The first note by number whose definition or one of whose marks holds an offset, or undefined. */
export function noteTouching(scan: NoteScan, offset: number): Note | undefined {
  const holds = ({ from, to }: { readonly from: number; readonly to: number }) => from <= offset && offset <= to
  return scan.notes.find(({ references, definition }) => references.some(holds) || (definition && holds(definition)))
}

function at(offset: number): TextSelection {
  return { anchor: offset, head: offset }
}
