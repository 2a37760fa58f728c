import { parentPort, workerData } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import type { Result } from '../../core/result'
import { backUpLibrary } from '../../tasks/backup'
import { makeDailyBackup } from '../../tasks/daily-backup'
import type { TaskOptions } from '../../tasks/progress'
import { restoreLibrary } from '../../tasks/restore'

/** Runs one long piece of work on a thread of its own, reports how far it is, and can be told to stop. */

/** Every task a thread can run; what goes in must be plain values. */
const TASKS = {
  backup: ({ dir, file, title }: { dir: string; file: string; title: string }, options: TaskOptions) =>
    backUpLibrary(dir, file, { ...options, title }),
  'daily-backup': (
    { dir, folder, title, again }: { dir: string; folder: string; title: string; again: boolean },
    options: TaskOptions,
  ) => makeDailyBackup(dir, folder, { ...options, title, again }),
  restore: ({ file, dir }: { file: string; dir: string }, options: TaskOptions) => restoreLibrary(file, dir, options),
} satisfies Record<string, (input: never, options: TaskOptions) => Promise<Result<unknown, AppError>>>

export type TaskName = keyof typeof TASKS
export type TaskInput<T extends TaskName> = Parameters<(typeof TASKS)[T]>[0]
export type TaskOutput<T extends TaskName> = Extract<Awaited<ReturnType<(typeof TASKS)[T]>>, { ok: true }>['value']

/** How often progress is reported (ms): a window needs no more. */
const EVERY = 100

const port = parentPort
if (!port) throw new Error('this file is a worker')
const controller = new AbortController()
port.on('message', () => controller.abort())
let reported = 0
const options: TaskOptions = {
  signal: controller.signal,
  onProgress: (progress) => {
    const now = Date.now()
    if (now - reported < EVERY && progress.done < progress.total) return
    reported = now
    port.postMessage({ progress })
  },
}
const { task, input } = workerData as { task: TaskName; input: never }
void (TASKS[task] as (input: never, options: TaskOptions) => Promise<Result<unknown, AppError>>)(input, options).then(
  (result) => {
    port.postMessage({ result })
    port.close()
  },
)
