import type { Comment, Thread } from '../../comment'
import type { Library } from '../../library'
import type { Post, PostSummary } from '../../post'
import { scanCitations } from '../../sources/citation-syntax'
import type { SiteComment, SitePost } from './model'
import { permalinks, SITE_FILES } from './paths'

/**
 * What the site's lists and the plan of an export need to know of a post and its thread. It is kept between exports, so
 * that a library of thousands is planned without reading it again.
 */
export interface PostFacts
  extends Pick<
    Post,
    | 'id'
    | 'slug'
    | 'title'
    | 'date'
    | 'modified'
    | 'status'
    | 'authors'
    | 'topics'
    | 'tags'
    | 'language'
    | 'excerpt'
    | 'picture'
  > {
  /** Hashes of the text and of the thread as they print. */
  readonly bodyHash: string
  readonly threadHash: string
  readonly formerly: readonly Pick<Post, 'slug' | 'date'>[]
  readonly opening: string
  readonly notes: number
  readonly comments: readonly SiteComment[]
  readonly references: readonly string[]
  readonly sources: readonly string[]
  readonly pictures: readonly string[]
  /** False where nobody has written: the thread need not be looked for. */
  readonly hasThread: boolean
  /** A hash of what other files of the site than its page and the feeds show of it. */
  readonly listing: string
  /** A hash of all the rest. */
  readonly digest: string
}

const OPENING = 90

/** What is counted and cut out of a post for lists. */
type Summed = Pick<PostSummary, 'opening' | 'notes'>

/** Reads the facts off a post and its thread. `hash` is a digest of text as short text. */
export function factsOf(
  post: Post,
  thread: Pick<Thread, 'comments' | 'closed'>,
  { opening, notes, hasThread }: Summed & Pick<PostFacts, 'hasThread'>,
  hash: (text: string) => string,
): PostFacts {
  const approved = approvedOf(thread)
  const texts = [post.body, ...approved.map(({ body }) => body)]
  const { id, slug, title, date, modified, status, authors, topics, tags, language, excerpt, picture } = post
  const formerly = post.formerly ?? []
  const comments = siteCommentsOf(thread)
  const facts = {
    ...{ id, slug, title, date, modified, status, authors, topics, tags, language, excerpt, picture },
    bodyHash: hash(post.body),
    threadHash: hash(JSON.stringify([thread.closed, approved])),
    ...{ formerly, opening, notes, comments },
    references: unique(texts.flatMap(referencesIn)),
    sources: unique(texts.flatMap(sourcesIn)),
    pictures: unique([...texts.flatMap(picturesIn), ...(picture === null ? [] : [picture])]),
    hasThread,
    listing: hash(JSON.stringify([id, slug, title, date, authors, topics, tags, language, formerly, comments])),
  }
  return { ...facts, digest: hash(JSON.stringify(facts)) }
}

/** The comments of a thread as lists name them. */
export function siteCommentsOf(thread: Pick<Thread, 'comments'>): SiteComment[] {
  return approvedOf(thread).map(({ id, parent, kind, title, author, date, topics, body }) => {
    const opening = firstWords(body)
    return { id, parent, kind, title, author: author.name, date, topics, opening }
  })
}

function approvedOf({ comments }: Pick<Thread, 'comments'>): Comment[] {
  return comments.filter(({ status }) => status === 'approved')
}

/**
 * The posts as the site shows them, each with a file of its own. Where the author's pattern gives two posts one place, or
 * the place of a page of ours, the later in the list gets a number; names that differ only in case count as one, since
 * many disks and hosts hold them so.
 */
export function sitePostsOf(facts: readonly PostFacts[], library: Library): SitePost[] {
  const fileOf = permalinks(library.settings.site.permalink)
  const taken = new Set<string>(Object.values(SITE_FILES).map(folded))
  return facts.map((post) => {
    const path = freePath(fileOf(post), taken)
    const former = post.formerly.map((place) => fileOf({ ...place, id: post.id }))
    return sitePost(post, path, former.length === 0 ? former : unique(former).filter((other) => other !== path))
  })
}

/** Field by field, which for thousands of posts takes a fifth of the time that spreading them does. */
function sitePost(post: PostFacts, path: string, formerPaths: readonly string[]): SitePost {
  const { id, slug, title, date, modified, authors, topics, tags, language, excerpt, picture } = post
  const { opening, notes, comments, references, sources, pictures, hasThread, listing } = post
  return {
    path,
    formerPaths,
    id,
    slug,
    title,
    date,
    modified,
    authors,
    topics,
    tags,
    language,
    excerpt,
    picture,
    opening,
    notes,
    comments,
    references,
    sources,
    pictures,
    hasThread,
    listing,
  }
}

function freePath(wanted: string, taken: Set<string>): string {
  const end = wanted.endsWith('/index.html') ? '/index.html' : (/\.html?$/.exec(wanted)?.[0] ?? '')
  let path = wanted
  let name = folded(path)
  for (let number = 2; taken.has(name); number += 1) {
    path = `${wanted.slice(0, wanted.length - end.length)}-${number}${end}`
    name = folded(path)
  }
  taken.add(name)
  return path
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(/\[\[([^\]|[\n]{1,300})/g)].map(([, target]) => (target ?? '').trim())
}

function sourcesIn(text: string): string[] {
  if (!text.includes('@')) return []
  return scanCitations(text).flatMap(({ items }) => items.map(({ key }) => key))
}

function picturesIn(text: string): string[] {
  return [...text.matchAll(/\bassets\/([0-9a-f]{64}\.[a-z0-9]{1,8})\b/g)].map(([, name]) => name ?? '')
}

function firstWords(body: string): string {
  const plain = body
    .replaceAll(/^\[\^[^\]]+\]:.*$/gm, '')
    .replaceAll(/\[\^[^\]]+\]|[*_`>#]/g, '')
    .replaceAll(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|!?\[([^\]]*)\]\([^)]*\)/g, '$1$2')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (plain.length <= OPENING) return plain
  const cut = plain.slice(0, OPENING)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).replace(/[\s.,;:–—-]+$/, '')}…`
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
