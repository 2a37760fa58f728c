import type { Citation } from '../sources/citation-syntax'

/**
 * HTML with gaps: what depends on the rest of the document (note numbers, formatted citations, titles of other posts, ids)
 * is filled in at the end, so that a block is rendered once and its numbers change without rendering it again.
 * `parts` has one string more than `slots`.
 */
export interface HtmlTemplate {
  readonly parts: readonly string[]
  readonly slots: readonly Slot[]
}

export type Slot =
  /** The mark of a defined note. */
  | { readonly kind: 'note'; readonly identifier: string }
  /** The mark of a note that is written in place. */
  | { readonly kind: 'inline-note'; readonly body: HtmlTemplate }
  /** Where the links back to a note's marks stand; only in the body of a note. */
  | { readonly kind: 'back-links' }
  /** `fallback` is how it prints when nobody can format it. */
  | { readonly kind: 'citation'; readonly citation: Citation; readonly fallback: HtmlTemplate }
  | {
      readonly kind: 'cross-reference'
      readonly target: string
      readonly label: string | null
      readonly source: string
    }
  /** The name of a heading's element, where it begins or ends. The level is as it is written. */
  | { readonly kind: 'heading-tag'; readonly level: number; readonly ends: boolean }
  /** The id attribute of a heading; `slug` is not yet told apart from equal ones. */
  | { readonly kind: 'heading-id'; readonly slug: string }
  /** The id attribute of an element of the author's. */
  | { readonly kind: 'author-id'; readonly name: string }
  /** The href attribute of a link to a place in this document. */
  | { readonly kind: 'local-link'; readonly name: string }

/** Collects the parts and slots of one template. */
export class TemplateWriter {
  private readonly parts: string[] = []
  private readonly slots: Slot[] = []
  private current = ''

  text(html: string): void {
    this.current += html
  }

  slot(slot: Slot): void {
    this.parts.push(this.current)
    this.current = ''
    this.slots.push(slot)
  }

  finish(): HtmlTemplate {
    return { parts: [...this.parts, this.current], slots: this.slots }
  }
}
