/** What a `PatientWorker` sends to its worker. */
export interface JobRequest<Job> {
  readonly turn: number
  readonly job: Job
}

/** What the worker sends back: once that it is loaded, then its answers. */
export type JobReply = 'ready' | { readonly turn: number; readonly answer: unknown }

/** The worker's side of a `PatientWorker`: does each job that comes; one that fails is answered with null. */
export function answerJobs<Job>(run: (job: Job) => unknown): void {
  const send = (reply: JobReply) => self.postMessage(reply)
  const answer = async ({ turn, job }: JobRequest<Job>) => {
    try {
      send({ turn, answer: await run(job) })
    } catch {
      send({ turn, answer: null })
    }
  }
  self.addEventListener('message', ({ data }: MessageEvent<JobRequest<Job>>) => void answer(data))
  send('ready')
}
