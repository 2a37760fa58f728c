import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { ALLOWED, type Allowance, SLOT } from './allowed-html'
import { isSafeLink, isSafePicture } from './safe-url'
import type { Slot } from './template'

/**
 * The tree with nothing in it but what the profile allows: first addresses are judged and slots take their element, then
 * hast-util-sanitize keeps what is on the list. Takes a tree that may hold anything, returns a new one.
 */
export function toSafeTree(tree: Root, profile: Allowance, slots: readonly Slot[] = []): Root {
  const prepared: Root = { type: 'root', children: tree.children.flatMap((node) => prepare(node, profile, slots)) }
  const safe = sanitize(prepared, ALLOWED[profile])
  return safe.type === 'root' ? safe : { type: 'root', children: [safe as RootContent] }
}

function prepare(node: RootContent, profile: Allowance, slots: readonly Slot[]): ElementContent[] {
  if (node.type === 'slot')
    return [{ type: 'element', tagName: SLOT, properties: { dataIndex: String(node.index) }, children: [] }]
  if (node.type === 'text') return [node]
  if (node.type !== 'element') return []
  const children = node.children.flatMap((child) => prepare(child, profile, slots))
  // Only the branch above makes slots; the author's element of that name is nothing.
  if (node.tagName === SLOT) return children
  const properties = { ...node.properties }
  for (const name of ['href', 'cite']) {
    if (name in properties && !isSafeLink(String(properties[name]))) delete properties[name]
  }
  if ('src' in properties && !isSafePicture(String(properties.src))) delete properties.src
  if (node.tagName === 'img' && profile !== 'post') return [pictureAsLink(properties.src, properties.alt, profile)]
  if (node.tagName === 'img') {
    // One whose address is none that may load is its words; one without words adds none.
    if (properties.src === undefined) return [{ type: 'text', value: String(properties.alt ?? '') }]
    properties.alt ??= ''
  }
  if (node.tagName === 'a') markLink(properties, profile)
  const element: Element = { type: 'element', tagName: node.tagName, properties, children }
  return node.tagName === 'a' ? [element, ...takeMarks(element, slots)] : [element]
}

/** A link cannot stand in a link, so the marks of notes in its words go behind it. */
function takeMarks(element: Element, slots: readonly Slot[]): Element[] {
  const marks: Element[] = []
  element.children = element.children.filter((child) => {
    if (child.type !== 'element') return true
    const kind = child.tagName === SLOT ? slots[Number(child.properties.dataIndex)]?.kind : undefined
    const isMark = kind === 'note' || kind === 'inline-note'
    marks.push(...(isMark ? [child] : takeMarks(child, slots)))
    return !isMark
  })
  return marks
}

/** Comments load nothing; their pictures can be followed. */
function pictureAsLink(src: unknown, alt: unknown, profile: Allowance): ElementContent {
  const words = typeof alt === 'string' && alt !== '' ? alt : String(src ?? '')
  const text: ElementContent = { type: 'text', value: words }
  if (typeof src !== 'string') return text
  const properties: Properties = { href: src }
  markLink(properties, profile)
  return { type: 'element', tagName: 'a', properties, children: [text] }
}

/** The author does not vouch for where a reader's links lead, and search engines are told so. */
function markLink(properties: Properties, profile: Allowance): void {
  if (profile === 'reader' && /^https?:/i.test(String(properties.href ?? ''))) properties.rel = ['nofollow', 'ugc']
}
