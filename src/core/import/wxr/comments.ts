import type { Comment } from '../../comment'
import { readingOrder, threadTree } from '../../comments/tree'
import { counted } from '../../counted'
import { boundedMarkdown } from './bounded-html'
import { commentTitle } from './comment-title'
import { htmlWords } from './html-words'
import type { WxrComment, WxrItem } from './item'
import { referOwnLinks } from './own-links'
import type { WxrBlog } from './wxr-blog'
import { wxrOffset, wxrTimestamp } from './wxr-date'

/** The thread of one item. */
export interface WxrThread {
  readonly comments: readonly Comment[]
  /** The kinds of what was left out, one for each: "pingback". */
  readonly leftOut: readonly string[]
  readonly notices: readonly string[]
}

/** Who brought it in, in the history of a comment. */
const HAND = 'Import from WordPress'
/** No conversation runs so deep. */
const DEEPEST = 1_000

/**
 * The comments of an item. Pings and what plugins keep as comments are left out; whatever answered to them stands where they
 * stood. Their notes become real ones, and the history of each keeps what the file says.
 */
export function wxrComments(item: WxrItem, blog: WxrBlog): WxrThread {
  const { kept, leftOut, twice } = sorted(item.comments)
  const ids = new Ids()
  const named = kept.map((comment) => ({ comment, id: ids.take(comment.id) }))
  const parents = new Parents(item.comments, named)
  const notices = twice > 0 ? [`${counted(twice, 'comment stands', 'comments stand')} in the file twice`] : []
  const before = statusesBefore(item)
  const comments = named.map(({ comment, id }): Comment => {
    const { body, title, problems } = wordsOf(comment, blog)
    notices.push(...problems.map((problem) => `comment ${id}: ${problem}`))
    const status = statusOf(before.get(comment.id) ?? comment.approved)
    return {
      id,
      parent: parents.of(comment),
      kind: isOwn(comment, status, blog) ? 'author' : 'reader',
      title,
      author: { name: htmlWords(comment.author) || 'Anonymous', email: comment.email, url: webAddress(comment.url) },
      date: wxrTimestamp(comment.date, wxrOffset(item.published) ?? 'Z') ?? wxrTimestamp(item.published) ?? blog.now,
      status,
      topics: [],
      body,
      ...(body.trim() === comment.content.trim()
        ? {}
        : {
            history: [
              { at: blog.now, by: HAND, before: { ...(title === '' ? {} : { title: '' }), body: comment.content } },
            ],
          }),
    }
  })
  return { comments: rooted(comments), leftOut, notices }
}

/** Without pings and the like, and without what stands in the file a second time. */
function sorted(comments: readonly WxrComment[]) {
  const kept: WxrComment[] = []
  const leftOut: string[] = []
  const seen = new Set<string>()
  for (const comment of comments) {
    const same = JSON.stringify([comment.id, comment.date, comment.author, comment.content])
    if (comment.type !== '' && comment.type !== 'comment') leftOut.push(comment.type)
    else if (!seen.has(same)) kept.push(comment)
    seen.add(same)
  }
  return { kept, leftOut, twice: comments.length - kept.length - leftOut.length }
}

/** Ids that are safe and each its own. */
class Ids {
  private readonly taken = new Map<string, number>()

  take(written: string): string {
    const wanted = /^\d{1,20}$/.test(written) ? written : 'comment'
    const before = this.taken.get(wanted) ?? 0
    this.taken.set(wanted, before + 1)
    return before === 0 ? wanted : `${wanted}-${before + 1}`
  }
}

/** Which comment another answers, over those that were left out. */
class Parents {
  private readonly all: ReadonlyMap<string, WxrComment>
  private readonly ids: ReadonlyMap<string, string>

  constructor(all: readonly WxrComment[], named: readonly { readonly comment: WxrComment; readonly id: string }[]) {
    this.all = new Map([...all].reverse().map((comment) => [comment.id, comment]))
    this.ids = new Map([...named].reverse().map(({ comment, id }) => [comment.id, id]))
  }

  of({ parent }: WxrComment): string | null {
    const passed = new Set<string>()
    for (let at = parent; !passed.has(at) && passed.size < DEEPEST; at = this.all.get(at)?.parent ?? '') {
      const id = this.ids.get(at)
      if (id !== undefined) return id
      passed.add(at)
    }
    return null
  }
}

/** What has lost its parent, or would answer itself in a circle, stands at the top. */
function rooted(comments: readonly Comment[]): Comment[] {
  const strayed = new Set(readingOrder(threadTree(comments)).flatMap((row) => (row.strayed ? [row.comment] : [])))
  return comments.map((comment) => (strayed.has(comment) ? { ...comment, parent: null } : comment))
}

function wordsOf(comment: WxrComment, { channel, index }: WxrBlog) {
  const titled = commentTitle(comment.content)
  const converted = boundedMarkdown(titled?.rest ?? comment.content, { wordpress: true, notesInPlace: false })
  return {
    title: htmlWords(titled?.title ?? ''),
    body: referOwnLinks(converted.markdown, index, channel.language).trim(),
    problems: converted.problems,
  }
}

/** What the comments of a post in the trash were before it went there, as PHP writes a list. */
function statusesBefore({ meta }: WxrItem): ReadonlyMap<string, string> {
  const list = meta.get('_wp_trash_meta_comments_status')?.[0] ?? ''
  return new Map([...list.matchAll(/i:(\d+);s:\d+:"([^"]*)"/g)].map(([, id = '', status = '']) => [id, status]))
}

function statusOf(approved: string): Comment['status'] {
  if (approved === 'spam' || approved === 'trash') return approved
  return approved === '1' || approved === 'approve' ? 'approved' : 'pending'
}

/** By a user of the blog, or under the address of one, where somebody has approved that. */
function isOwn({ user, email }: WxrComment, status: Comment['status'], { channel }: WxrBlog): boolean {
  return channel.users.has(user) || (status === 'approved' && channel.emails.has(email.toLowerCase()))
}

/** WordPress had the first half of an address typed into the empty field. */
function webAddress(url: string): string {
  return /^https?:\/\/[^\s/]/i.test(url) ? url : ''
}
