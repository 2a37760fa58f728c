import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { TopicEntry } from '../core/topic'
import type { LibraryStore } from '../store/library-store'

/** Says under which topics a post or comment shall be filed; the same list where nothing changes. */
export type Refile = (topics: readonly string[], entry: TopicEntry) => readonly string[]

/**
 * Files posts and comments anew, all that `refile` answers another list for; answers which. Errors: conflict, read-only,
 * disk; what was filed before stays, and doing it again goes on.
 */
export async function refileAll(store: LibraryStore, refile: Refile): Promise<Result<TopicEntry[], AppError>> {
  const filed: TopicEntry[] = []
  for (const { id, revision, topics: before } of store.posts.list()) {
    const topics = refile(before, { post: id })
    if (topics !== before) {
      const saved = await store.posts.save({ id, basedOn: revision, changes: { topics: [...topics] }, reason: 'bulk' })
      if (!saved.ok) return saved
      filed.push({ post: id })
    }
    const thread = await store.threads.get(id)
    if (!thread.ok) continue
    let basedOn = thread.value.revision
    for (const comment of thread.value.comments) {
      const others = refile(comment.topics, { post: id, comment: comment.id })
      if (others === comment.topics) continue
      const edited = await store.threads.edit({ post: id, id: comment.id, basedOn, changes: { topics: [...others] } })
      if (!edited.ok) return edited
      basedOn = edited.value.revision
      filed.push({ post: id, comment: comment.id })
    }
  }
  return ok(filed)
}
