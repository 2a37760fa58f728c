import type { Nodes } from 'mdast'

/** The offsets of a node. */
export function offsetsOf(node: Nodes): { readonly from: number; readonly to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }
}
