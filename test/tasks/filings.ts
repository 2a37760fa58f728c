import type { LibraryStore } from '../../src/store/library-store'
import { expectValue } from '../store/temporary-folder'

/** What every post and comment is filed under, without those filed nowhere. */
export async function filings(store: LibraryStore): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {}
  for (const { id } of store.posts.list()) {
    found[id] = expectValue(await store.posts.open(id)).topics
    for (const comment of expectValue(await store.threads.get(id)).comments)
      found[`${id} ${comment.id}`] = comment.topics
  }
  return found
}
