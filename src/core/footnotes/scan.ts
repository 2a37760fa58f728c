import type { FootnoteDefinition, Nodes, Root, Table } from 'mdast'
import { parseMarkdown } from '../markdown/parse'
import type { DanglingReference, FoundReference, NoteDefinition, NoteScan } from './note'
import { numberScan } from './number-scan'

export type { NoteScan } from './note'

/** Finds every note of a text: marks and definitions by offset, numbers as the reader sees them. Takes any text. */
export function scanNotes(text: string): NoteScan {
  return scanTree(parseMarkdown(text), text)
}

/** As `scanNotes`, of a tree that was parsed before from `text`. */
export function scanTree(root: Root, text: string): NoteScan {
  const references: FoundReference[] = []
  const definitions: NoteDefinition[] = []
  const dangling: DanglingReference[] = []
  const seen = new Set<string>()

  const visit = (node: Nodes, owner: FoundReference['owner'], depth: number): void => {
    let inner = owner
    if (node.type === 'footnoteReference') {
      references.push({ label: labelOf(node, text), identifier: node.identifier, ...range(node), owner })
    } else if (node.type === 'inlineNote') {
      inner = { label: null, identifier: null, ...range(node), owner }
      references.push(inner)
    } else if (node.type === 'footnoteDefinition') {
      inner = describe(node, text, seen.has(node.identifier), depth > 1)
      definitions.push(inner)
      seen.add(node.identifier)
    } else if (node.type === 'text') {
      dangling.push(...danglingIn(node, text))
    }
    if (node.type === 'table') visitTable(node, inner, depth)
    else if ('children' in node) for (const child of node.children) visit(child, inner, depth + 1)
  }
  const visitTable = ({ align, children }: Table, owner: FoundReference['owner'], depth: number): void => {
    for (const row of children) {
      row.children.forEach((cell, at) => {
        visit(cell, at < (align?.length ?? 0) ? owner : 'left out', depth + 2)
      })
    }
  }
  visit(root, null, 0)

  const numbered = numberScan(references, definitions)
  const reached = new Set(numbered.notes.map((note) => note.definition))
  const orphans = definitions.filter((definition) => !definition.duplicate && !reached.has(definition))
  return { ...numbered, definitions, orphans, dangling }
}

const MARK = /(?<!\\)(\\*)\[\^([^\s[\]]+)\]/g

/** Marks that Markdown left as words, because no note has their label. */
function danglingIn(node: Nodes, text: string): DanglingReference[] {
  const { from, to } = range(node)
  const found: DanglingReference[] = []
  for (const match of text.slice(from, to).matchAll(MARK)) {
    const [whole, slashes = '', label = ''] = match
    if (slashes.length % 2 === 1) continue
    const at = from + match.index + slashes.length
    found.push({ label, identifier: label.toLowerCase(), from: at, to: from + match.index + whole.length })
  }
  return found
}

function describe(node: FootnoteDefinition, text: string, duplicate: boolean, nested: boolean): NoteDefinition {
  const { from, to } = range(node)
  const label = labelOf(node, text)
  const first = node.children[0]
  const last = node.children[node.children.length - 1]
  // Behind `[^label]:` and the spaces; an empty note has its place there.
  const colon = from + 2 + label.length + 2
  const blank = /^[ \t]*/.exec(text.slice(colon, to))?.[0].length ?? 0
  const contentFrom = first ? range(first).from : colon + blank
  const contentTo = last ? range(last).to : contentFrom
  return { label, identifier: node.identifier, from, to, contentFrom, contentTo, duplicate, nested }
}

/** The label as it is written between `[^` and `]`. */
function labelOf(node: Nodes, text: string): string {
  const { from, to } = range(node)
  return /^\[\^((?:\\.|[^\]\\])*)\]/.exec(text.slice(from, Math.min(to, from + 1100)))?.[1] ?? ''
}

function range(node: Nodes): { from: number; to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}
