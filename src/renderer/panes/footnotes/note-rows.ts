import type { NoteScan } from '../../../core/footnotes/note'
import { noteText } from '../../../core/footnotes/note-text'
import { scanCitations } from '../../../core/sources/citation-syntax'

/** One line of the Footnotes tab. */
export interface NoteRow {
  /** As `noteKeys` calls it. */
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

/** What each note is called while it is edited and renumbered: by its label, an inline one by its place among those. */
export function noteKeys({ notes }: NoteScan): string[] {
  let inline = 0
  return notes.map(({ label }) => {
    if (label !== null) return `label ${label}`
    inline += 1
    return `inline ${inline}`
  })
}

/** The notes of a text as the tab lists them. */
export function noteRows(text: string, scan: NoteScan): NoteRow[] {
  const keys = noteKeys(scan)
  return scan.notes.map((note, at) => {
    const words = noteText(text, note)
    const sources = [...new Set(scanCitations(words).flatMap((citation) => citation.items.map((item) => item.key)))]
    return {
      key: keys[at] ?? '',
      number: note.number,
      label: note.label,
      text: words,
      marks: note.references.length,
      sources,
      search: `${note.number} ${note.label ?? ''} ${words}`.toLocaleLowerCase(),
    }
  })
}
