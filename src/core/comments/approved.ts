import type { Comment } from '../comment'

/** A comment that prints, and how it hangs in what prints. */
export interface ApprovedComment {
  readonly comment: Comment
  /** The nearest comment above it that also prints, or null. */
  readonly parent: string | null
  /** What it answers directly is held back, spam, trash or gone, so a reader cannot see it. */
  readonly parentHidden: boolean
}

/**
 * The part of a thread that readers may see: approved comments only. A reply to one that is not shown is kept and hangs
 * under the nearest ancestor that is shown, else at the top. Takes the whole thread in any order and keeps that order.
 */
export function approvedComments(comments: readonly Comment[]): ApprovedComment[] {
  const byId = new Map<string, Comment>()
  for (const comment of comments) if (!byId.has(comment.id)) byId.set(comment.id, comment)
  return comments
    .filter((comment) => comment.status === 'approved')
    .map((comment) => {
      const parent = shownAncestor(comment, byId)
      return { comment, parent, parentHidden: comment.parent !== null && parent !== comment.parent }
    })
}

function shownAncestor(comment: Comment, byId: ReadonlyMap<string, Comment>): string | null {
  const seen = new Set<string>([comment.id])
  let id = comment.parent
  while (id !== null && !seen.has(id)) {
    seen.add(id)
    const above = byId.get(id)
    if (above === undefined) return null
    if (above.status === 'approved') return id
    id = above.parent
  }
  return null
}
