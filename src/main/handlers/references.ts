import type { Handlers } from '../../ipc/contract'
import type { OpenLibrary } from '../open-library'

const referenceTasks = () => import('../../tasks/references')

/** Requests about cross-references. */
export function referenceHandlers(library: OpenLibrary) {
  return {
    'references.to': ({ post }) => library.use(async (store) => (await referenceTasks()).backlinksTo(store, post)),
    'references.follow': (input) =>
      library.change(async (store) => (await referenceTasks()).followRename(store, input)),
  } satisfies Partial<Handlers>
}
