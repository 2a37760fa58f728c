import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import type { Progress } from '../tasks/progress'
import { runTask } from './run-task'
import type { TaskRunOptions } from './workers/task-thread'
import type { TaskInput, TaskName, TaskOutput } from './workers/task-worker'

/** Runs exports on threads of their own; a new one stops the one under way. */
export class Exporter {
  private running: AbortController | null = null

  constructor(private readonly tell: (task: string, progress: Progress) => void) {}

  run<T extends TaskName>(task: T, input: TaskInput<T>): Promise<Result<TaskOutput<T>, AppError>> {
    return this.alone(task, (options) => runTask(task, input, options))
  }

  /** Does the work of an export; its progress is told as that of `task`. */
  async alone<T>(task: TaskName, work: (options: TaskRunOptions) => Promise<T>): Promise<T> {
    this.running?.abort()
    const controller = new AbortController()
    this.running = controller
    try {
      return await work({ signal: controller.signal, onProgress: (progress) => this.tell(task, progress) })
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  /** Stops what is under way; the folder stays as it was. */
  cancel(): void {
    this.running?.abort()
  }
}
