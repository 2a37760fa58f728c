import CSL from 'citeproc'
import type { Element, ElementContent } from 'hast'

/** The output mode of citeproc that `toNodes` reads. */
export const FORMAT = 'postil'

const wrap =
  (name: string, attributes = '') =>
  (_state: unknown, text: string): string =>
    text ? `<${name}${attributes}>${text}</${name}>` : ''
const plain = (_state: unknown, text: string): string => text

// Functions instead of citeproc's templates: those take "$&" in a title for a pattern of String.replace.
const html = CSL.Output.Formats.html as Record<string, unknown>
CSL.Output.Formats[FORMAT] = {
  ...html,
  text_escape: (text: string | undefined) =>
    (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  bibstart: '',
  bibend: '',
  '@font-style/italic': wrap('i'),
  '@font-style/oblique': wrap('i'),
  '@font-style/normal': wrap('span', ' class="roman"'),
  '@font-variant/small-caps': wrap('span', ' class="small-caps"'),
  '@font-variant/normal': plain,
  '@font-weight/bold': wrap('b'),
  '@font-weight/normal': plain,
  '@text-decoration/none': plain,
  '@text-decoration/underline': wrap('u'),
  '@vertical-align/sup': wrap('sup'),
  '@vertical-align/sub': wrap('sub'),
  '@vertical-align/baseline': plain,
  '@bibliography/entry': plain,
  '@display/block': wrap('span', ' class="citation-block"'),
  '@display/left-margin': plain,
  '@display/right-inline': plain,
  '@display/indent': plain,
}

const TAG = /<(\/?)(i|b|u|sup|sub|span)(?: class="([a-z-]+)")?>/g
const ELEMENT: Readonly<Record<string, string>> = { i: 'em', b: 'strong', u: 'u', sup: 'sup', sub: 'sub', span: 'span' }
const ADDRESS = /https?:\/\/[^\s<>[\]"”]*[^\s<>[\]"”.,;:!?)’']/g

/**
 * Turns what citeproc wrote in the format above into HTML nodes. Only the marks of that format become elements; anything
 * else, whatever a record held, is text. Web addresses become links.
 */
export function toNodes(formatted: string): ElementContent[] {
  const root: ElementContent[] = []
  const open: { readonly tag: string; readonly children: ElementContent[] }[] = [{ tag: '', children: root }]
  let at = 0
  const top = () => open[open.length - 1]?.children ?? root
  const text = (end: number) => {
    if (end > at) top().push(...linked(unescaped(formatted.slice(at, end))))
  }
  for (const match of formatted.matchAll(TAG)) {
    text(match.index)
    at = match.index + match[0].length
    const [, closes, tag = '', className] = match
    if (closes) {
      if (open.length > 1 && open[open.length - 1]?.tag === tag) open.pop()
      continue
    }
    const element: Element = {
      type: 'element',
      tagName: ELEMENT[tag] ?? 'span',
      properties: className ? { className: [className] } : {},
      children: [],
    }
    top().push(element)
    open.push({ tag, children: element.children })
  }
  text(formatted.length)
  return root
}

/** Angle brackets that an author typed: to citeproc they would be its own marks, so they travel as private characters. */
export function hideAngles(text: string): string {
  return text.replaceAll('<', '\ue010').replaceAll('>', '\ue011')
}

function unescaped(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\ue010', '<')
    .replaceAll('\ue011', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function linked(text: string): ElementContent[] {
  const nodes: ElementContent[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > at) nodes.push({ type: 'text', value: text.slice(at, match.index) })
    const children: ElementContent[] = [{ type: 'text', value: match[0] }]
    nodes.push({ type: 'element', tagName: 'a', properties: { href: match[0] }, children })
    at = match.index + match[0].length
  }
  if (at < text.length) nodes.push({ type: 'text', value: text.slice(at) })
  return nodes
}

/** The text of some nodes alone, for lists, tests and plain exports. */
export function toPlainText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? toPlainText(node.children) : ''))
    .join('')
}
