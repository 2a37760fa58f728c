import type { AppError } from '../../core/error'
import type { ImportReport } from '../../core/import/report'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { TaskOptions } from '../progress'
import { ImportNames } from './names'
import { PostImport } from './post-import'
import type { ReadItem } from './read-post'

export interface ImportOptions extends TaskOptions {
  readonly dryRun?: boolean
  readonly now?: () => Date
}

/**
 * Brings posts that were read from files into a library (see `readPosts`). Topics and authors that the library does not know
 * are added to it. What cannot be read or understood fails alone and is told in the report. Told to stop, it keeps what came
 * in until then, and says so. Progress counts bytes. Errors: the library's own.
 */
export async function importPosts(
  store: LibraryStore,
  items: AsyncIterable<ReadItem>,
  { dryRun = false, now = () => new Date(), onProgress, signal }: ImportOptions = {},
): Promise<Result<ImportReport, AppError>> {
  const library = await store.library()
  if (!library.ok) return library
  const topics = await store.topics.get()
  if (!topics.ok) return topics
  const names = new ImportNames(library.value, topics.value)
  const work = new PostImport(store, library.value, names, { dryRun, now })
  let [done, total] = [0, 0]
  for await (const item of items) {
    if (signal?.aborted) break
    if (item.kind === 'names') names.takeOver(item.names)
    else if (item.kind === 'failed') work.failed(item.file, item.why)
    else if (item.kind === 'told') work.tell(item.file, item.notices)
    else if (item.kind === 'progress') {
      ;[done, total] = [item.done, item.total]
      onProgress?.({ done, total, what: '' })
    } else {
      onProgress?.({ done, total, what: item.post.post.title })
      const added = await work.add(item.post)
      if (!added.ok) return added
    }
  }
  if (!dryRun) {
    const saved = await names.saveWithOrder(store)
    if (!saved.ok) return saved
    const followed = await work.followSlugs()
    if (!followed.ok) return followed
  }
  return ok(work.report(signal?.aborted ?? false))
}
