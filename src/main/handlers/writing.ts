import { pictureKind } from '../../core/picture-kind'
import { err, ok } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import type { OpenLibrary } from '../open-library'

/** Requests about posts, sources and topics: each is the store's own verb. */
export function writingHandlers(library: OpenLibrary) {
  return {
    'posts.list': () => library.use(async (store) => ok(store.posts.list())),
    'posts.open': ({ id }) => library.use((store) => store.posts.open(id)),
    'posts.create': (changes) => library.use((store) => store.posts.create(changes)),
    'posts.save': (input) => library.use((store) => store.posts.save(input)),

    'pictures.add': ({ bytes }) =>
      library.change(async (store) => {
        const kind = pictureKind(bytes)
        if (kind === null)
          return err({ kind: 'bad-request', detail: 'only PNG, JPEG, GIF, WebP and AVIF pictures are kept' })
        const kept = await store.assets.put(bytes, kind)
        return kept.ok ? ok({ path: `assets/${kept.value}` }) : kept
      }),
  } satisfies Partial<Handlers>
}
