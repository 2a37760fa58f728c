import type { Nodes } from 'mdast'
import { parseMarkdown } from '../markdown/parse'

/** One cross-reference in a text. */
export interface Reference {
  readonly target: string
  readonly label: string | null
  /** Offsets of `[[…]]` in the text. */
  readonly from: number
  readonly to: number
  /** The line it stands in, from 1. */
  readonly line: number
}

/** The cross-references of a Markdown text, in order; what only looks like one, in code, is none. */
export function referencesIn(text: string): Reference[] {
  if (!text.includes('[[')) return []
  const found: Reference[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'crossReference' && node.position)
      found.push({
        target: node.target,
        label: node.label,
        from: node.position.start.offset ?? 0,
        to: node.position.end.offset ?? 0,
        line: node.position.start.line,
      })
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseMarkdown(text))
  return found.sort((a, b) => a.from - b.from)
}
