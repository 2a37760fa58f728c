import type { Post, PostSummary } from '../../core/post'
import { changedFields } from './changed-fields'
import { type OpenPost, session, useSession } from './session'

/** The desk: posts that were opened, each with what is stored, what is on screen and how its save stands. */

/** Lays a post on the desk as the store gave it. */
export function putOnDesk(post: Post): void {
  replaceOpen(post.id, { saved: post, draft: post, save: { kind: 'saved' }, theirs: null })
}

/**
 * Takes a newer saved version over: whole where the screen has no unsaved changes, and under them where it has some in
 * other fields than changed there. Else it is kept as `theirs`, for the author to choose.
 */
export function adoptSaved(post: Post): void {
  const open = session().desk[post.id]
  if (!open || open.saved.revision === post.revision) return
  const mine = changedFields(open)
  const theirs = changedFields({ saved: open.saved, draft: post })
  if (open.save.kind === 'saved') putOnDesk(post)
  else if (open.theirs === null && Object.keys(mine).every((field) => !(field in theirs)))
    replaceOpen(post.id, { ...open, saved: post, draft: { ...post, ...mine } as Post, save: { kind: 'unsaved' } })
  else {
    const error = { kind: 'conflict', what: post.title, revision: post.revision } as const
    replaceOpen(post.id, { ...open, save: { kind: 'failed', error }, theirs: post })
  }
}

/** Puts one open post in its newest form. */
export function replaceOpen(id: string, open: OpenPost): void {
  useSession.setState((state) => ({ desk: { ...state.desk, [id]: open } }))
}

/** Puts lines of the list in their newest form. */
export function replaceSummaries(summaries: readonly PostSummary[]): void {
  const newest = new Map(summaries.map((summary) => [summary.id, summary]))
  useSession.setState((state) => ({ posts: state.posts.map((post) => newest.get(post.id) ?? post) }))
}

/** Puts one line of the list in its newest form. */
export function replaceSummary(summary: PostSummary): void {
  useSession.setState((state) => ({ posts: state.posts.map((post) => (post.id === summary.id ? summary : post)) }))
}
