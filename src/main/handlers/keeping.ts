import { ok } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import type { OpenLibrary } from '../open-library'

/** Requests about what is kept of posts: unsaved typing, the history, the trash. */
export function keepingHandlers(library: OpenLibrary) {
  return {
    'posts.keepTyping': (input) => library.use((store) => store.posts.keepTyping(input)),
    'posts.forgetTyping': ({ id }) => library.use((store) => store.posts.forgetTyping(id)),
    'posts.unsavedTyping': ({ id }) => library.use((store) => store.posts.unsavedTyping(id)),
    'posts.remove': ({ ids }) => library.change((store) => store.posts.removeAll(ids)),

    'history.list': ({ post }) =>
      library.use(async (store) => {
        const current = await store.posts.open(post)
        return current.ok ? store.revisions.timeline(current.value) : current
      }),
    'history.open': ({ post, sequence }) =>
      library.use(async (store) => {
        const version = await store.revisions.get(post, sequence)
        return version.ok ? ok(version.value.post) : version
      }),
    'history.restore': ({ post, basedOn, sequence }) =>
      library.use((store) => store.posts.restoreVersion({ id: post, basedOn, sequence })),
    'history.pin': ({ post, sequence, pinned }) =>
      library.use(async (store) => {
        const version = await store.revisions.pin(post, sequence, pinned)
        return version.ok ? ok(null) : version
      }),
    'history.keep': ({ post, reason }) =>
      library.use((store) =>
        reason === 'kept' ? store.posts.pinCurrent(post) : store.posts.keepCurrent(post, reason),
      ),

    'setAside.restore': ({ path }) => library.change((store) => store.quarantine.restore(path)),
    'setAside.readCopy': ({ path }) => library.use((store) => store.quarantine.readCopy(path)),
    'setAside.keepCopy': ({ path }) => library.change((store) => store.quarantine.keepCopy(path)),
    'setAside.discard': ({ path }) => library.change((store) => store.quarantine.discard(path)),

    'trash.list': () => library.use((store) => store.trash.list()),
    'trash.restore': ({ name }) => library.change((store) => store.restoreFromTrash(name)),
    'trash.empty': ({ names }) => library.change((store) => store.trash.empty(names)),
  } satisfies Partial<Handlers>
}
