import type { Element, Root } from 'hast'
import { fragmentOf, MARK_WORDS, namesNote } from './note-names'
import type { PageHead } from './page-head'
import { attribute, elementsOf, hasClass, ParentMap, textOf } from './tree'

/** The title of a page's text. */
export interface PageTitle {
  readonly words: string | null
  /** The heading that says it, which a page prints by itself. */
  readonly heading: Element | null
}

/** In characters; what is longer is a text. */
const LONGEST = 500

/** In characters: a title may stand behind a date or the name of a series. */
const NEAR = 200

const NAMED = /^(?:entry-title|post-title|p-name|article-title|headline|title|MsoTitle)$/

/**
 * Finds the title: a heading that is called so, the one that opens the text or is its only one of the first level, or what
 * the head of the page says.
 */
export function findTitle(page: Root, content: Element | Root, head: PageHead): PageTitle {
  const inside = elementsOf(content)
  const heading =
    inside.find(isNamedTitle) ??
    firstLevel(content, inside) ??
    elementsOf(page).find((one) => isNamedTitle(one) && isSaidBy(head, one)) ??
    elementsOf(page).find((one) => one.tagName === 'h1' && isSaidBy(head, one))
  if (heading) return { words: headingWords(heading), heading }
  const words = head.title ?? withoutSite(head.windowTitle, head.site)
  const says = (one: Element) => words !== null && headingWords(one) === words
  const repeats = inside.find(
    (one) =>
      (/^h[1-3]$/.test(one.tagName) && says(one)) ||
      (one.tagName === 'p' && says(one) && wordsBefore(content, one) === 0),
  )
  return { words, heading: repeats ?? null }
}

/** Takes the heading out of the tree, but for one that calls a note, which a title cannot. */
export function dropHeading(page: Root, heading: Element): void {
  if (!elementsOf(heading).some(isMark)) new ParentMap(page).remove(heading)
}

function isNamedTitle(element: Element): boolean {
  if (!/^(?:h[1-3]|p|div)$/.test(element.tagName) || headingWords(element) === null) return false
  const named = hasClass(element, NAMED) || /^(?:headline|name)$/.test(attribute(element, 'itemProp'))
  return (
    named && (/^h/.test(element.tagName) || hasClass(element, /^(?:title|MsoTitle|p-name|entry-title|post-title)$/))
  )
}

function firstLevel(content: Element | Root, inside: readonly Element[]): Element | undefined {
  const [first, second] = inside.filter((one) => one.tagName === 'h1' && headingWords(one) !== null)
  return first && wordsBefore(content, first) <= (second ? 0 : NEAR) ? first : undefined
}

/** How many characters are said before an element. */
function wordsBefore(content: Element | Root, element: Element): number {
  let said = 0
  const reached = (parent: Element | Root): boolean =>
    parent.children.some((child) => {
      if (child === element) return true
      if (child.type === 'text') said += child.value.trim().length
      return said > NEAR || (child.type === 'element' && reached(child))
    })
  reached(content)
  return said
}

function isSaidBy({ title, windowTitle, site }: PageHead, heading: Element): boolean {
  const words = headingWords(heading)
  if (words === null || words === site) return false
  return words === title || (windowTitle?.includes(words) ?? false)
}

/** The words of a heading on one line, without the marks of notes and the signs that lead to it. */
export function headingWords(heading: Element): string | null {
  const said = (node: Element): string =>
    node.children
      .map((child) => {
        if (child.type === 'element') return isMark(child) ? '' : child.tagName === 'br' ? ' ' : said(child)
        return child.type === 'text' ? child.value : ''
      })
      .join('')
  const words = said(heading).replaceAll(/\s+/g, ' ').trim()
  return words === '' || words.length > LONGEST ? null : words
}

function isMark(element: Element): boolean {
  const words = textOf(element)
  if (element.tagName === 'sup') return MARK_WORDS.test(words)
  if (element.tagName !== 'a') return false
  const fragment = fragmentOf(attribute(element, 'href'))
  if (attribute(element, 'role') === 'doc-noteref') return true
  return fragment !== null && (namesNote(fragment) || (MARK_WORDS.test(words) && /\d/.test(words)))
}

/** `On Oaths | The Docket`: the name of the site stands behind a sign, or before one. */
function withoutSite(title: string | null, site: string | null): string | null {
  if (title === null) return null
  const parts = title.split(/\s+[-–—|·»«•:]\s+/)
  if (site !== null && parts.length > 1) {
    if (title.endsWith(site)) return title.slice(0, -site.length).replace(/\s+[-–—|·»«•:]\s+$/, '')
    if (title.startsWith(site)) return title.slice(site.length).replace(/^\s*[-–—|·»«•:]\s+/, '')
  }
  // These are signs that hardly stand in a title itself.
  const last = title.search(/\s+[|»«·]\s+(?!.*\s[|»«·]\s)/)
  return last > 0 ? title.slice(0, last) : title
}
