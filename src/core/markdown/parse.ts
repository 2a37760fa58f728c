import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { citationNodes } from './citation-nodes'
import { crossReferenceFromMarkdown, crossReferenceSyntax } from './cross-reference-syntax'
import { inlineNoteFromMarkdown, inlineNoteSyntax } from './inline-note-syntax'
import './nodes'

/**
 * Reads a text: CommonMark, GFM with its notes, inline notes, citations, cross-references. Takes Markdown, returns its
 * tree; positions are UTF-16 offsets in the text. Never fails: any text is Markdown.
 */
export function parseMarkdown(text: string): Root {
  const citations = citationNodes(text)
  return fromMarkdown(text, {
    extensions: [gfm(), inlineNoteSyntax(), crossReferenceSyntax(), ...(citations ? [citations.syntax] : [])],
    mdastExtensions: [
      gfmFromMarkdown(),
      inlineNoteFromMarkdown(),
      crossReferenceFromMarkdown(),
      ...(citations ? [citations.fromMarkdown] : []),
    ],
  })
}
