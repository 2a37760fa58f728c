import type { Nodes, Root } from 'mdast'
import { offsetsOf } from './offsets'

/** Nodes inside nodes that are kept; whoever walks a tree may call itself for each level. */
const MAX_DEPTH = 400

/** Cuts what is nested deeper than any text needs: it becomes words, as it is written. Changes the tree. */
export function limitDepth(root: Root, text: string): void {
  let level: Nodes[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: Nodes[] = []
    for (const node of level) {
      if (!('children' in node)) continue
      if (depth < MAX_DEPTH) for (const child of node.children) next.push(child)
      else if (node.children.length > 0) node.children = [asWords(node, text)] as typeof node.children
    }
    level = next
  }
}

function asWords(node: Extract<Nodes, { children: unknown }>, text: string): Nodes {
  const { from } = offsetsOf(node.children[0] as Nodes)
  const { to } = offsetsOf(node.children[node.children.length - 1] as Nodes)
  const words: Nodes = { type: 'text', value: text.slice(from, to) }
  const [first, last] = [node.children[0], node.children[node.children.length - 1]]
  if (first?.position && last?.position) words.position = { start: first.position.start, end: last.position.end }
  return words
}
