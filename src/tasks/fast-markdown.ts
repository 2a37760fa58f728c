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
  // By a name that bundlers cannot follow: a native package is loaded from where it is installed, or not at all.
  const name: string = ['sat', 'teri'].join('')
  try {
    const { markdownToMdast }: Satteri = await import(/* @vite-ignore */ name)
    return fasterReader((text) => markdownToMdast(text, { features: FEATURES }))
  } catch {
    // Not installed, or not for this system: the reference reader does the same, slower.
    return (text) => parseDocument(text)
  }
}
