import type { Root } from 'mdast'
import { parseDocument } from '../core/markdown/document'
import type { ParsedDocument } from '../core/markdown/document-parts'
import { fasterReader } from '../core/markdown/faster-reader'

/** The syntax that Postil's texts have, and no other. */
const FEATURES = { gfm: true, frontmatter: false }

let reader: Promise<(text: string) => ParsedDocument> | undefined

/**
 * The fastest reader of Markdown on this machine: one in Rust where its binary is installed, else the reference reader. A
 * test holds the two equal on the whole corpus.
 */
export function fastMarkdown(): Promise<(text: string) => ParsedDocument> {
  reader ??= loadReader()
  return reader
}

async function loadReader(): Promise<(text: string) => ParsedDocument> {
  try {
    // Its script is bundled: of its own files it loads thirty. The binary under it is there or not.
    const { markdownToMdast } = await import('satteri')
    return fasterReader((text) => markdownToMdast(text, { features: FEATURES }) as Root)
  } catch {
    // Not installed, or not for this system: the reference reader does the same, slower.
    return (text) => parseDocument(text)
  }
}
