import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { mergeTopic, topicsAfterMerge } from '../core/topics/edit'
import { branchOf } from '../core/topics/tree'
import type { LibraryStore } from '../store/library-store'
import type { TopicsChange } from './put-topics-back'
import { refileAll } from './refile'

/**
 * Merges a topic into another: what is filed under the one is filed under the other, then the one goes. Texts first and
 * the tree last: broken off in between, everything is still filed. Errors: bad-request where the other is not there or
 * hangs under the one, conflict, read-only, disk.
 */
export async function mergeTopicIn(
  store: LibraryStore,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<Result<TopicsChange, AppError>> {
  const asked = await store.topics.get()
  if (!asked.ok) return asked
  const known = asked.value.topics
  if (!known.some(({ id }) => id === into) || branchOf(known, from).has(into))
    return err({ kind: 'bad-request', detail: `there is no topic ${into} outside of ${from} to merge it into` })
  const filed = await refileAll(store, (under) => (under.includes(from) ? topicsAfterMerge(under, from, into) : under))
  if (!filed.ok) return filed
  const current = await store.topics.get()
  if (!current.ok) return current
  const { revision: basedOn, topics, entries } = current.value
  const before = { topics, entries }
  const saved = await store.topics.save({ basedOn, changes: mergeTopic(before, from, into) })
  return saved.ok ? ok({ topics: saved.value, before, filed: filed.value }) : saved
}
