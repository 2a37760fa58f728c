import type { Element, ElementContent, Root, Text } from 'hast'
import { elementsOf, textOf } from './tree'

const EMPHASIS: Readonly<Record<string, string>> = {
  ...{ em: 'em', i: 'em', strong: 'strong', b: 'strong', del: 'del', s: 'del', strike: 'del' },
}

/**
 * Moves space and line breaks from the ends of emphasised words to outside of them, and takes emphasis off that holds no word
 * or stands in its like: word processors mark the space with the word and a stop by itself, and Markdown takes no such marks.
 */
export function spacesOutside(parent: Root | Element, within: readonly string[] = []): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element') return [child]
    const kind = EMPHASIS[child.tagName]
    spacesOutside(child, kind === undefined ? within : [...within, kind])
    if (kind === undefined) return [child]
    return within.includes(kind) ? child.children : withoutEnds(child)
  })
}

function withoutEnds(element: Element): ElementContent[] {
  const before: ElementContent[] = []
  const after: ElementContent[] = []
  for (let first = element.children[0]; first && isSpace(first); first = element.children[0])
    before.push(...element.children.splice(0, 1))
  for (let last = element.children.at(-1); last && isSpace(last); last = element.children.at(-1))
    after.unshift(...element.children.splice(-1))
  const [first, last] = [element.children[0], element.children.at(-1)]
  if (first?.type === 'text') before.push(...cut(first, /^\s+/))
  if (last?.type === 'text') after.unshift(...cut(last, /\s+$/))
  const inner = isWorthMarking(element) ? [element] : element.children
  return [...before, ...inner, ...after]
}

function isWorthMarking(element: Element): boolean {
  return /[\p{L}\p{N}]/u.test(textOf(element)) || elementsOf(element).length > 0
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() === '' : node.type === 'element' && node.tagName === 'br'
}

function cut(node: Text, space: RegExp): Text[] {
  const value = space.exec(node.value)?.[0] ?? ''
  node.value = node.value.replace(space, '')
  return value === '' ? [] : [{ type: 'text', value }]
}
