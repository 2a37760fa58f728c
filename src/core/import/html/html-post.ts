import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { counted } from '../../counted'
import { Language, Slug } from '../../identifier'
import { plainText } from '../../markdown/plain-text'
import { err, ok, type Result } from '../../result'
import { slugify } from '../../slug'
import type { ImportedPost } from '../imported-post'
import { type InlinePicture, takeInlinePictures } from './embedded-pictures'
import { linkHeadings } from './heading-links'
import { htmlToMarkdown } from './html-to-markdown'
import { tooMuchHtml } from './page-bounds'
import { type Byline, readByline } from './page-byline'
import { type PageHead, readPageHead } from './page-head'
import { isPlayer } from './page-parts'
import { dropFurniture, dropMachinery, findPageText } from './page-text'
import { dropHeading, findTitle } from './page-title'
import { inlineStyles } from './style-classes'
import { attribute, elementsOf, ParentMap } from './tree'

/** A post read from a page, and what the page held of it. */
export interface HtmlPost {
  readonly post: ImportedPost
  /** The HTML that its body was made of. */
  readonly original: string
  readonly pictures: readonly InlinePicture[]
}

/**
 * Reads a whole HTML page as a post: its text without the page around it, with real notes, and what the page says of it. Takes
 * the file's name without its extension (title of last resort). Errs when there is nothing to read, or too much.
 */
export function readHtmlPost(page: string, fileName: string): Result<HtmlPost, string> {
  const tooMuch = tooMuchHtml(page)
  if (tooMuch !== null) return err(tooMuch)
  const root = fromHtml(page)
  const head = readPageHead(root)
  inlineStyles(root)
  dropMachinery(root)
  const body = bodyOf(root)
  const { content, comments, others } = findPageText(body)
  const byline = readByline(body)
  const title = findTitle(body, content, head)
  if (title.heading) dropHeading(body, title.heading)
  dropFurniture(content)
  const players = linkPlayers(content)
  linkHeadings(content)
  const pictures = takeInlinePictures(content)
  const original = toHtml(content.type === 'root' ? content : content.children)
  const { markdown, problems } = htmlToMarkdown(original)
  if (markdown.trim() === '' && title.heading === null) return err('there is no text in it')
  const notices = [
    ...(comments > 0
      ? [`the page shows ${counted(comments, 'comment', 'comments')}; left out with what else stands around the text`]
      : []),
    ...(others > 0 ? [`the page shows ${counted(others, 'other text', 'other texts')}; the longest was taken`] : []),
    ...(players > 0 ? [`${counted(players, 'player or frame', 'players or frames')} of the page became a link`] : []),
    ...problems,
  ]
  const post = { ...factsOf(head, byline, title.words ?? fileName, fileName), body: markdown, notices }
  return ok({ post: { ...post, excerpt: excerptOf(head, markdown) }, original, pictures })
}

function bodyOf(root: Root): Root {
  const body = elementsOf(root).find(({ tagName }) => tagName === 'body')
  return { type: 'root', children: body ? body.children : root.children }
}

/** What plays, or shows another page, becomes a link to it. */
function linkPlayers(content: Element | Root): number {
  const parents = new ParentMap(content as Root)
  const players = elementsOf(content).filter(isPlayer)
  for (const player of players) {
    const source = [player, ...elementsOf(player)]
      .map((one) => attribute(one, 'src') || attribute(one, 'data'))
      .find(Boolean)
    const href = source?.replace(/^\/\//, 'https://')
    const words: ElementContent[] = href ? [{ type: 'text', value: href }] : []
    const link: Element = { type: 'element', tagName: 'a', properties: { href: href ?? '' }, children: words }
    parents.replace(player, /^https?:/i.test(href ?? '') ? [link] : [])
  }
  return players.length
}

function factsOf(
  head: PageHead,
  byline: Byline,
  title: string,
  fileName: string,
): Omit<ImportedPost, 'body' | 'notices'> {
  const published = publishedOn(head.published, byline.published)
  const authors = byline.authors.length > 0 ? byline.authors : head.authors
  return {
    id: null,
    title,
    slug: slugOf(head, title, fileName),
    status: byline.status ?? (published === null ? 'draft' : 'published'),
    date: published ?? head.created,
    created: head.created,
    modified: head.modified ?? byline.modified,
    authors: authors.length > 0 ? authors : null,
    topics: byline.topics,
    tags: head.tags.length > 0 ? head.tags : byline.tags,
    language: Language.safeParse(head.language).data ?? null,
    excerpt: '',
    picture: null,
    formerly: undefined,
    setAside: [],
  }
}

/** Of the same moment, what readers see is in the time of the author. */
function publishedOn(head: string | null, seen: string | null): string | null {
  return head !== null && (seen === null || Date.parse(head) !== Date.parse(seen)) ? head : seen
}

/** The end of the address that the page calls its own, or the file's name where it looks like one. */
function slugOf({ address, generator }: PageHead, title: string, fileName: string): string {
  const path = address?.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/s, '')
  const [, last = ''] = /([^/]+?)(?:\.[a-z]{3,5})?\/?$/.exec(path ?? '') ?? []
  const names = [decoded(last), ...(generator === 'Postil' || fileName.includes('-') ? [fileName] : [])]
  const named = names.find((name) => /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)*$/u.test(name) && name !== 'index')
  return named !== undefined && Slug.safeParse(named).success ? named : slugify(title)
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** What a page says it is about; most that are made by programs are the first words of the text. */
function excerptOf({ description, generator, title }: PageHead, markdown: string): string {
  // A page of Postil's that stands alone has no other.
  if (description !== null && generator === 'Postil' && title === null) return description
  if (description === null || /(?:…|\.{3}|\[…\]|\[\.{3}\])$/.test(description)) return ''
  const opening = plainText(markdown.slice(0, 4 * description.length + 1000)).text.replaceAll(/\s+/g, ' ')
  return opening.startsWith(description) ? '' : description
}
