import type { Element, ElementContent, Root } from 'hast'
import { fragmentOf, namesNote } from './note-names'
import { isComment, isCommentsSection, isFurniture, isMachinery, TEXT_PLACES } from './page-parts'
import { attribute, elementsOf, ParentMap, textOf } from './tree'

/** The text of a post, found in its page. */
export interface PageText {
  /** The element that holds it, in the tree. */
  readonly content: Element | Root
  /** How many of the readers' comments were left out. */
  readonly comments: number
  /** How many texts like it the page shows beside it. */
  readonly others: number
}

/** Takes out of a tree what is no text: comments of the markup, scripts, forms. */
export function dropMachinery(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return child.type === 'text'
    if (isMachinery(child)) return false
    dropMachinery(child)
    return true
  })
}

/** Finds the text of a post in its page. Takes the readers' comments out of the tree. */
export function findPageText(page: Root): PageText {
  const comments = takeComments(page)
  for (const fits of TEXT_PLACES) {
    const places = outermost(page, fits).filter((one) => weight(one) > 0)
    const [longest] = [...places].sort((a, b) => weight(b) - weight(a))
    // Of many short ones each may be a lead to another page.
    if (!longest || (places.length > 1 && weight(longest) * 2 < weight(page))) continue
    return { content: withItsNotes(longest, page), comments, others: places.length - 1 }
  }
  return { content: page, comments, others: 0 }
}

/** Takes what a page has around a text out of it, also where it stands inside. */
export function dropFurniture(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true
    if (isFurniture(child)) return false
    dropFurniture(child)
    return true
  })
}

function takeComments(parent: Root | Element): number {
  let count = 0
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true
    if (!isCommentsSection(child)) {
      count += takeComments(child)
      return true
    }
    count += [child, ...elementsOf(child)].filter(isComment).length
    return false
  })
  return count
}

function outermost(parent: Root | Element, fits: (element: Element) => boolean): Element[] {
  return (parent.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element' || isFurniture(child)) return []
    return fits(child) ? [child] : outermost(child, fits)
  })
}

function weight(element: Element | Root): number {
  return textOf(element).trim().length
}

/** Some themes print the notes behind the text they belong to: then the text is what holds both. */
function withItsNotes(content: Element, page: Root): Element | Root {
  const called = elementsOf(content).flatMap((one) => {
    const fragment = one.tagName === 'a' ? fragmentOf(attribute(one, 'href')) : null
    return fragment !== null && namesNote(fragment) ? [fragment] : []
  })
  const notes = new Set(called)
  const targets = elementsOf(page).filter((one) => notes.has(attribute(one, 'id')) || notes.has(attribute(one, 'name')))
  const parents = new ParentMap(page)
  const isIn = (one: Element, place: Element) => parents.closest(one, (above) => above === place) !== undefined
  let place: Element | Root = content
  while (place.type === 'element' && targets.some((one) => !isIn(one, place as Element)))
    place = (parents.parentOf(place) as Element | Root | undefined) ?? page
  return place
}
