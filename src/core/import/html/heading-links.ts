import GithubSlugger from 'github-slugger'
import type { Element, Root } from 'hast'
import { fragmentOf } from './note-names'
import { headingWords } from './page-title'
import { attribute, elementsOf, textOf } from './tree'

/** Places that word processors name by themselves, which stay behind. */
const BOOKMARK = /^#(?:_(?:Toc|Ref|Hlk|heading)|h\.|heading=)/

/** Points the links of a text to its headings at the names that a post gives them; theirs do not come with it. */
export function linkHeadings(content: Root | Element): void {
  const slugs = new GithubSlugger()
  const names = new Map<string, string>()
  /** Of places right before a heading. */
  let before: string[] = []
  for (const element of elementsOf(content)) {
    if (/^h[1-6]$/.test(element.tagName)) {
      const slug = slugs.slug(headingWords(element) ?? '')
      for (const name of [...before, ...namesOf(element), ...elementsOf(element).filter(isPlace).flatMap(namesOf)])
        names.set(name, slug)
    }
    before = isPlace(element) && textOf(element) === '' ? [...before, ...namesOf(element)].slice(-9) : []
  }
  for (const link of elementsOf(content)) {
    const href = attribute(link, 'href')
    const slug = href.startsWith('#') ? names.get(fragmentOf(href) ?? '') : undefined
    if (link.tagName !== 'a') continue
    if (slug !== undefined) link.properties.href = `#${slug}`
    else if (BOOKMARK.test(href)) link.properties.href = ''
  }
}

/** A link may be the mark of a note, to which the note leads back. */
function isPlace(element: Element): boolean {
  return element.tagName === 'a' && attribute(element, 'href') === ''
}

function namesOf(element: Element): string[] {
  return ['id', 'name'].map((name) => attribute(element, name)).filter((name) => name !== '')
}
