import type { Citation } from '../sources/citation-syntax'
import type { HtmlTemplate } from './template'

/** A document before its gaps are filled. `bodies` makes, by identifier, the body of a note that is defined. */
export interface DocumentTemplate {
  readonly blocks: readonly BlockTemplate[]
  readonly bodies: ReadonlyMap<string, () => HtmlTemplate>
}

export interface BlockTemplate {
  readonly template: HtmlTemplate
  /** Offsets of the block in the Markdown. */
  readonly from: number
  readonly to: number
}

export interface NumberedNote {
  readonly number: number
  readonly body: HtmlTemplate
  /** How many marks call it. */
  marks: number
}

/** What is known of a document once its notes are numbered, by template in the order of its slots. */
export interface Numbering {
  readonly notes: readonly NumberedNote[]
  /** The marks in each template; `ordinal` counts the marks of one note from 1. */
  readonly marks: ReadonlyMap<HtmlTemplate, readonly { readonly note: NumberedNote; readonly ordinal: number }[]>
  /** All citations in reading order: the text's, then note by note; `note` is 0 in the running text. */
  readonly citations: readonly { readonly citation: Citation; readonly note: number; readonly template: HtmlTemplate }[]
}

/**
 * Numbers the notes by their first mark: marks of the text in order, then those in the notes, note by note. A note that no
 * mark calls has no number and does not print.
 */
export function numberNotes(document: DocumentTemplate): Numbering {
  const notes: NumberedNote[] = []
  const defined = new Map<string, NumberedNote>()
  const marks = new Map<HtmlTemplate, { note: NumberedNote; ordinal: number }[]>()
  const citations: { citation: Citation; note: number; template: HtmlTemplate }[] = []

  const add = (body: HtmlTemplate): NumberedNote => {
    const note = { number: notes.length + 1, body, marks: 0 }
    notes.push(note)
    return note
  }
  const definedNote = (identifier: string): NumberedNote | undefined => {
    const known = defined.get(identifier)
    const body = known ? undefined : document.bodies.get(identifier)?.()
    if (!body) return known
    const note = add(body)
    defined.set(identifier, note)
    return note
  }
  const visit = (template: HtmlTemplate, number: number): void => {
    const own: { note: NumberedNote; ordinal: number }[] = []
    for (const slot of template.slots) {
      if (slot.kind === 'citation') citations.push({ citation: slot.citation, note: number, template })
      if (slot.kind !== 'note' && slot.kind !== 'inline-note') continue
      const note = slot.kind === 'note' ? definedNote(slot.identifier) : add(slot.body)
      if (!note) continue
      note.marks += 1
      own.push({ note, ordinal: note.marks })
    }
    if (own.length > 0) marks.set(template, own)
  }

  for (const block of document.blocks) visit(block.template, 0)
  // The list grows while it is read: notes called from notes come after all others.
  for (const note of notes) visit(note.body, note.number)
  return { notes, marks, citations }
}
