import type { Comment } from '../../../core/comment'
import { readingOrder, type ThreadRow, threadTree } from '../../../core/comments/tree'

/** A thread of so many comments is shown whole. */
const WHOLE = 4

/** How many comments of a longer thread are shown before the one looked at and after it: the passage must stay in view. */
const BEFORE = 2
const AFTER = 2

/**
 * A thread as a moderator needs it around one comment: spam and trash are left out unless they are what is looked at.
 * `all` is that thread, `near` the part to begin with: all of it when it is short, else what stands around.
 */
export function threadAround(
  comments: readonly Comment[],
  id: string,
): { readonly all: readonly ThreadRow[]; readonly near: readonly ThreadRow[] } {
  const kept = comments.filter((one) => one.id === id || one.status === 'approved' || one.status === 'pending')
  const all = readingOrder(threadTree(kept))
  if (all.length <= WHOLE) return { all, near: all }
  const at = all.findIndex(({ comment }) => comment.id === id)
  const above = new Set<Comment>()
  let depth = all[at]?.depth ?? 0
  for (let i = at - 1; i >= 0 && depth > 0; i--) {
    const row = all[i]
    if (row === undefined || row.depth >= depth) continue
    above.add(row.comment)
    depth = row.depth
  }
  const near = all.filter(({ comment }, i) => above.has(comment) || (i >= at - BEFORE && i <= at + AFTER))
  return { all, near }
}
