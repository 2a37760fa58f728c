import { Worker } from 'node:worker_threads'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import type { SearchAnswer } from '../core/search/hit'
import { built } from './built'
import type { SearchRequest, SearchWorkerData } from './workers/search-worker'

type Answer = { readonly id: number } & ({ readonly answer: SearchAnswer } | { readonly failure: string })

/** How long after opening a library its indexing begins by itself (ms): the first paint comes first. */
const REST = 1_000

/** The search of the open library, on a thread of its own. A thread that dies is started again by the next question. */
export class SearchHost {
  private worker: Worker | null = null
  private data: SearchWorkerData | null = null
  private readonly waiting = new Map<number, (answer: Result<SearchAnswer, AppError>) => void>()
  private number = 0
  private timer: NodeJS.Timeout | null = null

  /** Begins to index a library. */
  open(dir: string, keep: boolean): void {
    void this.close()
    this.data = { dir, keep }
    this.timer = setTimeout(() => this.start(), REST)
  }

  /** Lets the index be stored and ends the thread. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    const { worker } = this
    this.worker = null
    this.data = null
    if (!worker) return
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
      worker.postMessage({ kind: 'close' } satisfies SearchRequest)
    })
  }

  /** Documents at these paths, from the library folder, were saved, moved away or changed. */
  written(paths: readonly string[]): void {
    if (paths.length > 0) this.worker?.postMessage({ kind: 'update', paths } satisfies SearchRequest)
  }

  /** Answers a question. Errors: not-found without a library, internal when the thread fails. */
  search(query: string, limit: number): Promise<Result<SearchAnswer, AppError>> {
    if (!this.data) return Promise.resolve(err({ kind: 'not-found', what: 'An open library' }))
    this.start()
    this.number += 1
    const id = this.number
    return new Promise((resolve) => {
      this.waiting.set(id, resolve)
      this.worker?.postMessage({ kind: 'search', id, query, limit } satisfies SearchRequest)
    })
  }

  private start(): void {
    if (this.worker || !this.data) return
    const worker = new Worker(built('main/search-worker.cjs'), { workerData: this.data })
    worker.on('message', (message: Answer) => this.answered(message))
    worker.on('error', (fault) => this.failed(worker, fault.message))
    worker.on('exit', () => this.failed(worker, 'the search ended'))
    this.worker = worker
  }

  private answered(message: Answer): void {
    const resolve = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    resolve?.('answer' in message ? ok(message.answer) : err({ kind: 'internal', detail: message.failure }))
  }

  private failed(worker: Worker, detail: string): void {
    if (this.worker === worker) this.worker = null
    for (const resolve of this.waiting.values()) resolve(err({ kind: 'internal', detail }))
    this.waiting.clear()
  }
}
