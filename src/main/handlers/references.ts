import type { Handlers } from '../../ipc/contract'
import { backlinksTo, followRename } from '../../tasks/references'
import type { OpenLibrary } from '../open-library'

/** Requests about cross-references. */
export function referenceHandlers(library: OpenLibrary) {
  return {
    'references.to': ({ post }) => library.use((store) => backlinksTo(store, post)),
    'references.follow': (input) => library.use((store) => followRename(store, input)),
  } satisfies Partial<Handlers>
}
