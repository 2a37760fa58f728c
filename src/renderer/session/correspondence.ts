import type { CommentStatus } from '../../core/comment'
import type { AppError } from '../../core/error'
import type { Input } from '../../ipc/contract'
import { request } from '../bridge'
import { refreshQueue } from './queue'
import { adoptThread, loadThread, loadTitledComments, useThreads } from './threads'

export type NewComment = Input<'comments.add'>['comment']
type Changes = Input<'comments.edit'>['changes']

/** Adds a comment to a post. Answers its id, or why it could not be added. */
export async function addComment(
  post: string,
  comment: NewComment,
): Promise<{ readonly id: string } | { readonly error: AppError }> {
  const reply = await request('comments.add', { post, comment })
  if (!reply.ok) return isThere(post, comment, reply.error)
  adoptThread(reply.value.thread)
  void loadTitledComments()
  await refreshQueue()
  return { id: reply.value.id }
}

/** An id that is taken means that the comment was added before the machine stopped, or was changed since: then it is new. */
async function isThere(
  post: string,
  comment: NewComment,
  error: AppError,
): Promise<{ readonly id: string } | { readonly error: AppError }> {
  if (error.kind !== 'conflict' || comment.id === undefined) return { error }
  await loadThread(post)
  const there = useThreads.getState().threads[post]?.comments.find(({ id }) => id === comment.id)
  if (there?.body === comment.body) return { id: comment.id }
  const { id: _, ...anew } = comment
  return addComment(post, anew)
}

/** How a comment stood when its editing began: a save is refused only if it is not so any more. */
export type Basis = Readonly<Pick<NewComment, 'title' | 'body'>>

/**
 * Saves the changes of one comment. Something else in the thread may have changed meanwhile; only a change of this very
 * comment is a conflict. Answers why it could not be saved, or null.
 */
export async function editComment(post: string, id: string, basis: Basis, changes: Changes): Promise<AppError | null> {
  for (let tries = 0; ; tries++) {
    const thread = useThreads.getState().threads[post]
    const current = thread?.comments.find((comment) => comment.id === id)
    if (!thread || !current) return { kind: 'not-found', what: 'The comment' }
    if (current.body !== basis.body || current.title !== basis.title)
      return { kind: 'conflict', what: 'This comment', revision: thread.revision }
    const reply = await request('comments.edit', { post, id, basedOn: thread.revision, changes })
    if (reply.ok) {
      adoptThread(reply.value)
      void loadTitledComments()
      await refreshQueue()
      return null
    }
    if (reply.error.kind !== 'conflict' || tries > 0) return reply.error
    await loadThread(post)
  }
}

/** Opens or closes a thread for more comments. Answers why it could not, or null. */
export async function setClosed(post: string, closed: boolean): Promise<AppError | null> {
  const thread = useThreads.getState().threads[post]
  if (!thread) return { kind: 'not-found', what: 'The thread' }
  const reply = await request('comments.setClosed', { post, basedOn: thread.revision, closed })
  if (!reply.ok) return reply.error
  adoptThread(reply.value)
  return null
}

/** The words for a status on screen. */
export const STATUS_WORDS: Readonly<Record<CommentStatus, string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  spam: 'Spam',
  trash: 'Trash',
}
