import { assemble } from './assemble'
import { parseDocument } from './document'
import type { ParsedDocument } from './document-parts'
import type { Rendered, RenderOptions } from './rendered'
import { TemplateCache } from './template-cache'

export type { CrossReferenceTarget, Rendered, RenderedBlock, RenderOptions } from './rendered'
export { TemplateCache } from './template-cache'

/**
 * Renders a post's or comment's Markdown to sanitised HTML: the one pipeline of preview, export and command line. Any text
 * renders; what it may not hold is left out.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): Rendered {
  const parse = options.parse ?? parseDocument
  return renderDocument(parse(markdown), options)
}

/**
 * As `renderMarkdown`, of a text that was read before. With the cache of an earlier rendering of the text, only blocks whose
 * words changed are rendered again; numbers, ids and citations are filled in anew each time.
 */
export function renderDocument(
  document: ParsedDocument,
  options: RenderOptions = {},
  cache: TemplateCache = new TemplateCache(),
): Rendered {
  return assemble(cache.templatesOf(document, options), options)
}
