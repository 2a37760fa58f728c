import type { Comment } from '../core/comment'
import type { AppError } from '../core/error'
import { type LeftOver, planRescue } from '../core/footnotes/rescue/rescue'
import { err, ok, type Result } from '../core/result'
import { applyEdits } from '../core/text-edit'
import type { LibraryStore } from '../store/library-store'
import type { TaskOptions } from './progress'

/** A post or comment with plain notes: how many became real ones, or would, and what is only half a note. */
export interface RescuedText {
  readonly post: { readonly id: string; readonly slug: string; readonly title: string }
  /** Null for the post's own text. */
  readonly comment: string | null
  readonly notes: number
  readonly left: readonly LeftOver[]
}

/**
 * Turns notes that were typed by hand, `[1]` in the text and `[1] …` below it, into real ones, in all posts and comments.
 * Only complete pairs are changed; the rest is told. A dry run only tells. Errors: cancelled, conflict, read-only, disk;
 * what was saved before stays. A second run changes nothing.
 */
export async function rescuePlainNotes(
  store: LibraryStore,
  options: TaskOptions & { readonly dryRun?: boolean } = {},
): Promise<Result<RescuedText[], AppError>> {
  const rescued: RescuedText[] = []
  const posts = store.posts.list()
  for (const [done, { id, slug, title }] of posts.entries()) {
    if (options.signal?.aborted) return err({ kind: 'cancelled' })
    options.onProgress?.({ done, total: posts.length, what: title })
    const about = { id, slug, title }
    const body = await rescueBody(store, about, options.dryRun ?? false)
    if (!body.ok) return body
    const comments = await rescueComments(store, about, options.dryRun ?? false)
    if (!comments.ok) return comments
    rescued.push(...body.value, ...comments.value)
  }
  options.onProgress?.({ done: posts.length, total: posts.length, what: '' })
  return ok(rescued)
}

type About = RescuedText['post']

async function rescueBody(store: LibraryStore, post: About, dryRun: boolean): Promise<Result<RescuedText[], AppError>> {
  const opened = await store.posts.open(post.id)
  if (!opened.ok) return opened
  const { body, revision } = opened.value
  const { notes, left, edits } = planRescue(body)
  if (edits.length > 0 && !dryRun) {
    const changes = { body: applyEdits(body, edits) }
    const saved = await store.posts.save({ id: post.id, basedOn: revision, changes, reason: 'bulk' })
    if (!saved.ok) return saved
  }
  return ok(told(post, null, notes.length, left))
}

async function rescueComments(
  store: LibraryStore,
  post: About,
  dryRun: boolean,
): Promise<Result<RescuedText[], AppError>> {
  const thread = await store.threads.get(post.id)
  if (!thread.ok) return thread
  const rescued: RescuedText[] = []
  let changed = false
  const comments = thread.value.comments.map((comment): Comment => {
    const { notes, left, edits } = planRescue(comment.body)
    rescued.push(...told(post, comment.id, notes.length, left))
    if (edits.length === 0) return comment
    changed = true
    return { ...comment, body: applyEdits(comment.body, edits) }
  })
  if (changed && !dryRun) {
    const { revision, closed } = thread.value
    const saved = await store.threads.save({ basedOn: revision, thread: { post: post.id, comments, closed } })
    if (!saved.ok) return saved
  }
  return ok(rescued)
}

function told(post: About, comment: string | null, notes: number, left: readonly LeftOver[]): RescuedText[] {
  return notes > 0 || left.length > 0 ? [{ post, comment, notes, left }] : []
}
