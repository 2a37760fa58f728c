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
      library.change(async (store) => (await import('../../tasks/merge-topic')).mergeTopicIn(store, input)),
    'topics.remove': (input) =>
      library.change(async (store) => (await import('../../tasks/remove-topic')).removeTopicFrom(store, input)),
    'topics.putBack': (input) =>
      library.change(async (store) => (await import('../../tasks/put-topics-back')).putTopicsBack(store, input)),
    'topics.file': ({ post, comment, topics }) =>
      library.change(async (store) => {
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
