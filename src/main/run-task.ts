import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { built } from './built'
import type { TaskRunOptions } from './workers/task-thread'
import { TaskThreads } from './workers/task-threads'
import type { TaskInput, TaskName, TaskOutput } from './workers/task-worker'

let threads: TaskThreads | null = null

/** Runs a long piece of work on a thread of its own. Never rejects: a thread that dies is answered `internal`. */
export function runTask<T extends TaskName>(
  task: T,
  input: TaskInput<T>,
  options: TaskRunOptions,
): Promise<Result<TaskOutput<T>, AppError>> {
  threads ??= new TaskThreads(built('main/task-worker.cjs'))
  return threads.run(task, input, options)
}
