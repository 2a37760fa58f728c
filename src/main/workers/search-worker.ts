import { parentPort, workerData } from 'node:worker_threads'
import { LibrarySearch } from '../../store/search/library-search'

/** Runs the search of one library on a thread of its own. */

export interface SearchWorkerData {
  readonly dir: string
  /** Whether the index may be stored: not in a library that another process writes. */
  readonly keep: boolean
}

export type SearchRequest =
  | { readonly kind: 'search'; readonly id: number; readonly query: string; readonly limit: number }
  | { readonly kind: 'update'; readonly paths: readonly string[] }
  | { readonly kind: 'close' }

/** How long a question waits for the index (ms). */
const PATIENCE = 300

const port = parentPort
if (!port) throw new Error('this file is a worker')
const { dir, keep } = workerData as SearchWorkerData
const search = new LibrarySearch(dir)
const ready = search.start()
/** Changes and questions one after another, so that a search sees every save before it. */
let last: Promise<unknown> = Promise.resolve()

port.on('message', (request: SearchRequest) => {
  // A question that comes while the index is being built is answered by scanning, at once.
  if (request.kind === 'search') last = last.then(() => answer(request))
  else if (request.kind === 'update') last = Promise.all([last, ready]).then(() => search.update(request.paths))
  else {
    // A save that waits for the index would else hold up the closing of the window.
    search.stop()
    last = last.then(finish)
  }
})

async function answer({ id, query, limit }: Extract<SearchRequest, { kind: 'search' }>): Promise<void> {
  try {
    // A small library is indexed before anybody has read the first letters; a large one is scanned meanwhile.
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    port?.postMessage({ id, answer: await search.search(query, { limit }) })
  } catch (fault) {
    port?.postMessage({ id, failure: fault instanceof Error ? fault.message : String(fault) })
  }
}

async function finish(): Promise<void> {
  try {
    if (keep) await search.close()
  } finally {
    process.exit()
  }
}
