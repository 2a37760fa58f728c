import type { Nodes, Root } from 'mdast'

/** Nodes whose characters are no words: a mark put inside would print as it is written, or break them. */
const CLOSED: ReadonlySet<Nodes['type']> = new Set([
  'inlineCode',
  'footnoteReference',
  'citation',
  'crossReference',
  'image',
  'imageReference',
])

/**
 * The offset nearest to `caret` where a mark works: behind code, a link's address, a picture, another mark; at the end of
 * the words before a block of code or HTML; never right behind a backslash or where it would become a definition.
 */
export function markPlace(text: string, root: Root, caret: number): number {
  let at = Math.min(Math.max(caret, 0), text.length)
  if (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '')) at += 1
  at = outOfClosed(text, root, at)
  if (/(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, at - 50), at))) at -= 1
  return text[at] === ':' && /^[\s>*+-]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at)) ? at + 1 : at
}

function outOfClosed(text: string, root: Root, caret: number): number {
  let at = caret
  let lastWords = 0
  const visit = (node: Nodes): void => {
    const from = node.position?.start.offset ?? 0
    const to = node.position?.end.offset ?? 0
    if (node.type === 'paragraph' || node.type === 'heading') {
      if (to <= caret) lastWords = to
    }
    const block =
      node.type === 'code' || node.type === 'html' || node.type === 'definition' || node.type === 'thematicBreak'
    if (from < at && at < to) {
      if (block) at = lastWords
      else if (CLOSED.has(node.type)) at = to
      else if (node.type === 'link' || node.type === 'linkReference') at = outOfAddress(node, at, to)
      else if (node.type === 'footnoteDefinition') at = Math.max(at, from + text.slice(from, to).search(/\]:/) + 2)
    }
    if ('children' in node && from <= at && at <= to) for (const child of node.children) visit(child)
  }
  visit(root)
  return at
}

/** Inside the words of a link a mark may stand; in its brackets and address it may not. */
function outOfAddress(node: Extract<Nodes, { children: unknown }>, at: number, to: number): number {
  const last = node.children[node.children.length - 1]
  const first = node.children[0]
  const from = first?.position?.start.offset ?? at
  const end = last?.position?.end.offset ?? at
  return at >= from && at <= end && from !== node.position?.start.offset ? at : to
}
