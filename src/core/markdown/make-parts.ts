import type { RootContent } from 'mdast'
import type { Part } from './document-parts'
import { offsetsOf } from './offsets'
import type { ParsedRun } from './parse-run'
import { countLineEnds, moveNode } from './positions'
import type { Segment } from './segments'

/**
 * Makes parts of what was read together: one for each segment, or for several over which one block stretches. `open` tells
 * that the last block is open. Nodes are moved in place.
 */
export function makeParts(text: string, segments: readonly Segment[], run: ParsedRun, open: boolean): Part[] {
  const parts: Part[] = []
  const base = segments[0]?.from ?? 0
  const end = (index: number) => segments[index]?.to ?? text.length
  let next = 0
  let lines = 0
  for (let index = 0; index < segments.length; index += 1) {
    const from = segments[index]?.from ?? base
    const head = text.slice(from, end(index))
    const own: RootContent[] = []
    for (let node = run.nodes[next]; node && base + offsetsOf(node).from < end(index); node = run.nodes[next]) {
      while (index < segments.length - 1 && base + offsetsOf(node).to > end(index)) index += 1
      own.push(node)
      next += 1
    }
    const words = text.slice(from, end(index))
    if (from > base) for (const node of own) moveNode(node, base - from, -lines)
    lines += countLineEnds(words)
    parts.push({ text: words, nodes: own, asked: run.asked, head, open: open && index === segments.length - 1 })
  }
  return parts
}
