import { parentPort, workerData } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import { ok, type Result } from '../../core/result'
import { blockingDisk } from '../../store/disk'
import { openLibrary } from '../../store/library-store'
import { libraryCitations } from '../library-citations'
import { type Hand, TextWork } from './text-work'

/** Does `TextWork` on a thread of its own: gets the name of a part of it with what goes in, answers what comes out. */

export interface SiteWorkerData {
  readonly dir: string
}

const port = parentPort
if (!port) throw new Error('this file is a worker')
const work = start(workerData as SiteWorkerData)
let last: Promise<void> = Promise.resolve()
port.on('message', ([what, input]: [keyof Hand, never]) => {
  last = last.then(async () => port.postMessage(await answer(what, input)))
})

async function start({ dir }: SiteWorkerData): Promise<Result<TextWork, AppError>> {
  const store = await openLibrary(dir, { readOnly: true, withoutList: true, disk: blockingDisk })
  return store.ok ? ok(new TextWork(store.value, (library) => libraryCitations(store.value, library))) : store
}

async function answer(what: keyof Hand, input: never): Promise<Result<unknown, AppError>> {
  const ready = await work
  return ready.ok ? ready.value[what](input) : ready
}
