import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import type { Progress } from '../tasks/progress'
import { runTask } from './run-task'
import type { TaskInput, TaskName, TaskOutput } from './workers/task-worker'

/** Runs exports on threads of their own; a new one stops the one under way. */
export class Exporter {
  private running: AbortController | null = null

  constructor(private readonly tell: (task: string, progress: Progress) => void) {}

  async run<T extends TaskName>(task: T, input: TaskInput<T>): Promise<Result<TaskOutput<T>, AppError>> {
    this.running?.abort()
    const controller = new AbortController()
    this.running = controller
    try {
      return await runTask(task, input, {
        signal: controller.signal,
        onProgress: (progress) => this.tell(task, progress),
      })
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  /** Stops what is under way; the folder stays as it was. */
  cancel(): void {
    this.running?.abort()
  }
}
