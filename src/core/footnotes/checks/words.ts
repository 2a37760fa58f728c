import type { Nodes, Root } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'

/** A paragraph, heading, cell or note in place, as the words that stand in it. */
export interface Passage {
  /** Offsets of the passage. */
  readonly from: number
  readonly to: number
  /**
   * Its characters, as many as in the text: code, addresses, HTML and the signs of links are blanked with spaces, note marks
   * with a private character, so that places in it are places in the text.
   */
  readonly words: string
}

/** Stands for a note mark in the words of a passage. */
export const NOTE_MARK = '\ue000'

/** The passages of a text in order, notes included. */
export function passagesOf(text: string, root: Root): Passage[] {
  const passages: Passage[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      passages.push(passage(node, text))
      return
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return passages
}

function passage(node: Nodes, text: string): Passage {
  const { from, to } = offsetsOf(node)
  const characters = text.slice(from, to).split('')
  const blank = (start: number, end: number, by = ' ') => {
    for (let at = start; at < end; at += 1) characters[at - from] = by
  }
  const visit = (inner: Nodes): void => {
    const place = offsetsOf(inner)
    switch (inner.type) {
      case 'footnoteReference':
        blank(place.from, place.to, NOTE_MARK)
        return
      case 'inlineCode':
      case 'html':
      case 'image':
      case 'imageReference':
      case 'crossReference':
        blank(place.from, place.to)
        return
      case 'link':
      case 'linkReference': {
        const last = inner.children[inner.children.length - 1]
        // A bare address is no words; the words of other links are, without brackets and address.
        if (!last || offsetsOf(inner.children[0] as Nodes).from === place.from) blank(place.from, place.to)
        else blank(offsetsOf(last).to, place.to)
        break
      }
      default:
    }
    if ('children' in inner) for (const child of inner.children) visit(child)
  }
  visit(node)
  return { from, to, words: characters.join('') }
}
