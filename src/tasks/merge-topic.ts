import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import type { TopicEntry, Topics } from '../core/topic'
import { mergeTopic, topicsAfterMerge } from '../core/topics/edit'
import { branchOf } from '../core/topics/tree'
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
 * the tree last: broken off in between, everything is still filed. Errors: bad-request where the other is not there or
 * hangs under the one, conflict, read-only, disk.
 */
export async function mergeTopicIn(
  store: LibraryStore,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<Result<MergedTopic, AppError>> {
  const asked = await store.topics.get()
  if (!asked.ok) return asked
  const { topics } = asked.value
  if (!topics.some(({ id }) => id === into) || branchOf(topics, from).has(into))
    return err({ kind: 'bad-request', detail: `there is no topic ${into} outside of ${from} to merge it into` })
  const filed = await refileAll(store, (before) =>
    before.includes(from) ? topicsAfterMerge(before, from, into) : before,
  )
  if (!filed.ok) return filed
  const current = await store.topics.get()
  if (!current.ok) return current
  const changes = mergeTopic(current.value, from, into)
  const saved = await store.topics.save({ basedOn: current.value.revision, changes })
  return saved.ok ? ok({ topics: saved.value, filed: filed.value }) : saved
}
