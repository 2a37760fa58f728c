import type { Element, ElementContent, Root } from 'hast'
import { textOf } from './tree'

/** The element that parts the lines of a cell until Markdown is made. */
export const LINE = 'postil-line'

const BLOCK =
  /^(?:address|article|aside|blockquote|caption|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|main|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/

/** A cell in Markdown is one line of words: paragraphs, lists and tables in it follow each other behind breaks of the line. */
export function oneLineCells(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (child.tagName === 'td' || child.tagName === 'th') child.children = linesOf(child)
    else oneLineCells(child)
  }
}

function linesOf(cell: Element): ElementContent[] {
  const lines: ElementContent[][] = [[]]
  const walk = (parent: Element): void => {
    parent.children.forEach((child, at) => {
      if (child.type !== 'element') lines.at(-1)?.push(child)
      else if (child.tagName === 'br') lines.push([])
      else if (child.tagName === 'td' || child.tagName === 'th') {
        if (!lines.at(-1)?.every(isSign)) lines.at(-1)?.push({ type: 'text', value: ' ' })
        walk(child)
      } else if (BLOCK.test(child.tagName)) {
        const sign = signOf(child, parent, at)
        // The first paragraph of an item stands behind its sign.
        if (sign.length > 0 || !lines.at(-1)?.every(isSign)) lines.push(sign)
        walk(child)
        lines.push([])
      } else lines.at(-1)?.push(child)
    })
  }
  walk(cell)
  const said = lines.filter((line) => line.some((node) => node.type !== 'text' || node.value.trim() !== ''))
  const pause = (): Element => ({ type: 'element', tagName: LINE, properties: {}, children: [] })
  return said.flatMap((line, at) => (at === 0 ? line : [pause(), ...line]))
}

function isSign(node: ElementContent): boolean {
  return node.type === 'text' && /^(?:• |\d+\. |\s*)$/.test(node.value)
}

/** What stands before an item of a list. */
function signOf(item: Element, list: Element, at: number): ElementContent[] {
  if (item.tagName !== 'li' || textOf(item).trim() === '') return []
  const before = list.children.slice(0, at).filter((one) => one.type === 'element' && one.tagName === 'li').length
  return [{ type: 'text', value: list.tagName === 'ol' ? `${before + 1}. ` : '• ' }]
}
