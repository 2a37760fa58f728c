/** A mark in the text that calls a note: `[^label]`, or a whole inline note `^[…]` (its label is null). */
export interface NoteReference {
  readonly label: string | null
  /** Labels that differ in case are one note; null for an inline note. */
  readonly identifier: string | null
  /** Offsets of the mark in the text. */
  readonly from: number
  readonly to: number
  /** The number a reader sees; null where the note is never reached from the text. */
  readonly number: number | null
  /** The number of the note it stands in; null in the running text. */
  readonly within: number | null
}

/** A definition `[^label]: text`. */
export interface NoteDefinition {
  readonly label: string
  readonly identifier: string
  /** Offsets of the whole definition. */
  readonly from: number
  readonly to: number
  /** Offsets of its text: behind the colon and spaces, up to the end of its last block. */
  readonly contentFrom: number
  readonly contentTo: number
  /** An earlier definition has the same label, so this one never prints. */
  readonly duplicate: boolean
  /** It stands in a list, quote or other block. */
  readonly nested: boolean
}

/** One note that prints. */
export interface Note {
  /** As the reader sees it, from 1 in reading order. */
  readonly number: number
  readonly label: string | null
  /** Its marks in reading order, at least one. */
  readonly references: readonly NoteReference[]
  /** Null for an inline note. */
  readonly definition: NoteDefinition | null
  /** Offsets of the note's text. */
  readonly contentFrom: number
  readonly contentTo: number
}

/** A mark without a definition: it prints as it is written. */
export interface DanglingReference {
  readonly label: string
  readonly identifier: string
  readonly from: number
  readonly to: number
}

export interface NoteScan {
  /** The notes that print, by number. */
  readonly notes: readonly Note[]
  /** Every mark that has its note, in the order of the text. */
  readonly references: readonly NoteReference[]
  /** Every definition, in the order of the text. */
  readonly definitions: readonly NoteDefinition[]
  /** Definitions that no mark reaches: they do not print. */
  readonly orphans: readonly NoteDefinition[]
  readonly dangling: readonly DanglingReference[]
}

/**
 * A mark as found, before it is numbered; `owner` is the note it stands in. What a row of a table has beyond the columns of
 * its head is left out: it never prints.
 */
export interface FoundReference {
  readonly label: string | null
  readonly identifier: string | null
  readonly from: number
  readonly to: number
  readonly owner: NoteDefinition | FoundReference | 'left out' | null
}
