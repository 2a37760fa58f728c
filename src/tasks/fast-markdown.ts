import type { Root } from 'mdast'
import { parseDocument } from '../core/markdown/document'
import type { ParsedDocument } from '../core/markdown/document-parts'
import { fasterReader } from '../core/markdown/faster-reader'

/** What the Markdown reader in Rust offers of itself. */
interface Satteri {
  markdownToMdast: (text: string, options: { features: Record<string, unknown> }) => Root
}

/** The syntax that Postil's texts have, and no other. */
const FEATURES = { gfm: true, frontmatter: false }

/** As a value, which neither bundlers nor the compiler follow: a native package is there or not, and never bundled. */
export const FAST_READER: string = ['sat', 'teri'].join('')

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
    const { markdownToMdast }: Satteri = await import(/* @vite-ignore */ FAST_READER)
    return fasterReader((text) => markdownToMdast(text, { features: FEATURES }))
  } catch {
    // Not installed, or not for this system: the reference reader does the same, slower.
    return (text) => parseDocument(text)
  }
}
