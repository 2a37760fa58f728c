import type { Thread } from '../comment'

/**
 * Takes comments out of a thread for good. Only those in the trash go; the others named stay. What was answered to a
 * comment that goes is answered to what that one answered. The same thread comes back when nothing goes.
 */
export function removeComments(thread: Thread, ids: readonly string[]): Thread {
  const going = new Map(
    thread.comments
      .filter(({ id, status }) => status === 'trash' && ids.includes(id))
      .map(({ id, parent }) => [id, parent]),
  )
  if (going.size === 0) return thread
  const above = (parent: string | null): string | null => {
    const seen = new Set<string>()
    let next = parent
    while (next !== null && going.has(next) && !seen.has(next)) {
      seen.add(next)
      next = going.get(next) ?? null
    }
    return next !== null && going.has(next) ? null : next
  }
  const comments = thread.comments
    .filter(({ id, status }) => !(status === 'trash' && going.has(id)))
    .map((comment) => (going.has(comment.parent ?? '') ? { ...comment, parent: above(comment.parent) } : comment))
  return { ...thread, comments }
}
