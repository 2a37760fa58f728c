import type { Node, Parent, PhrasingContent } from 'mdast'
import type { Citation } from '../sources/citation-syntax'

/** A note written where it is called: `^[text]`. */
export interface InlineNote extends Parent {
  type: 'inlineNote'
  children: PhrasingContent[]
}

/** A citation in Pandoc's manner; `children` are its characters read as plain Markdown, for when it cannot be resolved. */
export interface CitationNode extends Parent {
  type: 'citation'
  children: PhrasingContent[]
  citation: Citation
}

/** A reference to another post, `[[slug]]` or `[[slug|label]]`; `value` is how it is written. */
export interface CrossReference extends Node {
  type: 'crossReference'
  target: string
  label: string | null
  value: string
}

/** Where the links back from a note to its marks go; made by the renderer, never by a text. */
export interface BackLinks extends Node {
  type: 'backLinks'
}

/** Words without a paragraph around them; made by the renderer. */
export interface Phrases extends Parent {
  type: 'phrases'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineNote: InlineNote
    citation: CitationNode
    crossReference: CrossReference
    backLinks: BackLinks
  }
  interface RootContentMap {
    inlineNote: InlineNote
    citation: CitationNode
    crossReference: CrossReference
    backLinks: BackLinks
    phrases: Phrases
  }
}
