import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { TopicEntry, Topics } from '../core/topic'
import { mergeTopic, topicsAfterMerge } from '../core/topics/edit'
import type { LibraryStore } from '../store/library-store'
import { refileAll } from './refile'

/** What a merge of topics changed. */
export interface MergedTopic {
  readonly topics: Topics
  /** What is filed under the other topic now. */
  readonly filed: readonly TopicEntry[]
}

/**
 * Merges a topic into another: what is filed under the one is filed under the other, then the one goes. Texts first and
 * the tree last: broken off in between, everything is still filed. Errors: conflict, read-only, disk.
 */
export async function mergeTopicIn(
  store: LibraryStore,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<Result<MergedTopic, AppError>> {
  const filed = await refileAll(store, (topics) =>
    topics.includes(from) ? topicsAfterMerge(topics, from, into) : topics,
  )
  if (!filed.ok) return filed
  const current = await store.topics.get()
  if (!current.ok) return current
  const changes = mergeTopic(current.value, from, into)
  const saved = await store.topics.save({ basedOn: current.value.revision, changes })
  return saved.ok ? ok({ topics: saved.value, filed: filed.value }) : saved
}
