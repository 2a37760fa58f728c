import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { Topics } from '../core/topic'
import { mergeTopic, topicsAfterMerge } from '../core/topics/edit'
import type { LibraryStore } from '../store/library-store'

/** What a merge of topics changed. */
export interface MergedTopic {
  readonly topics: Topics
  readonly posts: number
  readonly comments: number
}

/**
 * Merges a topic into another: what is filed under the one is filed under the other, then the one goes. Texts first and
 * the tree last: broken off in between, everything is still filed. Errors: conflict, read-only, disk.
 */
export async function mergeTopicIn(
  store: LibraryStore,
  input: { readonly from: string; readonly into: string },
): Promise<Result<MergedTopic, AppError>> {
  const { from, into } = input
  let [posts, comments] = [0, 0]
  for (const summary of store.posts.list()) {
    if (summary.topics.includes(from)) {
      const topics = topicsAfterMerge(summary.topics, from, into)
      const saved = await store.posts.save({
        id: summary.id,
        basedOn: summary.revision,
        changes: { topics },
        reason: 'bulk',
      })
      if (!saved.ok) return saved
      posts += 1
    }
    const thread = await store.threads.get(summary.id)
    if (!thread.ok) continue
    let { revision } = thread.value
    for (const comment of thread.value.comments.filter((each) => each.topics.includes(from))) {
      const changes = { topics: topicsAfterMerge(comment.topics, from, into) }
      const edited = await store.threads.edit({ post: summary.id, id: comment.id, basedOn: revision, changes })
      if (!edited.ok) return edited
      revision = edited.value.revision
      comments += 1
    }
  }
  const current = await store.topics.get()
  if (!current.ok) return current
  const changes = mergeTopic(current.value, from, into)
  const saved = await store.topics.save({ basedOn: current.value.revision, changes })
  return saved.ok ? ok({ topics: saved.value, posts, comments }) : saved
}
