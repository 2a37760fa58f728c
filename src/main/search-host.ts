import { Worker } from 'node:worker_threads'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import type { SearchAnswer } from '../core/search/hit'
import { built } from './built'
import type { SearchRequest, SearchWorkerData } from './workers/search-worker'

type Answer = { readonly id: number } & ({ readonly answer: SearchAnswer } | { readonly failure: string })

/** How long after opening a library its indexing begins by itself (ms): the first paint comes first. */
const REST = 1_000

/** A thread, and the questions that wait for its answers. */
interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, (answer: Result<SearchAnswer, AppError>) => void>
}

/** The search of the open library, on a thread of its own. A thread that dies is started again by the next question. */
export class SearchHost {
  private thread: Thread | null = null
  private data: SearchWorkerData | null = null
  private number = 0
  private timer: NodeJS.Timeout | null = null

  /** Begins to index a library. */
  open(dir: string, keep: boolean): void {
    void this.close()
    this.data = { dir, keep }
    this.timer = setTimeout(() => this.start(this.data), REST)
  }

  /** Lets the index be stored and ends the thread. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    const { thread } = this
    this.thread = null
    this.data = null
    if (!thread) return
    await new Promise<void>((resolve) => {
      thread.worker.once('exit', () => resolve())
      thread.worker.postMessage({ kind: 'close' } satisfies SearchRequest)
    })
  }

  /** Documents at these paths, from the library folder, were saved, moved away or changed. */
  written(paths: readonly string[]): void {
    if (paths.length > 0) this.thread?.worker.postMessage({ kind: 'update', paths } satisfies SearchRequest)
  }

  /** Answers a question. Errors: not-found without a library, internal when the thread fails. */
  search(query: string, limit: number): Promise<Result<SearchAnswer, AppError>> {
    const thread = this.start(this.data)
    if (!thread) return Promise.resolve(err({ kind: 'not-found', what: 'An open library' }))
    this.number += 1
    const id = this.number
    return new Promise((resolve) => {
      thread.waiting.set(id, resolve)
      thread.worker.postMessage({ kind: 'search', id, query, limit } satisfies SearchRequest)
    })
  }

  /** The thread of a library, started unless it runs; null without a library. */
  private start(workerData: SearchWorkerData | null): Thread | null {
    if (this.thread || !workerData) return this.thread
    const worker = new Worker(built('main/search-worker.cjs'), { workerData })
    const thread: Thread = { worker, waiting: new Map() }
    worker.on('message', (message: Answer) => answered(thread, message))
    worker.on('error', (fault) => this.failed(thread, fault.message))
    worker.on('exit', () => this.failed(thread, 'the search ended'))
    this.thread = thread
    return thread
  }

  private failed(thread: Thread, detail: string): void {
    if (this.thread === thread) this.thread = null
    for (const resolve of thread.waiting.values()) resolve(err({ kind: 'internal', detail }))
    thread.waiting.clear()
  }
}

function answered({ waiting }: Thread, message: Answer): void {
  const resolve = waiting.get(message.id)
  waiting.delete(message.id)
  resolve?.('answer' in message ? ok(message.answer) : err({ kind: 'internal', detail: message.failure }))
}
