import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import type { Result } from '../../core/result'
import { blockingDisk } from '../../store/disk'
import { type LibraryStore, openLibrary } from '../../store/library-store'
import { backUpLibrary } from '../../tasks/backup'
import { makeDailyBackup } from '../../tasks/daily-backup'
import { exportPosts } from '../../tasks/export-html'
import { exportMarkdown } from '../../tasks/export-markdown'
import { exportWxr } from '../../tasks/export-wxr'
import type { Progress, TaskOptions } from '../../tasks/progress'
import { restoreLibrary } from '../../tasks/restore'
import { exportSite } from '../../tasks/site/export-site'

/** Runs long pieces of work, one after another, on a thread of its own; reports how far each is, and can be told to stop it. */

/** Every task a thread can run; what goes in must be plain values. */
const TASKS = {
  backup: ({ dir, file, title }: { dir: string; file: string; title: string }, options: TaskOptions) =>
    backUpLibrary(dir, file, { ...options, title }),
  'daily-backup': (
    { dir, folder, title, again }: { dir: string; folder: string; title: string; again: boolean },
    options: TaskOptions,
  ) => makeDailyBackup(dir, folder, { ...options, title, again }),
  restore: ({ file, dir }: { file: string; dir: string }, options: TaskOptions) => restoreLibrary(file, dir, options),
  'export-site': (
    { dir, ...where }: { dir: string; out: string; resources: string; dryRun: boolean },
    options: TaskOptions,
  ) =>
    reading(dir, (store) => exportSite(store, { ...where, ...options, worker: join(__dirname, 'site-worker.cjs') }), {
      withoutList: true,
    }),
  'export-markdown': ({ dir, ...what }: { dir: string; out: string; ids: readonly string[] }, options: TaskOptions) =>
    reading(dir, (store) => exportMarkdown(store, { ...what, ...options })),
  'export-wxr': ({ dir, ...what }: { dir: string; out: string; ids: readonly string[] }, options: TaskOptions) =>
    reading(dir, (store) => exportWxr(store, { ...what, ...options })),
  'export-posts': (
    { dir, ...what }: { dir: string; out: string; ids: readonly string[]; linked?: boolean },
    options: TaskOptions,
  ) => reading(dir, (store) => exportPosts(store, { ...what, ...options })),
} satisfies Record<string, (input: never, options: TaskOptions) => Promise<Result<unknown, AppError>>>

export type TaskName = keyof typeof TASKS
export type TaskInput<T extends TaskName> = Parameters<(typeof TASKS)[T]>[0]
/** What the thread says of the piece of work under way. */
export type TaskMessage = { readonly progress: Progress } | { readonly result: Result<never, AppError> }
export type TaskOutput<T extends TaskName> = Extract<Awaited<ReturnType<(typeof TASKS)[T]>>, { ok: true }>['value']

/** Works on a library as it stands on disk, beside the process that writes it. */
async function reading<T>(
  dir: string,
  work: (store: LibraryStore) => Promise<Result<T, AppError>>,
  { withoutList = false } = {},
): Promise<Result<T, AppError>> {
  const opened = await openLibrary(dir, { readOnly: true, withoutList, disk: blockingDisk })
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}

/** How often progress is reported (ms): a window needs no more. */
const EVERY = 100

const port = parentPort
if (!port) throw new Error('this file is a worker')
let controller = new AbortController()
port.on('message', (message: 'stop' | { task: TaskName; input: never }) => {
  if (message === 'stop') controller.abort()
  else void run(message.task, message.input)
})

async function run(name: TaskName, input: never): Promise<void> {
  controller = new AbortController()
  const task = TASKS[name] as (input: never, options: TaskOptions) => Promise<Result<unknown, AppError>>
  port?.postMessage({ result: await task(input, { signal: controller.signal, onProgress: reporter() }) })
}

function reporter(): (progress: Progress) => void {
  let reported = 0
  return (progress) => {
    const now = Date.now()
    if (now - reported < EVERY && progress.done < progress.total) return
    reported = now
    port?.postMessage({ progress })
  }
}
