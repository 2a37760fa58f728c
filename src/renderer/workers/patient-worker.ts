import type { JobReply, JobRequest } from './answer-jobs'

interface Waiting<Job> {
  readonly job: Job
  readonly settle: (answer: unknown) => void
}

/**
 * A worker for jobs that may never end, such as the text of a stranger or an expression that backtracks. A job that takes
 * longer than `patience` (ms) is given up and a new worker does the others; the time counts only while the worker is at it.
 */
export class PatientWorker<Job> {
  private worker: Worker | null = null
  private ready = false
  private turn = 0
  private watchdog: ReturnType<typeof setTimeout> | undefined
  /** Asked and not answered yet, in the order they were asked: the first is what the worker is at. */
  private readonly waiting = new Map<number, Waiting<Job>>()

  constructor(
    private readonly create: () => Worker,
    private readonly patience: number,
  ) {}

  /** Has the worker do a job. Answers null when it fails, takes too long or is given up. */
  ask(job: Job): Promise<unknown> {
    return new Promise((settle) => {
      this.turn += 1
      this.waiting.set(this.turn, { job, settle })
      if (this.ready) this.post(this.turn, job)
      else if (this.worker === null) this.begin()
      if (this.waiting.size === 1) this.watch()
    })
  }

  /** Gives up all that was asked and is not answered: nobody wants it any more. */
  giveUp(): void {
    if (this.ready && this.waiting.size > 0) this.stop()
    for (const turn of [...this.waiting.keys()]) this.settle(turn, null)
    this.watch()
  }

  private begin(): void {
    const begun = this.create()
    begun.addEventListener('message', ({ data }: MessageEvent<JobReply>) => {
      if (begun !== this.worker) return
      if (data === 'ready') {
        this.ready = true
        for (const [turn, { job }] of this.waiting) this.post(turn, job)
      } else this.settle(data.turn, data.answer)
      this.watch()
    })
    begun.addEventListener('error', () => {
      if (begun === this.worker) this.giveUpFirst()
    })
    this.worker = begun
  }

  private post(turn: number, job: Job): void {
    const request: JobRequest<Job> = { turn, job }
    this.worker?.postMessage(request)
  }

  private watch(): void {
    clearTimeout(this.watchdog)
    if (this.ready && this.waiting.size > 0) this.watchdog = setTimeout(() => this.giveUpFirst(), this.patience)
  }

  /** The job it is at has stopped the worker: a new one does the others. */
  private giveUpFirst(): void {
    this.stop()
    const [first] = this.waiting.keys()
    if (first !== undefined) this.settle(first, null)
    if (this.waiting.size > 0) this.begin()
  }

  private stop(): void {
    this.worker?.terminate()
    this.worker = null
    this.ready = false
  }

  private settle(turn: number, answer: unknown): void {
    this.waiting.get(turn)?.settle(answer)
    this.waiting.delete(turn)
  }
}
