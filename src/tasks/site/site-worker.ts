import { parentPort, workerData } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import type { Site } from '../../core/export/site/model'
import { ok, type Result } from '../../core/result'
import { blockingDisk } from '../../store/disk'
import { openLibrary } from '../../store/library-store'
import { fastMarkdown } from '../fast-markdown'
import { libraryCitations } from '../library-citations'
import { PostPrinter } from './print-posts'

/** Prints pages of posts on a thread of its own. Gets ids in batches, answers a page for each. */

export interface SiteWorkerData {
  readonly dir: string
  readonly site: Site
}

export type PrintedBatch = Result<readonly { readonly id: string; readonly page: string }[], AppError>

const port = parentPort
if (!port) throw new Error('this file is a worker')
const printer = start(workerData as SiteWorkerData)
port.on('message', (ids: readonly string[]) => void print(ids).then((batch) => port.postMessage(batch)))

async function start({ dir, site }: SiteWorkerData): Promise<Result<PostPrinter, AppError>> {
  const store = await openLibrary(dir, { readOnly: true, disk: blockingDisk })
  if (!store.ok) return store
  const citationsFor = await libraryCitations(store.value, site.library)
  return citationsFor.ok
    ? ok(new PostPrinter(site, store.value, citationsFor.value, await fastMarkdown()))
    : citationsFor
}

async function print(ids: readonly string[]): Promise<PrintedBatch> {
  const ready = await printer
  if (!ready.ok) return ready
  const pages: { id: string; page: string }[] = []
  for (const id of ids) {
    const page = await ready.value.print(id)
    if (!page.ok) return page
    pages.push({ id, page: page.value })
  }
  return ok(pages)
}
