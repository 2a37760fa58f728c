import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { built } from './built'
import { type TaskRunOptions, TaskThread } from './workers/task-thread'
import type { TaskInput, TaskName, TaskOutput } from './workers/task-worker'

/** How long a thread waits for the next piece of work (ms). */
const KEPT = 5 * 60_000

/** The thread that waits, with what ends it. */
let kept: { readonly thread: TaskThread; readonly end: NodeJS.Timeout } | null = null

/** Runs a long piece of work on a thread of its own. Never rejects: a thread that dies is answered `internal`. */
export async function runTask<T extends TaskName>(
  task: T,
  input: TaskInput<T>,
  options: TaskRunOptions,
): Promise<Result<TaskOutput<T>, AppError>> {
  const thread = takeKept() ?? new TaskThread(built('main/task-worker.cjs'))
  const result = await thread.run(task, input, options)
  keep(thread)
  return result
}

function takeKept(): TaskThread | null {
  const thread = kept?.thread ?? null
  clearTimeout(kept?.end)
  kept = null
  return thread?.lives ? thread : null
}

function keep(thread: TaskThread): void {
  void takeKept()?.terminate()
  kept = { thread, end: setTimeout(() => void takeKept()?.terminate(), KEPT) }
}
