import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import { removeTopic } from '../core/topics/edit'
import type { LibraryStore } from '../store/library-store'
import type { TopicsChange } from './put-topics-back'
import { refileAll } from './refile'

/**
 * Takes a topic away; nothing stays filed under it, or a later topic of the same name would find it there. The tree first:
 * broken off in between, what is still filed under it is filed nowhere else less. Errors: conflict, read-only, disk.
 */
export async function removeTopicFrom(
  store: LibraryStore,
  { id }: { readonly id: string },
): Promise<Result<TopicsChange, AppError>> {
  const current = await store.topics.get()
  if (!current.ok) return current
  const { topics, entries, revision } = current.value
  const saved = await store.topics.save({ basedOn: revision, changes: removeTopic({ topics, entries }, id) })
  if (!saved.ok) return saved
  const filed = await refileAll(store, (before) =>
    before.includes(id) ? before.filter((topic) => topic !== id) : before,
  )
  return filed.ok ? ok({ topics: saved.value, before: { topics, entries }, filed: filed.value }) : filed
}
