import type { Comment, CommentChange, CommentStatus, Thread } from '../comment'

/** One decision: the comment and the status it shall have. With `was`, only if it still has that one. */
export interface Decision {
  readonly id: string
  readonly status: CommentStatus
  readonly was?: CommentStatus | undefined
}

/** Who changes a comment, and when (ISO 8601 with offset). */
export interface Hand {
  readonly by: string
  readonly at: string
}

/** A thread after decisions, and the decisions that take them back. */
export interface Moderated {
  readonly thread: Thread
  readonly inverse: readonly Decision[]
}

/**
 * Gives comments of one thread their new status. Decisions about comments that are not there, that change nothing, or
 * whose `was` no longer holds are passed over. Each change is kept in the comment's history; the revision is the store's.
 */
export function moderate(thread: Thread, decisions: readonly Decision[], hand: Hand): Moderated {
  const wanted = new Map(decisions.map((decision) => [decision.id, decision]))
  const inverse: Decision[] = []
  const comments = thread.comments.map((comment): Comment => {
    const decision = wanted.get(comment.id)
    if (decision === undefined || decision.status === comment.status) return comment
    if (decision.was !== undefined && decision.was !== comment.status) return comment
    inverse.push({ id: comment.id, status: comment.status, was: decision.status })
    const change: CommentChange = { ...hand, before: { status: comment.status } }
    return { ...comment, status: decision.status, history: [...(comment.history ?? []), change] }
  })
  return inverse.length === 0 ? { thread, inverse } : { thread: { ...thread, comments }, inverse }
}
