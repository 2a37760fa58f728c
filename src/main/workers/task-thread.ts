import { Worker } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import { err, type Result } from '../../core/result'
import type { Progress } from '../../tasks/progress'
import type { TaskInput, TaskMessage, TaskName, TaskOutput } from './task-worker'

export interface TaskRunOptions {
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal
}

interface Running {
  readonly onProgress: TaskRunOptions['onProgress']
  readonly answer: (result: Result<never, AppError>) => void
}

/** A thread for long pieces of work, one after another: what the first has loaded and compiled serves the next. */
export class TaskThread {
  private readonly worker: Worker
  private running: Running | null = null
  private died = false

  /** `file` is the built `task-worker`. */
  constructor(file: string) {
    this.worker = new Worker(file)
    this.worker.on('message', (message: TaskMessage) => {
      if ('progress' in message) this.running?.onProgress(message.progress)
      else this.running?.answer(message.result)
    })
    this.worker.on('error', (fault) => this.end(fault.message))
    this.worker.on('exit', () => this.end('the work ended without an answer'))
  }

  /** False when the thread has died. */
  get lives(): boolean {
    return !this.died
  }

  /** Runs a piece of work, no other may be under way. Never rejects: a thread that dies is answered `internal`. */
  async run<T extends TaskName>(
    task: T,
    input: TaskInput<T>,
    { onProgress, signal }: TaskRunOptions,
  ): Promise<Result<TaskOutput<T>, AppError>> {
    const stop = () => this.worker.postMessage('stop')
    try {
      return await new Promise<Result<TaskOutput<T>, AppError>>((answer) => {
        this.running = { onProgress, answer }
        this.worker.postMessage({ task, input })
        signal.addEventListener('abort', stop, { once: true })
        if (signal.aborted) stop()
      })
    } finally {
      signal.removeEventListener('abort', stop)
      this.running = null
    }
  }

  /** Ends the thread when nothing is under way on it. */
  async terminate(): Promise<void> {
    await this.worker.terminate()
  }

  private end(detail: string): void {
    this.died = true
    this.running?.answer(err({ kind: 'internal', detail }))
  }
}
