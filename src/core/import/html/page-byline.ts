import type { Element, Root } from 'hast'
import type { PostStatus } from '../../post'
import { timestampOf } from '../typed-date'
import { attribute, elementsOf, hasClass, textOf } from './tree'

/** What a page says of its text where readers see it. */
export interface Byline {
  readonly authors: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly topics: readonly string[]
  readonly tags: readonly string[]
  /** What a page of Postil says of a text that is not published. */
  readonly status: PostStatus | null
}

/** Postil's own words, as `articleHead` prints them. */
const STATUS: readonly (readonly [RegExp, PostStatus])[] = [
  [/^Draft · /, 'draft'],
  [/^Scheduled · /, 'scheduled'],
  [/^Withheld · /, 'withheld'],
  [/^In the trash · /, 'trashed'],
]

/** Reads author, day and topics from what stands around a text. The readers' comments are out of the tree by now. */
export function readByline(page: Root): Byline {
  const elements = elementsOf(page)
  const times = elements.filter((one) => one.tagName === 'time' || attribute(one, 'itemProp').startsWith('date'))
  const own = elements.find((one) => hasClass(one, 'by') && one.tagName === 'p')
  const names = own ? elementsOf(own).filter(({ tagName }) => tagName === 'bdi') : elements.filter(isAuthor)
  const links = (rel: RegExp, not: RegExp) =>
    elements.filter((one) => rel.test(attribute(one, 'rel')) && !not.test(attribute(one, 'rel'))).map(wordsOf)
  const isUpdate = (one: Element) =>
    hasClass(one, /^(?:updated|dt-updated|modified)$/) || /Modified/.test(attribute(one, 'itemProp'))
  const published = times.filter((one) => !isUpdate(one) || hasClass(one, /^published$/))
  const opening = own ? wordsOf(own) : ''
  return {
    authors: distinct(names.map(wordsOf).map((name) => name.replace(/^by\s+/i, ''))),
    published: published.map(dateOf).find(Boolean) ?? elements.filter(isDate).map(dateOf).find(Boolean) ?? null,
    modified: times.filter(isUpdate).map(dateOf).find(Boolean) ?? null,
    topics: distinct(links(/\bcategory\b/, /$^/)),
    tags: distinct(links(/^tag$/, /\bcategory\b/)),
    status: STATUS.find(([words]) => words.test(opening))?.[1] ?? null,
  }
}

function isAuthor(element: Element): boolean {
  if (attribute(element, 'rel') === 'author' || attribute(element, 'itemProp') === 'author') return true
  // Pandoc has paragraphs of class "author" and "date" under its title.
  return hasClass(element, /^p-author$/) || (element.tagName === 'p' && hasClass(element, 'author'))
}

function isDate(element: Element): boolean {
  return element.tagName === 'p' && hasClass(element, 'date')
}

function dateOf(element: Element): string | null {
  const typed = attribute(element, 'dateTime') || attribute(element, 'content') || wordsOf(element)
  return timestampOf(typed)
}

function wordsOf(element: Element): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim()
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((one) => one !== '')
}
