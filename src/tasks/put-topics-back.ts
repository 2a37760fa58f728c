import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { Topics } from '../core/topic'
import { filedAgain } from '../core/topics/file-again'
import type { LibraryStore } from '../store/library-store'
import { type Refiled, refileAll } from './refile'

/** A change of the tree and of what is filed in it, with all that takes it back. */
export interface TopicsChange {
  readonly topics: Topics
  readonly before: Pick<Topics, 'topics' | 'entries'>
  readonly filed: Refiled[]
}

/**
 * Takes such a change back: the tree stands as before, and what was filed anew is filed as it was, but for what the author
 * has changed of it since. Errors: conflict when the tree is not at `basedOn` any more, read-only, disk.
 */
export async function putTopicsBack(
  store: LibraryStore,
  { basedOn, before, filed }: Pick<TopicsChange, 'before' | 'filed'> & { readonly basedOn: number },
): Promise<Result<Topics, AppError>> {
  const saved = await store.topics.save({ basedOn, changes: before })
  if (!saved.ok) return saved
  const changed = new Map(filed.map((entry) => [keyOf(entry), entry]))
  const again = await refileAll(store, (topics, { post, comment }) => {
    const entry = changed.get(keyOf({ post, comment: comment ?? null }))
    return entry ? filedAgain(topics, entry) : topics
  })
  return again.ok ? ok(saved.value) : again
}

function keyOf({ post, comment }: Pick<Refiled, 'post' | 'comment'>): string {
  return `${post} ${comment ?? ''}`
}
