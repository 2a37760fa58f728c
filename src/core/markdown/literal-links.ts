import type { Link, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'

const SIGN = /https?:\/\/|www\.|@/i
const [findLinks] = gfmAutolinkLiteralFromMarkdown().transforms ?? []

/** Whether a text may hold bare addresses at all. */
export function mayHoldLinks(text: string): boolean {
  return SIGN.test(text)
}

/**
 * Makes links of the web and mail addresses that the syntax could not: those after a bracket that turned out not to be a
 * link's. Changes `root`; new nodes keep their offsets in `text`.
 */
export function linkLiteralsInBrackets(root: Root, text: string): void {
  replaceChildren(root, (child) => (child.type === 'text' && SIGN.test(child.value) ? split(child, text) : null))
}

/**
 * Gives back the marks that a bare address in front of them has swallowed: by GFM an address goes on to the next space, so
 * `http://x.org[^1]` is one. `isNote` tells the labels that are defined. Changes `root`.
 */
export function freeMarksFromLiterals(root: Root, text: string, isNote: (label: string) => boolean): void {
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    const children = node.children as Nodes[]
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as Nodes
      const cut = child.type === 'link' ? swallowedMark(child, text) : 0
      if (child.type !== 'link' || cut === 0 || !child.position) {
        visit(child)
        continue
      }
      const next = children[index + 1]
      const follows = next?.type === 'text' && next.position ? next : null
      const end = child.position.end.offset ?? 0
      const plain = follows ? plainStart(follows.value, text.slice(end, end + follows.value.length)) : 0
      const words = text.slice((child.position.start.offset ?? 0) + cut, end + plain)
      const pieces = marksAndWords(words, move(child.position, cut, words.length), isNote)
      if (pieces.every((piece) => piece.type === 'text')) continue
      if (follows) pieces.push(...behind(follows, plain))
      children.splice(index, follows ? 2 : 1, shortened(child, cut), ...pieces)
    }
  }
  visit(root)
}

/** How far a text is written as it reads: an escape, an entity or the sign of a quotation on the next line ends it. */
function plainStart(value: string, source: string): number {
  const stop = source.search(/[\\&\r\n]/)
  return Math.min(value.length, stop < 0 ? source.length : stop)
}

function behind(node: Text, at: number): Text[] {
  if (at >= node.value.length || !node.position) return []
  const { start } = move(node.position, at, 0)
  return [{ type: 'text', value: node.value.slice(at), position: { start, end: node.position.end } }]
}

const MARK = /\[\^([^\s[\]]+)/

/** How far a bare address goes before something that looks like a mark; 0 when it holds none. */
function swallowedMark(link: Link, text: string): number {
  const [words] = link.children
  const written = text.slice(link.position?.start.offset, link.position?.end.offset)
  if (words?.type !== 'text' || link.children.length !== 1 || written !== words.value) return 0
  return MARK.exec(written)?.index ?? 0
}

function shortened(link: Link, length: number): Link {
  const value = link.children[0]?.type === 'text' ? link.children[0].value : ''
  const position = link.position && move(link.position, 0, length)
  const url = link.url.slice(0, link.url.length - value.length + length)
  const place = position ? { position } : {}
  return { ...link, url, children: [{ type: 'text', value: value.slice(0, length), ...place }], ...place }
}

/** What follows a shortened address: marks of notes, and words. */
function marksAndWords(words: string, place: Position, isNote: (label: string) => boolean): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let at = 0
  const addWords = (to: number) => {
    if (to > at) pieces.push({ type: 'text', value: words.slice(at, to), position: move(place, at, to - at) })
    at = to
  }
  for (const match of words.matchAll(/\[\^([^\s[\]]+)\]/g)) {
    const [whole, label = ''] = match
    if (!isNote(label)) continue
    addWords(match.index)
    const identifier = normalizeIdentifier(label).toLowerCase()
    pieces.push({ type: 'footnoteReference', identifier, label, position: move(place, at, whole.length) })
    at += whole.length
  }
  addWords(words.length)
  return pieces
}

/** Puts the answers of `replace` in the place of the children it is not null for. What is in links is left alone. */
function replaceChildren(node: Nodes, replace: (child: Nodes) => readonly Nodes[] | null): void {
  if (!('children' in node) || node.type === 'link' || node.type === 'linkReference') return
  const children = node.children as Nodes[]
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index] as Nodes
    const pieces = replace(child)
    if (pieces) {
      children.splice(index, 1, ...pieces)
      index += pieces.length - 1
    } else replaceChildren(child, replace)
  }
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
