import { Worker } from 'node:worker_threads'
import type { AppError } from '../core/error'
import { err, type Result } from '../core/result'
import type { Progress } from '../tasks/progress'
import { built } from './built'
import type { TaskInput, TaskName, TaskOutput } from './workers/task-worker'

type Message<T extends TaskName> =
  | { readonly progress: Progress }
  | { readonly result: Result<TaskOutput<T>, AppError> }

/** Runs a long piece of work on a thread of its own. Never rejects: a thread that dies is answered `internal`. */
export function runTask<T extends TaskName>(
  task: T,
  input: TaskInput<T>,
  options: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
): Promise<Result<TaskOutput<T>, AppError>> {
  return new Promise((resolve) => {
    const worker = new Worker(built('main/task-worker.cjs'), { workerData: { task, input } })
    const stop = () => worker.postMessage('stop')
    options.signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: Message<T>) => {
      if ('progress' in message) options.onProgress(message.progress)
      else resolve(message.result)
    })
    worker.on('error', (fault) => resolve(err({ kind: 'internal', detail: fault.message })))
    worker.on('exit', () => {
      options.signal.removeEventListener('abort', stop)
      resolve(err({ kind: 'internal', detail: 'the work ended without an answer' }))
    })
  })
}
