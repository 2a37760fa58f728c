import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AppError } from '../core/error'
import type { ImportReport } from '../core/import/report'
import type { Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'
import type { ReadItem } from '../tasks/import/read-post'
import type { PostFile } from '../tasks/import/read-posts'
import type { Progress } from '../tasks/progress'
import { built } from './built'

/** Brings posts into the open library. Files are read on a thread of their own; a new import stops the one under way. */
export class Importer {
  private running: AbortController | null = null

  /** See `importPosts`. Stopped, it answers with what came in until then. */
  async run(
    store: LibraryStore,
    files: readonly PostFile[],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<ImportReport, AppError>> {
    this.running?.abort()
    const controller = new AbortController()
    this.running = controller
    try {
      const { importPosts } = await import('../tasks/import/import-posts')
      const { signal } = controller
      return await importPosts(store, readOnThread(files, signal), { signal, onProgress })
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  /** Stops what is under way; what came in until then stays. */
  cancel(): void {
    this.running?.abort()
  }
}

/** What `readPosts` reads, the next item while one is written. Told to stop, it ends at once, also within a long text. */
async function* readOnThread(files: readonly PostFile[], signal: AbortSignal): AsyncGenerator<ReadItem> {
  const worker = new Worker(built('main/import-worker.cjs'), { workerData: files })
  const next = async (): Promise<IteratorResult<ReadItem>> => {
    const answered = once(worker, 'message', { signal })
    worker.postMessage('next')
    const [item] = await answered
    return item
  }
  try {
    for (let coming = next(); ; ) {
      const { done, value } = await coming
      if (done) return
      coming = next()
      coming.catch(() => {})
      yield value
    }
  } catch (fault) {
    if (!signal.aborted) throw fault
  } finally {
    await worker.terminate()
  }
}
