import type { Element, ElementContent, Root } from 'hast'
import { fragmentOf, isReviewComment, unwrapRedirect } from './note-names'
import { attribute, elementsOf, ParentMap, textOf } from './tree'

/**
 * Takes out of the source what would mislead the parser: Word's conditional marks (their words stay, what is meant for old
 * browsers goes), XML islands, styles and scripts. Looks at each sign a fixed number of times, whatever the source.
 */
export function withoutOfficeMarks(html: string): string {
  const spans: readonly (readonly [RegExp, RegExp])[] = [
    [/<!--\[if [^\]]{0,200}\]>/gi, /<!\[endif\]-->/gi],
    [/<style\b/gi, /<\/style\s{0,99}>/gi],
    [/<script\b/gi, /<\/script\s{0,99}>/gi],
    [/<xml\b/gi, /<\/xml\s{0,99}>/gi],
  ]
  const bare = spans.reduce((text, [open, close]) => withoutSpans(text, open, close), html)
  return copied(
    bare
      .replace(/<!--\[if [^\]]{0,200}\]>|<!--\s{0,99}<!\[endif\]-->|<!\[(?:if|endif)[^\]<>]*\]>/gi, '')
      .replace(/<\/?(?:o|w|v|m|st1):[^<>]*>/gi, ''),
  )
}

/** Without what stands from each opening to the next closing, both included. */
function withoutSpans(html: string, open: RegExp, close: RegExp): string {
  let kept = ''
  let at = 0
  for (let from = open.exec(html); from; from = open.exec(html)) {
    close.lastIndex = open.lastIndex
    if (!close.test(html)) break
    kept += html.slice(at, from.index)
    at = close.lastIndex
    open.lastIndex = at
  }
  return kept + html.slice(at)
}

/** What a clipboard marks as copied. Word has the notes of the words that were copied behind them. */
function copied(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const from = start < 0 ? 0 : start + '<!--StartFragment-->'.length
  const end = html.search(/<!--EndFragment-->/i)
  if (end < from) return html.slice(from)
  const notes = /<div[^<>]*mso-element:\s?(?:foot|end)note-list/i.exec(html.slice(end))
  return html.slice(from, end) + (notes ? html.slice(end + notes.index) : '')
}

/** Makes plain elements of what Word, Google Docs and LibreOffice say with styles: emphasis, lists, redirected links. */
export function tidyOfficeTree(root: Root): void {
  const parents = new ParentMap(root)
  for (const element of elementsOf(root)) {
    // Addresses stay as they are written; one that cannot be joined to the page's would stop the conversion.
    if (element.tagName === 'base') parents.remove(element)
    if (element.tagName === 'a') {
      const href = attribute(element, 'href')
      if (href) element.properties.href = unwrapRedirect(href)
      // Their other side stays behind in the document the words come from.
      if (isReviewComment(fragmentOf(href) ?? '')) parents.replace(element, element.children)
    }
    if (element.tagName === 'b' && /font-weight:\s*normal/i.test(attribute(element, 'style')))
      parents.replace(element, element.children)
    if (element.tagName === 'span' || element.tagName === 'font') restyle(element)
    if (isEmptyLine(element)) parents.remove(element)
    // A picture that stays behind on the disk of whoever copied it; its address would say whose that is.
    if (element.tagName === 'img' && /^(?:file:|$)/i.test(attribute(element, 'src')))
      parents.replace(element, [{ type: 'text', value: attribute(element, 'alt') }])
  }
  listsOfParagraphs(root)
}

/** Word keeps paragraphs apart by paragraphs that hold a no-break space. */
function isEmptyLine(element: Element): boolean {
  if (!/^(?:p|h[1-6])$/.test(element.tagName) || textOf(element).trim() !== '') return false
  return elementsOf(element).every(({ tagName }) => /^(?:span|font|b|i|br)$/.test(tagName))
}

function restyle(element: Element): void {
  const style = attribute(element, 'style')
  const wrap = (tagName: string) => {
    element.children = [{ type: 'element', tagName, properties: {}, children: element.children }]
  }
  if (textOf(element).trim() === '') return
  if (/font-style:\s*italic/i.test(style)) wrap('em')
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrap('strong')
  if (/vertical-align:\s*super/i.test(style)) wrap('sup')
  if (/vertical-align:\s*sub\b/i.test(style)) wrap('sub')
}

/** Word writes lists as paragraphs that say their level in a style and carry their bullet as words. */
function listsOfParagraphs(parent: Root | Element): void {
  const result: ElementContent[] = []
  /** The open lists, outermost first. */
  let open: Element[] = []
  for (const child of parent.children as ElementContent[]) {
    const level = child.type === 'element' ? listLevel(child) : 0
    if (child.type === 'text' && child.value.trim() === '' && open.length > 0) continue
    if (child.type !== 'element' || level === 0) {
      open = []
      if (child.type === 'element') listsOfParagraphs(child)
      result.push(child)
      continue
    }
    const { words, ordered } = withoutBullet(child)
    open = open.slice(0, level)
    while (open.length < level) {
      const list: Element = { type: 'element', tagName: ordered ? 'ol' : 'ul', properties: {}, children: [] }
      const items = open[open.length - 1]?.children
      const item = items?.[items.length - 1]
      if (item?.type === 'element') item.children.push(list)
      else if (items) items.push({ type: 'element', tagName: 'li', properties: {}, children: [list] })
      else result.push(list)
      open.push(list)
    }
    open[level - 1]?.children.push({ type: 'element', tagName: 'li', properties: {}, children: words })
  }
  parent.children = result
}

function listLevel(element: Element): number {
  if (element.tagName !== 'p') return 0
  const match = /mso-list:\s*l\d+\s+level(\d)/i.exec(attribute(element, 'style'))
  return Math.min(Number(match?.[1] ?? 0), 6)
}

function withoutBullet(paragraph: Element): { words: ElementContent[]; ordered: boolean } {
  let bullet = ''
  const strip = (children: readonly ElementContent[]): ElementContent[] =>
    children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child]
      if (/mso-list:\s*ignore/i.test(attribute(child, 'style'))) {
        bullet = textOf(child)
        return []
      }
      return [{ ...child, children: strip(child.children) }]
    })
  let words = strip(paragraph.children)
  const [first] = words
  const loose = bullet === '' && first?.type === 'text' ? /^\s*(?:[·•o§-]|\d+[.)])[\s\u00a0]+/.exec(first.value) : null
  if (loose && first?.type === 'text') {
    bullet = loose[0]
    words = [{ type: 'text', value: first.value.slice(loose[0].length) }, ...words.slice(1)]
  }
  return { words, ordered: /[\da-z]+[.)]/i.test(bullet) }
}
