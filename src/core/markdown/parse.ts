import type { Root } from 'mdast'
import { parseDocument } from './document'
import { toRoot } from './positions'

/**
 * Reads a text: CommonMark, GFM with its notes, inline notes, citations, cross-references. Takes Markdown, returns its
 * tree; positions are UTF-16 offsets in the text. Never fails: any text is Markdown.
 */
export function parseMarkdown(text: string): Root {
  return toRoot(parseDocument(text))
}
