import { addressPart } from '../address-part'
import type { DocumentIds } from './document-ids'
import type { FormattedCitations } from './format-citations'
import type { HeadingLevels } from './heading-levels'
import type { NumberedNote, Numbering } from './number-notes'
import type { CrossReferenceTarget } from './rendered'
import type { HtmlTemplate, Slot } from './template'
import { escapeHtml } from './write-html'

/** What fills the gaps of a document's templates. Templates must be filled in reading order: ids are given out as they come. */
export interface FillContext {
  readonly prefix: string
  readonly numbering: Numbering
  readonly ids: DocumentIds
  readonly headings: HeadingLevels
  readonly citations: FormattedCitations
  readonly crossReference: (target: string) => CrossReferenceTarget | null
}

/** Fills one template. `note` is the note whose body it is, or null for a block of the text. */
export function fillTemplate(template: HtmlTemplate, context: FillContext, note: NumberedNote | null): string {
  const marks = context.numbering.marks.get(template) ?? []
  const citations = context.citations.get(template) ?? []
  let nextMark = 0
  let nextCitation = 0

  const fill = (slot: Slot): string => {
    switch (slot.kind) {
      case 'note':
      case 'inline-note': {
        const mark = marks[nextMark++]
        return mark ? noteMark(mark.note, mark.ordinal, context.prefix) : ''
      }
      case 'back-links':
        return note ? backLinks(note, context.prefix) : ''
      case 'citation':
        return citations[nextCitation++] ?? fillTemplate(slot.fallback, context, note)
      case 'cross-reference': {
        const target = context.crossReference(slot.target)
        if (!target) return escapeHtml(slot.label ?? slot.source)
        const words = escapeHtml(slot.label ?? target.text)
        return target.href === null ? words : `<a href="${escapeHtml(target.href)}">${words}</a>`
      }
      case 'heading-tag':
        return context.headings.tag(slot.ends)
      case 'heading-id':
        return ` id="${escapeHtml(context.ids.heading(slot.slug))}"`
      case 'author-id': {
        const id = context.ids.author(slot.name)
        return id === null ? '' : ` id="${escapeHtml(id)}"`
      }
      case 'local-link': {
        const id = context.ids.target(slot.name)
        return id === null ? '' : ` href="#${escapeHtml(addressPart(id))}"`
      }
    }
  }

  let html = template.parts[0] ?? ''
  template.slots.forEach((slot, index) => {
    html += fill(slot) + (template.parts[index + 1] ?? '')
  })
  return html
}

/** The id of a note's mark; the first has the note's number alone. */
export function markId(note: number, ordinal: number, prefix: string): string {
  return `${prefix}ref-${note}${ordinal === 1 ? '' : `-${ordinal}`}`
}

export function noteId(note: number, prefix: string): string {
  return `${prefix}fn-${note}`
}

function noteMark({ number }: NumberedNote, ordinal: number, prefix: string): string {
  const id = markId(number, ordinal, prefix)
  return `<sup><a role="doc-noteref" id="${id}" href="#${noteId(number, prefix)}">${number}</a></sup>`
}

/** One link back for each mark, with a visible number and an accessible name; marks after the first add a letter. */
function backLinks({ number, marks }: NumberedNote, prefix: string): string {
  return Array.from({ length: marks }, (_, index) => {
    const letter = marks === 1 ? '' : letters(index)
    const name = `Back to text, note ${number}${letter === '' ? '' : `, mark ${letter}`}`
    const href = `#${markId(number, index + 1, prefix)}`
    return `<a class="back" role="doc-backlink" href="${href}" aria-label="${name}">↩\ufe0e ${number}${letter}</a>`
  }).join(' ')
}

/** 0 is a, 25 is z, 26 is aa. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}
