import { type WxrItem, wxrItem } from './item'
import type { Namespaces } from './names'
import { readElement } from './read-element'
import type { XmlFault } from './xml-faults'

/** An item, or what is left of one that cannot be read. */
export type WxrRead =
  | { readonly kind: 'item'; readonly item: WxrItem; readonly slight: readonly XmlFault[] }
  | { readonly kind: 'broken'; readonly line: number; readonly title: string; readonly fault: XmlFault }

/**
 * Reads the source of an item that begins in a line of the file. Where it is broken because CDATA has no end, what stands behind
 * is an item of its own.
 */
export function readItem(source: string, line: number, namespaces: Namespaces): WxrRead[] {
  const read = readWhole(source, line, namespaces)
  const parts = read.kind === 'item' ? [] : partsOf(source, line)
  return parts.length < 2 ? [read] : parts.map((part) => readWhole(part.source, part.line, namespaces))
}

/** Says what an item was that cannot be read. */
export function brokenItem(source: string, line: number, fault: XmlFault): WxrRead {
  const [, title = ''] = /<title>\s*(?:<!\[CDATA\[)?([^<\]]{0,300})/.exec(source) ?? []
  return { kind: 'broken', line, title: title.trim(), fault }
}

function readWhole(source: string, line: number, namespaces: Namespaces): WxrRead {
  const read = readElement(source, line - 1, namespaces)
  if (read.ok) return { kind: 'item', item: wxrItem(read.value.element, line), slight: read.value.slight }
  const mended = readElement(withAmpersands(source), line - 1, namespaces)
  if (!mended.ok) return brokenItem(source, line, read.error)
  return { kind: 'item', item: wxrItem(mended.value.element, line), slight: [read.error, ...mended.value.slight] }
}

/** An ampersand that begins no entity takes all up to the next semicolon with it; so it stands for itself. */
function withAmpersands(source: string): string {
  return source.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&(?!#?\w{1,31};)/g, (found) =>
    found === '&' ? '&amp;' : found,
  )
}

/** The items that end in a source, whether CDATA hides them or not. */
function partsOf(source: string, line: number): { readonly source: string; readonly line: number }[] {
  const parts: { source: string; line: number }[] = []
  let below = line
  for (const part of source.split(/(?<=<\/item\s*>)/)) {
    const from = part.search(/<item[\s>]/)
    if (from >= 0) parts.push({ source: part.slice(from), line: below + (part.slice(0, from).split('\n').length - 1) })
    below += part.split('\n').length - 1
  }
  return parts
}
