import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { TopicEntry } from '../core/topic'
import type { LibraryStore } from '../store/library-store'

/** Says under which topics a post or comment shall be filed; the same list where nothing changes. */
export type Refile = (topics: readonly string[], entry: TopicEntry) => readonly string[]

/** A post or comment that was filed anew: under which topics it stood, and stands. */
export interface Refiled {
  readonly post: string
  /** Null for the post itself. */
  readonly comment: string | null
  readonly before: string[]
  readonly after: string[]
}

/**
 * Files posts and comments anew, all that `refile` answers another list for; answers which. Errors: conflict, read-only,
 * disk; what was filed before stays, and doing it again goes on.
 */
export async function refileAll(store: LibraryStore, refile: Refile): Promise<Result<Refiled[], AppError>> {
  const filed: Refiled[] = []
  for (const { id: post, revision, topics: before } of store.posts.list()) {
    const topics = refile(before, { post })
    if (topics !== before) {
      const changes = { topics: [...topics] }
      const saved = await store.posts.save({ id: post, basedOn: revision, changes, reason: 'bulk' })
      if (!saved.ok) return saved
      filed.push({ post, comment: null, before, after: changes.topics })
    }
    const thread = await store.threads.get(post)
    if (!thread.ok) continue
    let basedOn = thread.value.revision
    for (const { id: comment, topics: before } of thread.value.comments) {
      const topics = refile(before, { post, comment })
      if (topics === before) continue
      const changes = { topics: [...topics] }
      const edited = await store.threads.edit({ post, id: comment, basedOn, changes })
      if (!edited.ok) return edited
      basedOn = edited.value.revision
      filed.push({ post, comment, before, after: changes.topics })
    }
  }
  return ok(filed)
}
