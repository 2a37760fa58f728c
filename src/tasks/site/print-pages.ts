import { cpus } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import type { Site } from '../../core/export/site/model'
import { err, ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import { fastMarkdown } from '../fast-markdown'
import type { CitationsFor } from '../library-citations'
import { PostPrinter } from './print-posts'
import type { PrintedBatch, SiteWorkerData } from './site-worker'

/** Fewer pages than this are printed here: threads take a moment to start. */
const WORTH_THREADS = 120
const MOST_THREADS = 6
/** How many pages a thread is given at a time; it bounds what is held in memory. */
const BATCH = 12

export interface PrintInput {
  readonly site: Site
  readonly store: LibraryStore
  readonly citationsFor: CitationsFor
  /** The posts to print, in the order in which `take` shall get them within a batch. */
  readonly ids: readonly string[]
  /** The built worker; without it everything is printed here. */
  readonly worker: string | null
}

/** What takes each printed page; an error stops the printing. */
export type TakePage = (id: string, page: string) => Promise<Result<null, AppError>>

/** Prints the pages of posts, on threads where that is worth it. Errors: those of reading the posts, and those of `take`. */
export function printPages(input: PrintInput, take: TakePage): Promise<Result<null, AppError>> {
  if (input.ids.length === 0) return Promise.resolve(ok(null))
  const threads = Math.min(cpus().length, MOST_THREADS)
  if (input.worker === null || threads < 2 || input.ids.length < WORTH_THREADS) return printHere(input, take)
  return printOnThreads(input, input.worker, threads, take)
}

async function printHere(
  { site, store, citationsFor, ids }: PrintInput,
  take: TakePage,
): Promise<Result<null, AppError>> {
  const printer = new PostPrinter(site, store, citationsFor, await fastMarkdown())
  for (const id of ids) {
    const page = await printer.print(id)
    if (!page.ok) return page
    const taken = await take(id, page.value)
    if (!taken.ok) return taken
  }
  return ok(null)
}

async function printOnThreads(
  { site, store, ids }: PrintInput,
  file: string,
  threads: number,
  take: TakePage,
): Promise<Result<null, AppError>> {
  const workerData: SiteWorkerData = { dir: store.dir, site }
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData }))
  let next = 0
  const run = async (worker: Worker): Promise<Result<null, AppError>> => {
    const askNext = (): Promise<PrintedBatch> | null => {
      const batch = ids.slice(next, next + BATCH)
      next += BATCH
      return batch.length === 0 ? null : ask(worker, batch)
    }
    let asked = askNext()
    while (asked !== null) {
      const printed = await asked
      if (!printed.ok) return printed
      // The thread prints on while these are taken.
      asked = askNext()
      for (const { id, page } of printed.value) {
        const taken = await take(id, page)
        if (!taken.ok) return taken
      }
    }
    return ok(null)
  }
  try {
    const results = await Promise.all(workers.map(run))
    return results.find(({ ok: fine }) => !fine) ?? ok(null)
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function ask(worker: Worker, ids: readonly string[]): Promise<PrintedBatch> {
  return new Promise((resolve) => {
    const settle = (batch: PrintedBatch) => {
      worker.off('message', settle)
      worker.off('error', fail)
      resolve(batch)
    }
    const fail = (fault: Error) => settle(err({ kind: 'internal', detail: fault.message }))
    worker.on('message', settle)
    worker.on('error', fail)
    worker.postMessage(ids)
  })
}
