import type { Comment, CommentStatus } from '../comment'

/** How many comments stand in each status. */
export type StatusCounts = Readonly<Record<CommentStatus, number>>

/** Counts the comments of a thread, or of many, by status. */
export function countByStatus(comments: Iterable<Pick<Comment, 'status'>>): StatusCounts {
  const counts = { pending: 0, approved: 0, spam: 0, trash: 0 }
  for (const comment of comments) counts[comment.status]++
  return counts
}
