import type { NoteScan } from '../../../core/footnotes/note'
import { noteText } from '../../../core/footnotes/note-text'
import { scanCitations } from '../../../core/sources/citation-syntax'

/** One line of the Footnotes tab. */
export interface NoteRow {
  /** Stays the same while the note is edited and renumbered. */
  readonly key: string
  readonly number: number
  /** Null for an inline note. */
  readonly label: string | null
  readonly text: string
  /** How many marks call it. */
  readonly marks: number
  /** Keys of the sources it cites. */
  readonly sources: readonly string[]
  /** What the filter looks in. */
  readonly search: string
}

/** The notes of a text as the tab lists them. */
export function noteRows(text: string, scan: NoteScan): NoteRow[] {
  let inline = 0
  return scan.notes.map((note) => {
    if (note.label === null) inline += 1
    const words = noteText(text, note)
    const sources = [...new Set(scanCitations(words).flatMap((citation) => citation.items.map((item) => item.key)))]
    return {
      key: note.label === null ? `inline ${inline}` : `label ${note.label}`,
      number: note.number,
      label: note.label,
      text: words,
      marks: note.references.length,
      sources,
      search: `${note.number} ${note.label ?? ''} ${words}`.toLocaleLowerCase(),
    }
  })
}
