import { actingAuthor } from '../../core/acting-author'
import type { AppError } from '../../core/error'
import { ok, type Result } from '../../core/result'
import type { Handlers, Output } from '../../ipc/contract'
import type { LibraryStore } from '../../store/library-store'
import type { ManyThreads } from '../../store/threads'
import type { Shell } from '../shell'
import { everySoOften } from './progress'

/** Requests about comments: the store's verbs, with the author who writes at this machine as the hand that changes. */
export function commentHandlers(shell: Shell) {
  const { library } = shell
  let running: AbortController | null = null
  /** Follows a run over many threads, and makes it the one that can be stopped. */
  const followed = () => {
    const tell = everySoOften(shell, 'comments')
    running = new AbortController()
    return { onThread: (done: number, total: number) => tell({ done, total, what: '' }), signal: running.signal }
  }
  const handOf = async (store: LibraryStore) => {
    const library = await store.library()
    if (!library.ok) return ''
    return actingAuthor(library.value.authors, shell.settings.preferences().writesAs[store.dir])?.name ?? ''
  }
  return {
    'comments.thread': ({ post }) => library.use((store) => store.threads.get(post)),
    'comments.add': (input) => library.use((store) => store.threads.add(input)),
    'comments.edit': (input) => library.use(async (store) => store.threads.edit({ ...input, by: await handOf(store) })),
    'comments.setClosed': (input) => library.use((store) => store.threads.setClosed(input)),
    'comments.moderate': ({ changes }) =>
      library.change(async (store) =>
        many(store, await store.threads.moderate(changes, { by: await handOf(store), ...followed() })),
      ),
    'comments.remove': ({ comments }) =>
      library.change(async (store) => many(store, await store.threads.remove(comments, followed()))),
    'comments.stop': async () => {
      running?.abort()
      return ok(null)
    },
    'comments.titled': () => library.use((store) => store.threads.titled()),
    'comments.drafts': () => library.use((store) => store.drafts.all()),
    'comments.keepDraft': ({ box, draft }) => library.use((store) => store.drafts.keep(box, draft)),
    'comments.queue': (filter) => library.use((store) => store.threads.queue(filter)),
    'comments.rows': ({ keys }) => library.use((store) => store.threads.rows(keys)),
  } satisfies Partial<Handlers>
}

/** What a run over many threads did, with the new lines of the list for the posts it touched. */
function many(store: LibraryStore, done: ManyThreads): Result<Output<'comments.moderate'>, AppError> {
  const summaries = done.posts.map((id) => store.posts.find(id)).filter((summary) => summary !== null)
  return ok({ summaries, inverse: [...done.inverse], failure: done.failure })
}
