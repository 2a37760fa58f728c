import type { Nodes, Root, RootContent } from 'mdast'
import type { Citation } from '../sources/citation-syntax'
import type { ParsedDocument, Part } from './document-parts'

/** Moves a node and all within by a number of characters and lines, in place. */
export function moveNode(node: Nodes, offset: number, lines: number): void {
  if (node.position) {
    const { start, end } = node.position
    node.position = {
      start: { line: start.line + lines, column: start.column, offset: (start.offset ?? 0) + offset },
      end: { line: end.line + lines, column: end.column, offset: (end.offset ?? 0) + offset },
    }
  }
  if (node.type === 'citation') node.citation = moveCitation(node.citation, offset)
  if ('children' in node) for (const child of node.children) moveNode(child, offset, lines)
}

function moveCitation(citation: Citation, offset: number): Citation {
  const items = citation.items.map((item) => ({ ...item, keyFrom: item.keyFrom + offset, keyTo: item.keyTo + offset }))
  return { ...citation, from: citation.from + offset, to: citation.to + offset, items }
}

/** One tree of a document, with positions in its text. Trees of parts that stayed in their place are made once. */
export function toRoot(document: ParsedDocument): Root {
  const children: RootContent[] = []
  let line = 0
  document.parts.forEach((part, index) => {
    for (const node of placed(part, document.starts[index] ?? 0, line)) children.push(node)
    line += linesOf(part)
  })
  const end = { line: line + 1, column: 1, offset: document.text.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

interface Placed {
  readonly start: number
  readonly line: number
  readonly nodes: readonly RootContent[]
}

const PLACED = new WeakMap<Part, Placed>()
const LINES = new WeakMap<Part, number>()

function placed(part: Part, start: number, line: number): readonly RootContent[] {
  const known = PLACED.get(part)
  if (known && known.start === start && known.line === line) return known.nodes
  const nodes = part.nodes.map((node) => {
    const copy = copyNode(node)
    moveNode(copy, start, line)
    return copy
  })
  PLACED.set(part, { start, line, nodes })
  return nodes
}

function copyNode<T extends Nodes>(node: T): T {
  return 'children' in node
    ? { ...node, children: (node.children as Nodes[]).map((child) => copyNode(child)) }
    : { ...node }
}

function linesOf(part: Part): number {
  const known = LINES.get(part)
  if (known !== undefined) return known
  const lines = countLineEnds(part.text)
  LINES.set(part, lines)
  return lines
}

export function countLineEnds(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}
