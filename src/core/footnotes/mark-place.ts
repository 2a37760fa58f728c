import type { Nodes, Root } from 'mdast'
import { offsetsOf } from '../markdown/offsets'

/** Nodes whose characters are no words: a mark put inside would print as it is written, or break them. */
const CLOSED: ReadonlySet<Nodes['type']> = new Set([
  ...(['inlineCode', 'footnoteReference', 'citation', 'crossReference', 'image', 'imageReference', 'html'] as const),
])

/** Nodes with signs around their words. */
const SIGNED: ReadonlySet<Nodes['type']> = new Set(['emphasis', 'strong', 'delete', 'inlineNote'] as const)

/** Words in which a mark can stand. */
interface Words {
  readonly node: Nodes
  readonly from: number
  readonly to: number
}

/**
 * The offset nearest to `caret` where a mark works: in words, not in the signs of a heading, list, quote or definition, not
 * in code, a link's address, a picture or another mark, not right behind a backslash. Null in a text whose blocks
 * have no words, such as code.
 */
export function markPlace(text: string, root: Root, caret: number): number | null {
  let at = Math.min(Math.max(caret, 0), text.length)
  if (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '')) at += 1
  const words = nearestWords(text, root, at)
  if (words === null) return null
  if (words !== 'between blocks') at = outOfClosed(words.node, Math.min(Math.max(at, words.from), words.to))
  at = outOfMark(text, at)
  // Behind a caret the mark would be a note in place that says "^1".
  while (text[at - 1] === '^' && !isEscaped(text, at - 1)) at -= 1
  if (isEscaped(text, at)) at -= 1
  // "[^1]:" at the beginning of a line would be a definition.
  return text[at] === ':' && /^[\s>*+-]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at)) ? at + 1 : at
}

function isEscaped(text: string, at: number): boolean {
  return /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, at - 50), at))
}

/** The words that a caret inside a block belongs to; null when the text has none. */
function nearestWords(text: string, root: Root, at: number): Words | 'between blocks' | null {
  const block = root.children.find((node) => offsetsOf(node).from <= at && at <= offsetsOf(node).to)
  // A block of HTML goes on to the next blank line: what is written right under it would be part of it.
  const under = root.children.some(
    (node) =>
      node.type === 'html' &&
      /^[ \t]*\r?\n[ \t]*$/.test(text.slice(offsetsOf(node).to, Math.max(at, offsetsOf(node).to))),
  )
  if (!block && !under) return 'between blocks'
  const all: Words[] = []
  for (const node of root.children) collectWords(node, text, all)
  const within = all.find(({ node }) => offsetsOf(node).from <= at && at <= offsetsOf(node).to)
  if (within) return within
  const next = all.find(({ from }) => from >= at)
  if (next && !/[\r\n]/.test(text.slice(at, next.from))) return next
  const before = all.filter(({ to }) => to <= at)
  return before[before.length - 1] ?? next ?? null
}

function collectWords(node: Nodes, text: string, all: Words[]): void {
  const { from, to } = offsetsOf(node)
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    const [first, last] = [node.children[0], node.children[node.children.length - 1]]
    all.push({ node, from: first ? offsetsOf(first).from : to, to: last ? offsetsOf(last).to : to })
  } else if (node.type === 'footnoteDefinition' && node.children.length === 0) {
    const start = from + (/^\[\^(?:\\.|[^\]\\])*\]:[ \t]*/.exec(text.slice(from, to + 1))?.[0].length ?? 0)
    all.push({ node, from: start, to: start })
  } else if ('children' in node) {
    for (const child of node.children) collectWords(child, text, all)
  }
}

function outOfClosed(words: Nodes, caret: number): number {
  let at = caret
  const visit = (node: Nodes): void => {
    const { from, to } = offsetsOf(node)
    if (from < at && at < to) {
      if (CLOSED.has(node.type)) at = to
      else if (node.type === 'link' || node.type === 'linkReference') at = outOfAddress(node, at)
      else if (SIGNED.has(node.type) && 'children' in node) at = outOfSigns(node, at)
    }
    if ('children' in node && from <= at && at <= to) for (const child of node.children) visit(child)
  }
  visit(words)
  return at
}

/** Between the first word and the last, not among the asterisks or brackets. */
function outOfSigns(node: Extract<Nodes, { children: unknown }>, at: number): number {
  const [first, last] = [node.children[0], node.children[node.children.length - 1]]
  return first && last ? Math.min(Math.max(at, offsetsOf(first).from), offsetsOf(last).to) : at
}

/** Inside the words of a link a mark may stand; in its brackets and address it may not. */
function outOfAddress(node: Extract<Nodes, { children: unknown }>, at: number): number {
  const { from, to } = offsetsOf(node)
  const [first, last] = [node.children[0], node.children[node.children.length - 1]]
  if (!first || !last || offsetsOf(first).from === from) return to
  return at >= offsetsOf(first).from && at <= offsetsOf(last).to ? at : to
}

/** Behind a mark that has no note, which is words to Markdown. */
function outOfMark(text: string, caret: number): number {
  const open = text.lastIndexOf('[^', caret - 1)
  if (open < 0 || caret - open > 100) return caret
  const end = /^\[\^[^\s[\]]+\]/.exec(text.slice(open, open + 200))?.[0].length ?? 0
  return Math.max(caret, open + end)
}
