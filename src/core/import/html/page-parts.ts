import type { Element } from 'hast'
import { fragmentOf, namesNote } from './note-names'
import { attribute, elementsOf, hasClass } from './tree'

/** How themes name the element that holds the text of a post, the surest first. */
export const TEXT_PLACES: readonly ((element: Element) => boolean)[] = [
  (one) => attribute(one, 'itemProp') === 'articleBody' || hasClass(one, /^(?:e-content|entry-content|post-content)$/),
  (one) => hasClass(one, /^(?:post-body|article-body|article-content|article__body|post__content|td-post-content)$/),
  (one) => one.tagName === 'article' || attribute(one, 'role') === 'article',
  (one) => one.tagName === 'main' || attribute(one, 'role') === 'main',
  (one) => /^(?:content|main|main-content)$/.test(attribute(one, 'id')),
]

/** The section of a page in which readers answer. */
export function isCommentsSection(element: Element): boolean {
  if (!/^(?:div|section|ol|ul|aside|footer)$/.test(element.tagName)) return false
  if (/^(?:comments?|comment-?list|comment-section|respond|disqus_thread|replies)$/i.test(attribute(element, 'id')))
    return true
  // `said` and `addendum` are Postil's own.
  return hasClass(element, /^(?:comments|comments-area|comment-list|commentlist|comment-respond|said|addendum)$/i)
}

/** One comment in such a section. */
export function isComment(element: Element): boolean {
  if (!/^(?:li|article|div)$/.test(element.tagName)) return hasClass(element, 'addendum')
  return hasClass(element, /^comment$/) || /^(?:li-)?comment-[\w-]*\d/.test(attribute(element, 'id'))
}

const FURNITURE_CLASS =
  /^(?:entry-meta|entry-footer|post-meta|post-footer|byline|posted-on|cat-links|tags-links|post-tags|post-navigation|nav-links|sharedaddy|sd-sharing|share|share-buttons|social-share|addtoany_share_save_container|jp-relatedposts|related-posts|related|yarpp-related|author-box|post-author|author-bio|edit-link|skip|skip-link|screen-reader-text|sr-only|visually-hidden|breadcrumbs?|sidebar|widget-area|widget|site-title|site-description|masthead|mast|foot|who|tags|newsletter|subscribe|advert|wp-block-post-comments-form|wp-block-post-title|MsoHeader|MsoFooter|MsoToc\d|mw-editsection|reference-tooltip|navbox|printfooter|catlinks)$/i

/** What a page has around a text, and cannot be of it. */
export function isFurniture(element: Element): boolean {
  if (element.tagName === 'aside' && attribute(element, 'ariaHidden') === 'true') return true
  return looksLikeFurniture(element) && !holdsNotes(element)
}

function looksLikeFurniture(element: Element): boolean {
  const { tagName } = element
  if (/^(?:nav|header|footer|aside|menu)$/.test(tagName)) return true
  if (/^(?:navigation|banner|contentinfo|complementary|search)$/.test(attribute(element, 'role'))) return true
  if (/^(?:sidebar|secondary|footer|header|colophon|masthead|nav|menu)$/.test(attribute(element, 'id'))) return true
  // LibreOffice has the head and foot of the paper so.
  if (tagName === 'div' && /^(?:header|footer)$/.test(attribute(element, 'title'))) return true
  return hasClass(element, FURNITURE_CLASS) || (tagName === 'p' && hasClass(element, 'by'))
}

/** Some pages have their notes in an aside or a footer, or call one beside the title. */
function holdsNotes(element: Element): boolean {
  if (/^doc-(?:endnotes?|footnote)/.test(attribute(element, 'role')) || hasClass(element, /^(?:foot|end)notes?$/))
    return true
  return [element, ...elementsOf(element)].some(
    (one) =>
      namesNote(attribute(one, 'id')) ||
      namesNote(attribute(one, 'name')) ||
      (one.tagName === 'a' && namesNote(fragmentOf(attribute(one, 'href')) ?? '')),
  )
}

/** What is never text: it runs, or asks for something. */
export function isMachinery(element: Element): boolean {
  if (MACHINERY.has(element.tagName)) return true
  // The sign behind a heading that leads to it.
  return element.tagName === 'a' && hasClass(element, /^(?:headerlink|header-anchor|heading-anchor|anchorjs-link)$/)
}

const MACHINERY = new Set(
  'script style template noscript form input button select textarea dialog canvas svg link meta base title'.split(' '),
)

/** What plays or shows another page in this one. */
export function isPlayer({ tagName }: Element): boolean {
  return /^(?:iframe|object|embed|video|audio|applet)$/.test(tagName)
}
