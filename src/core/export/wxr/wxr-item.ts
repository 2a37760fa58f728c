import type { Author } from '../../author'
import type { Comment, CommentStatus, Thread } from '../../comment'
import type { Post, PostStatus } from '../../post'
import { slugify } from '../../slug'
import type { Topic } from '../../topic'
import { escapeHtml } from '../html'
import { feedTime, localTime, universalTime } from './wxr-dates'
import { plainElement, textElement } from './xml'

/** A post with its correspondence, as an item of a WordPress export shows it. */
export interface WxrItem {
  readonly post: Post
  readonly thread: Pick<Thread, 'closed' | 'comments'>
  readonly authors: readonly Author[]
  readonly topics: readonly Topic[]
  /** Its address on the web; null while it has none. */
  readonly address: string | null
  /** Its text as HTML. */
  readonly content: string
  /** The text of a comment as HTML. */
  readonly contentOf: (comment: Comment) => string
  /** Its number in WordPress. */
  readonly number: number
  /** The numbers of its comments in WordPress. */
  readonly numberOf: (comment: string) => number
}

const STATUS: Readonly<Record<PostStatus, string>> = {
  draft: 'draft',
  scheduled: 'future',
  published: 'publish',
  withheld: 'private',
  trashed: 'trash',
}

const APPROVED: Readonly<Record<CommentStatus, string>> = {
  pending: '0',
  approved: '1',
  spam: 'spam',
  trash: 'trash',
}

/** One post with all its comments. WordPress knows one author a post: the first. */
export function wxrItem(item: WxrItem): string {
  const { post, thread, topics, address, number } = item
  const link = escapeHtml(address ?? '')
  const filed = post.topics.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
  const lines = [
    '<item>',
    textElement('title', post.title),
    plainElement('link', link),
    plainElement('pubDate', feedTime(post.date)),
    textElement('dc:creator', post.authors[0] ?? ''),
    `<guid isPermaLink="false">${escapeHtml(address ?? post.id)}</guid>`,
    textElement('content:encoded', item.content),
    textElement('excerpt:encoded', post.excerpt),
    plainElement('wp:post_id', number),
    ...times('wp:post_date', post.date),
    ...times('wp:post_modified', post.modified),
    textElement('wp:comment_status', thread.closed ? 'closed' : 'open'),
    textElement('wp:ping_status', 'closed'),
    textElement('wp:post_name', post.slug),
    textElement('wp:status', STATUS[post.status]),
    plainElement('wp:post_parent', 0),
    plainElement('wp:menu_order', 0),
    textElement('wp:post_type', 'post'),
    textElement('wp:post_password', ''),
    plainElement('wp:is_sticky', 0),
    ...filed.map(({ id, title }) => textElement('category', title, term('category', id))),
    ...post.tags.map((tag) => textElement('category', tag, term('post_tag', slugify(tag)))),
    ...thread.comments.map((comment) => commentLines(item, comment)),
    '</item>',
  ]
  return `${lines.join('\n')}\n`
}

function commentLines(item: WxrItem, comment: Comment): string {
  const { author, date, status, parent, kind } = comment
  const own = item.authors.findIndex(({ name }) => name === author.name) + 1
  const known = parent !== null && item.thread.comments.some(({ id }) => id === parent)
  const lines = [
    '<wp:comment>',
    plainElement('wp:comment_id', item.numberOf(comment.id)),
    textElement('wp:comment_author', author.name),
    textElement('wp:comment_author_email', author.email),
    textElement('wp:comment_author_url', author.url),
    ...times('wp:comment_date', date),
    textElement('wp:comment_content', withTitle(comment.title, item.contentOf(comment))),
    textElement('wp:comment_approved', APPROVED[status]),
    textElement('wp:comment_type', 'comment'),
    plainElement('wp:comment_parent', known ? item.numberOf(parent) : 0),
    plainElement('wp:comment_user_id', kind === 'reader' ? 0 : Math.max(own, 1)),
    '</wp:comment>',
  ]
  return lines.join('\n')
}

/** WordPress has no titles for comments: it stands on top, as readers write one. */
function withTitle(title: string, content: string): string {
  return title.trim() === '' ? content : `<strong>${escapeHtml(title.trim())}</strong>\n\n${content}`
}

function times(name: string, date: string): string[] {
  return [textElement(name, localTime(date)), textElement(`${name}_gmt`, universalTime(date))]
}

function term(domain: string, name: string): string {
  return ` domain="${domain}" nicename="${escapeHtml(name)}"`
}
