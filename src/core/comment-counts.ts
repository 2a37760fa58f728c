import type { Comment } from './comment'
import type { PostSummary } from './post'

export type CommentCounts = PostSummary['comments']

export const NO_COMMENTS: CommentCounts = { approved: 0, pending: 0, spam: 0, trash: 0 }

/** How many comments of a thread have each status. */
export function countComments(comments: readonly Comment[]): CommentCounts {
  const counts = { ...NO_COMMENTS }
  for (const comment of comments) counts[comment.status] += 1
  return counts
}
