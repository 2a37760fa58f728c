import { z } from 'zod'
import { type Comment, CommentKind, CommentStatus } from '../comment'
import { Id, Timestamp } from '../identifier'
import { PostSummary } from '../post'
import { SpamSign, sameText, spamSigns } from './spam-signs'
import { folded } from './words'

/** Which comments of the library are asked for. Empty texts and nulls do not narrow; days are of the comment's own calendar. */
export const QueueFilter = z.strictObject({
  status: CommentStatus,
  /** Words that all stand in the comment, its title or its commenter's name; "in marks" they stand together. */
  text: z.string().max(500).default(''),
  post: Id.nullable().default(null),
  /** A part of the commenter's name or e-mail address. */
  author: z.string().max(200).default(''),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
})
export type QueueFilter = z.infer<typeof QueueFilter>

/** What the queue shows of one comment. */
export const QueueRow = z.strictObject({
  post: Id,
  id: Id,
  author: z.string(),
  kind: CommentKind,
  title: z.string(),
  date: Timestamp,
  status: CommentStatus,
  /** The first words, without marks of quotation. */
  opening: z.string(),
  signs: z.array(SpamSign),
})
export type QueueRow = z.infer<typeof QueueRow>

/** The answer to a filter: how many comments match in each status, and those of the status asked for, newest first. */
export const QueuePage = z.strictObject({
  counts: PostSummary.shape.comments,
  /** `post/comment` of every match, so that any number can be chosen at once. */
  keys: z.array(z.string()),
  /** The rows of the first keys; the others are asked for when they come into view. */
  rows: z.array(QueueRow),
})
export type QueuePage = z.infer<typeof QueuePage>

/** A comment with what is computed once to find it fast. */
export interface QueueEntry {
  readonly post: string
  readonly comment: Comment
  readonly instant: number
  readonly words: string
  readonly commenter: string
  /** What copies of this text share, see `sameText`. */
  readonly text: string
}

/** How many characters the list shows of a comment. */
const OPENING = 180

export function queueKey(post: string, comment: string): string {
  return `${post}/${comment}`
}

/** The post and comment of a key, or null for what is no key. */
export function parseQueueKey(key: string): { readonly post: string; readonly id: string } | null {
  const [post, id, more] = key.split('/')
  return post === undefined || id === undefined || more !== undefined ? null : { post, id }
}

/** Prepares one comment of a post for the queue. */
export function queueEntry(post: string, comment: Comment): QueueEntry {
  const commenter = folded(`${comment.author.name}\n${comment.author.email}`)
  return {
    post,
    comment,
    instant: Date.parse(comment.date),
    words: `${folded(`${comment.title}\n${comment.body}`)}\n${folded(comment.author.name)}`,
    commenter,
    text: sameText(comment.body),
  }
}

/** Orders the queue: newest first, then by post and id so that it never wavers. */
export function compareEntries(a: QueueEntry, b: QueueEntry): number {
  return b.instant - a.instant || compareTexts(a.post, b.post) || compareTexts(a.comment.id, b.comment.id)
}

/** Filters entries, which come in the queue's order. Answers the matches of the status asked for and the counts of all. */
export function filterQueue(
  entries: readonly QueueEntry[],
  filter: QueueFilter,
): { readonly counts: QueuePage['counts']; readonly matches: readonly QueueEntry[] } {
  const counts = { approved: 0, pending: 0, spam: 0, trash: 0 }
  const matches: QueueEntry[] = []
  const terms = termsOf(filter.text)
  const commenter = folded(filter.author.trim())
  for (const entry of entries) {
    const { status, date } = entry.comment
    const day = date.slice(0, 10)
    if (filter.post !== null && entry.post !== filter.post) continue
    if ((filter.from !== null && day < filter.from) || (filter.to !== null && day > filter.to)) continue
    if (!entry.commenter.includes(commenter) || !terms.every((term) => entry.words.includes(term))) continue
    counts[status]++
    if (status === filter.status) matches.push(entry)
  }
  return { counts, matches }
}

/** What the list shows of an entry. `copies` is how many comments of the library hold its text. */
export function queueRow({ post, comment }: QueueEntry, copies: number): QueueRow {
  const { id, author, kind, title, date, status } = comment
  const signs = spamSigns(comment, copies)
  return { post, id, author: author.name, kind, title, date, status, opening: openingOf(comment.body), signs }
}

function openingOf(body: string): string {
  const own = body.replaceAll(/^ {0,3}>.*$/gm, '').trim() === '' ? body : body.replaceAll(/^ {0,3}>.*$/gm, '')
  const plain = own
    .slice(0, OPENING * 4)
    .replaceAll(/\[\^[^\][\s]+\]:?|[*_`#>]/g, '')
    .replaceAll(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.length > OPENING ? `${plain.slice(0, OPENING).trimEnd()}…` : plain
}

function termsOf(text: string): string[] {
  return [...folded(text).matchAll(/["“”]([^"“”]+)["“”]|(\S+)/g)]
    .map((match) => (match[1] ?? match[2] ?? '').trim().replaceAll(/["“”]/g, ''))
    .filter((term) => term !== '')
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
