import { ok } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import type { OpenLibrary } from '../open-library'

/** Requests about the tree of topics and what is filed where. */
export function topicHandlers(library: OpenLibrary) {
  return {
    'topics.get': () => library.use((store) => store.topics.get()),
    'topics.save': (input) => library.use((store) => store.topics.save(input)),
    'topics.filed': () => library.use(async (store) => (await import('../../tasks/filed-entries')).filedLines(store)),
    'topics.merge': (input) =>
      library.use(async (store) => {
        const { mergeTopicIn } = await import('../../tasks/merge-topic')
        const merged = await mergeTopicIn(store, input)
        return merged.ok ? ok({ ...merged.value, filed: [...merged.value.filed] }) : merged
      }),
    'topics.remove': (input) =>
      library.use(async (store) => {
        const { removeTopicFrom } = await import('../../tasks/remove-topic')
        const removed = await removeTopicFrom(store, input)
        return removed.ok ? ok({ ...removed.value, filed: [...removed.value.filed] }) : removed
      }),
    'topics.putBack': (input) =>
      library.use(async (store) => (await import('../../tasks/remove-topic')).putTopicBack(store, input)),
    'topics.file': ({ post, comment, topics }) =>
      library.use(async (store) => {
        if (comment !== null) {
          const thread = await store.threads.get(post)
          if (!thread.ok) return thread
          const basedOn = thread.value.revision
          const edited = await store.threads.edit({ post, id: comment, basedOn, changes: { topics } })
          return edited.ok ? ok(null) : edited
        }
        const current = await store.posts.open(post)
        if (!current.ok) return current
        const saved = await store.posts.save({ id: post, basedOn: current.value.revision, changes: { topics } })
        return saved.ok ? ok(null) : saved
      }),
  } satisfies Partial<Handlers>
}
