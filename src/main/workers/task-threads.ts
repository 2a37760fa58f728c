import type { AppError } from '../../core/error'
import type { Result } from '../../core/result'
import { type TaskRunOptions, TaskThread } from './task-thread'
import type { TaskInput, TaskName, TaskOutput } from './task-worker'

/** How long a thread waits for the next piece of work (ms). */
const KEPT = 5 * 60_000

/** Threads for long pieces of work: one for each that is under way, and the last one waits a while for the next. */
export class TaskThreads {
  private waiting: { readonly thread: TaskThread; readonly end: NodeJS.Timeout } | null = null

  /** `file` is the built `task-worker`. */
  constructor(
    private readonly file: string,
    private readonly kept = KEPT,
  ) {}

  /** See `TaskThread.run`; any number may be under way. */
  async run<T extends TaskName>(
    task: T,
    input: TaskInput<T>,
    options: TaskRunOptions,
  ): Promise<Result<TaskOutput<T>, AppError>> {
    const thread = this.take() ?? new TaskThread(this.file)
    const result = await thread.run(task, input, options)
    void this.end()
    this.waiting = { thread, end: setTimeout(() => void this.end(), this.kept) }
    return result
  }

  /** Ends the thread that waits. */
  async end(): Promise<void> {
    await this.take()?.terminate()
  }

  /** The thread that waits, unless it has died meanwhile. */
  private take(): TaskThread | null {
    const thread = this.waiting?.thread
    clearTimeout(this.waiting?.end)
    this.waiting = null
    return thread?.lives ? thread : null
  }
}
