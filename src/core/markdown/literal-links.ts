import type { Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'

const SIGN = /https?:\/\/|www\.|@/i
const [findLinks] = gfmAutolinkLiteralFromMarkdown().transforms ?? []

/**
 * Makes links of the web and mail addresses that the syntax could not: those after a bracket that turned out not to be a
 * link's. Changes `root`; new nodes keep their offsets in `text`.
 */
export function linkLiteralsInBrackets(root: Root, text: string): void {
  if (!SIGN.test(text)) return
  const visit = (node: Nodes): void => {
    if (!('children' in node) || node.type === 'link' || node.type === 'linkReference') return
    const children = node.children as Nodes[]
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as Nodes
      if (child.type !== 'text') visit(child)
      else if (SIGN.test(child.value)) {
        const pieces = split(child, text)
        children.splice(index, 1, ...pieces)
        index += pieces.length - 1
      }
    }
  }
  visit(root)
}

function split(node: Text, text: string): PhrasingContent[] {
  const words: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: node.value }] }
  findLinks?.({ type: 'root', children: [words] })
  if (words.children.length < 2 && words.children[0]?.type === 'text') return [node]
  const { position } = node
  if (position?.start.offset === undefined || position.end.offset === undefined) return words.children
  // With escapes or entities in it the pieces cannot be told apart; then each has the place of the whole.
  const exact = text.slice(position.start.offset, position.end.offset) === node.value
  let at = 0
  for (const piece of words.children) {
    const length = piece.type === 'link' ? textLength(piece) : piece.type === 'text' ? piece.value.length : 0
    const place = exact ? move(position, at, length) : position
    piece.position = place
    if (piece.type === 'link') for (const child of piece.children) child.position = place
    at += length
  }
  return words.children
}

function textLength(link: Extract<PhrasingContent, { type: 'link' }>): number {
  return link.children.reduce((sum, child) => sum + (child.type === 'text' ? child.value.length : 0), 0)
}

type Position = NonNullable<Text['position']>

/** The part of a place; on one line, since addresses hold no line ends (lines are not kept exact behind one). */
function move({ start }: Position, at: number, length: number): Position {
  const from = (start.offset ?? 0) + at
  return {
    start: { line: start.line, column: start.column + at, offset: from },
    end: { line: start.line, column: start.column + at + length, offset: from + length },
  }
}
