import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { TopicEntry, Topics } from '../core/topic'
import { removeTopic } from '../core/topics/edit'
import type { LibraryStore } from '../store/library-store'
import { refileAll } from './refile'

/** A topic that was taken away, with all that brings it back. */
export interface RemovedTopic {
  readonly topics: Topics
  readonly before: Pick<Topics, 'topics' | 'entries'>
  /** What was filed under it. */
  readonly filed: readonly TopicEntry[]
}

/**
 * Takes a topic away; nothing stays filed under it, or a later topic of the same name would find it there. The tree first:
 * broken off in between, what is still filed under it is filed nowhere else less. Errors: conflict, read-only, disk.
 */
export async function removeTopicFrom(
  store: LibraryStore,
  { id }: { readonly id: string },
): Promise<Result<RemovedTopic, AppError>> {
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

/** Brings back a topic that was taken away, and files under it what was. Errors: conflict, read-only, disk. */
export async function putTopicBack(
  store: LibraryStore,
  input: {
    readonly id: string
    readonly basedOn: number
    readonly before: RemovedTopic['before']
    readonly filed: readonly TopicEntry[]
  },
): Promise<Result<Topics, AppError>> {
  const { id, basedOn, before, filed } = input
  const saved = await store.topics.save({ basedOn, changes: before })
  if (!saved.ok) return saved
  const keys = new Set(filed.map(keyOf))
  const again = await refileAll(store, (topics, entry) =>
    keys.has(keyOf(entry)) && !topics.includes(id) ? [...topics, id] : topics,
  )
  return again.ok ? saved : again
}

function keyOf({ post, comment }: TopicEntry): string {
  return `${post} ${comment ?? ''}`
}
