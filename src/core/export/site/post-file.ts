import type { Thread } from '../../comment'
import type { Post } from '../../post'
import { topicPath } from '../../topics/tree'
import type { KnownPost } from '../article'
import { html } from '../html'
import { withPictures } from '../pictures'
import { authorsOf, type PageContext, postMain } from '../post-page'
import { postLink } from './entries'
import { sitePage } from './frame'
import { tagSlugs } from './lists'
import type { Site, SiteFile, SitePost } from './model'
import { authorPath, picturePath, relativeAddress, SITE_FILES, tagPath, topicPagePath } from './paths'

/** What the page of a post shows of the rest of the site, beside the library's own settings. */
export interface PostNeighbours {
  readonly earlier: SitePost | null
  readonly later: SitePost | null
}

/** Everything that makes one post's page. */
export interface PostFileInput {
  readonly site: Site
  readonly place: SitePost
  readonly post: Post
  readonly thread: Pick<Thread, 'closed' | 'comments'>
  readonly neighbours: PostNeighbours
  readonly citationsFor?: PageContext['citationsFor']
  readonly parse?: PageContext['parse']
}

/** The page of a post in the site. */
export function postFile(input: PostFileInput): SiteFile {
  const { site, place, post, thread, citationsFor, parse } = input
  const { library } = site
  const from = place.path
  const context: PageContext = {
    settings: library.settings,
    posts: site.posts,
    ...commentsOf(site),
    hrefOf: hrefFrom(site, from),
    ...(citationsFor ? { citationsFor } : {}),
    ...(parse ? { parse } : {}),
  }
  const main = html`${postMain({ post, library, thread, topics: topicLinks(site, post, from), context })}
${tagged(site, post, from)}${turn(from, input.neighbours)}`
  const page = sitePage(site, {
    path: from,
    title: post.title.trim() === '' ? 'Untitled' : post.title,
    description: post.excerpt.trim() || place.opening,
    language: post.language,
    kind: 'article',
    published: post.date,
    modified: post.modified,
    picture: post.picture ?? place.pictures[0] ?? null,
    main,
  })
  const pictures = {
    addressOf: (name: string) => relativeAddress(from, picturePath(name)),
    sizeOf: (name: string) => site.pictures.get(name) ?? null,
  }
  return { path: from, content: withPictures(linkAuthors(page, site, post, from), pictures) }
}

/** Where a cross-reference of this page leads: to the page of a published post, by a relative address. */
function hrefFrom(site: Site, from: string): (post: KnownPost) => string | null {
  const paths = pathsOf(site)
  return ({ id }) => {
    const path = paths.get(id)
    return path === undefined ? null : relativeAddress(from, path)
  }
}

type KnownComments = Required<Pick<PageContext, 'comments' | 'commentPrints'>>
const comments = new WeakMap<Site, KnownComments>()

/** The comments that a cross-reference may name, and all that stand on a page. */
export function commentsOf(site: Site): KnownComments {
  const known = comments.get(site) ?? knownComments(site)
  comments.set(site, known)
  return known
}

function knownComments(site: Site): KnownComments {
  const all = site.posts.flatMap(({ id: post, comments }) => comments.map((comment) => ({ ...comment, post })))
  const printed = new Set(all.map(({ post, id }) => `${post}#${id}`))
  return {
    comments: all
      .filter(({ title }) => title.trim() !== '')
      .map(({ post, id, title, date }) => ({ post, id, title, date })),
    commentPrints: ({ id }, comment) => printed.has(`${id}#${comment}`),
  }
}

const paths = new WeakMap<Site, ReadonlyMap<string, string>>()

function pathsOf(site: Site): ReadonlyMap<string, string> {
  const known = paths.get(site) ?? new Map(site.posts.map(({ id, path }) => [id, path]))
  paths.set(site, known)
  return known
}

function topicLinks(site: Site, post: Post, from: string) {
  return post.topics.flatMap((id) => {
    const title = topicPath(site.topics.topics, id).at(-1)
    return title === undefined ? [] : [{ title, href: relativeAddress(from, topicPagePath(id)) }]
  })
}

function tagged(site: Site, post: Post, from: string) {
  const links = [...new Set(post.tags)].map((tag, at) => {
    const slug = tagSlugs(site).get(tag)
    return slug !== undefined && html`${at > 0 && ', '}<a href="${relativeAddress(from, tagPath(slug))}">${tag}</a>`
  })
  return (
    links.length > 0 &&
    html`<p class="tags"><a href="${relativeAddress(from, SITE_FILES.tags)}">Tags</a>: ${links}</p>\n`
  )
}

function turn(from: string, { earlier, later }: PostNeighbours) {
  if (!earlier && !later) return false
  return html`<nav class="turn" aria-label="Earlier and later posts">
${earlier && html`<p><span>Earlier</span>${postLink(from, earlier)}</p>\n`}${later && html`<p class="later"><span>Later</span>${postLink(from, later)}</p>\n`}</nav>`
}

/** The names over the text lead to the authors' pages. */
function linkAuthors(page: string, site: Site, post: Post, from: string): string {
  const byline = page.indexOf('<p class="by">')
  const end = page.indexOf('</p>', byline)
  let line = page.slice(byline, end)
  for (const author of authorsOf(post, site.library)) {
    const name = html`<bdi>${author.name}</bdi>`.text
    line = line.replace(name, html`<a href="${relativeAddress(from, authorPath(author.id))}">`.text + name + '</a>')
  }
  return page.slice(0, byline) + line + page.slice(end)
}
