import type { Element, ElementContent, Root, Text } from 'hast'

/** Where an address is one already, or stands as it is written. */
const VERBATIM = new Set(['a', 'code', 'pre', 'kbd', 'samp', 'script', 'style', 'textarea'])

/** What GitHub's Markdown takes for an address; a bracket ends it here, for one begins a note. */
const ADDRESS = /(?<=^|[\s(*_~“‘„«"'])https?:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:][^\s<>[\]|”’»]*)?/giu
/** Signs at its end belong to the sentence. */
const STOPS = /[?!.,:;*_~'"”’]+$/

/**
 * Makes links of addresses that stand as plain words: Markdown escapes what plain words hold, and `a=1\&b=2` would lead
 * elsewhere.
 */
export function linkBareAddresses(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type === 'text') return pieces(child)
    if (child.type === 'element' && !VERBATIM.has(child.tagName)) linkBareAddresses(child)
    return [child]
  })
}

function pieces({ value }: Text): ElementContent[] {
  if (!value.includes('://')) return [{ type: 'text', value }]
  const made: ElementContent[] = []
  let end = 0
  for (const match of value.matchAll(ADDRESS)) {
    const address = withoutStops(match[0])
    if (match.index > end) made.push({ type: 'text', value: value.slice(end, match.index) })
    const words: Text = { type: 'text', value: address }
    made.push({ type: 'element', tagName: 'a', properties: { href: address }, children: [words] })
    end = match.index + address.length
  }
  if (end < value.length) made.push({ type: 'text', value: value.slice(end) })
  return made
}

/** A closing parenthesis belongs to the address only when it closes one in it. */
function withoutStops(address: string): string {
  const cut = address.replace(STOPS, '')
  const [opened, closed] = [cut.split('(').length, cut.split(')').length]
  return cut.endsWith(')') && closed > opened ? withoutStops(cut.slice(0, -1)) : cut
}
