import type { ElementContent } from 'hast'
import type { Citation } from '../sources/citation-syntax'
import type { Profile } from './allowed-html'
import type { ParsedDocument } from './document-parts'

/** A citation in reading order. `note` is the number of the note it stands in, 0 in the running text. */
export interface CitationPlace {
  readonly citation: Citation
  readonly note: number
}

/** What a cross-reference prints: its words, and where it leads; null where the post has no page to lead to. */
export interface CrossReferenceTarget {
  readonly href: string | null
  readonly text: string
}

export interface RenderOptions {
  /** Reads the text, where there is something faster than `parseDocument` that reads the same. */
  readonly parse?: (markdown: string) => ParsedDocument
  /** Begins every id of this document, so that any number of posts and comments share a page: `p-`, `c2-`. Default none. */
  readonly idPrefix?: string
  /** Which allow-list holds. Default `post`. */
  readonly profile?: Profile
  /**
   * As an article of a page prints: headings stand below its title and have ids, a picture alone with a title is a figure,
   * local links are bound to this document. Default false: the fragment is plain CommonMark and GFM.
   */
  readonly article?: boolean
  /** Curly quotes, dashes and ellipses in the manner of `language`. Default false. */
  readonly typographer?: boolean
  /** What the notes of a comment are called, for those who do not see where they stand. Default `Notes`. */
  readonly notesName?: string
  /** BCP 47. Default `en`. */
  readonly language?: string
  /** What `[[target]]` prints; null prints it as written. */
  readonly crossReference?: (target: string) => CrossReferenceTarget | null
  /**
   * Formats all citations of the document at once, because "ibid." and "supra" depend on the ones before. Answers one entry
   * for each: text, or HTML nodes (they are sanitised), or null to print it as written.
   */
  readonly citations?: (places: readonly CitationPlace[]) => readonly (string | readonly ElementContent[] | null)[]
}

/** One top-level block of the text as it prints; `from` and `to` are its offsets in the Markdown. */
export interface RenderedBlock {
  readonly html: string
  readonly from: number
  readonly to: number
}

export interface Rendered {
  readonly blocks: readonly RenderedBlock[]
  /** The section of the notes, or an empty string. */
  readonly notesHtml: string
  /** How many notes print. */
  readonly notes: number
  /** Everything: the blocks, then the notes. Preview and export put this same string on the page. */
  readonly html: string
}
