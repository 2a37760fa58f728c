import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import type { ParsedDocument, Part } from './document-parts'
import { offsetsOf } from './offsets'

/** What a document defines. The first definition of a name holds, wherever it stands. */
export interface Definitions {
  readonly links: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
}

interface PartDefinitions {
  readonly links: readonly Definition[]
  readonly notes: readonly FootnoteDefinition[]
}

const OF_PART = new WeakMap<Part, PartDefinitions>()

export function collectDefinitions(document: ParsedDocument): Definitions {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  for (const part of document.parts) {
    const own = definitionsOf(part)
    for (const link of own.links) if (!links.has(link.identifier)) links.set(link.identifier, link)
    for (const note of own.notes) if (!notes.has(note.identifier)) notes.set(note.identifier, note)
  }
  return { links, notes }
}

function definitionsOf(part: Part): PartDefinitions {
  const known = OF_PART.get(part)
  if (known) return known
  const links: Definition[] = []
  const notes: FootnoteDefinition[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') links.push(node)
    if (node.type === 'footnoteDefinition') notes.push(node)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of part.nodes) visit(node)
  const own = { links, notes }
  OF_PART.set(part, own)
  return own
}

/** A block with its place in the text of the document. */
export interface PlacedBlock {
  readonly node: RootContent
  readonly from: number
  readonly to: number
}

/** The top-level blocks that print where they stand: all but definitions. */
export function printedBlocks(document: ParsedDocument): PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  document.parts.forEach((part, index) => {
    const start = document.starts[index] ?? 0
    for (const node of part.nodes) {
      if (node.type === 'footnoteDefinition' || node.type === 'definition') continue
      const { from, to } = offsetsOf(node)
      blocks.push({ node, from: start + from, to: start + to })
    }
  })
  return blocks
}
