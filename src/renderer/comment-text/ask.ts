import type { TextAnswer, TextJob, TextReply, TextRequest } from './jobs'

/** A text over which the worker broods longer than this (ms) is shown as it was typed. */
const PATIENCE = 6000

interface Waiting {
  readonly job: TextJob
  readonly settle: (answer: unknown) => void
}

let worker: Worker | null = null
let turn = 0
let watchdog: ReturnType<typeof setTimeout> | undefined
/** Asked and not answered yet, in the order they were asked: the first is what the worker is at. */
const waiting = new Map<number, Waiting>()

/** Has the worker do a job. Answers null when it fails or takes too long. */
export function askAboutText<J extends TextJob>(job: J): Promise<TextAnswer<J> | null> {
  return new Promise((resolve) => {
    turn += 1
    waiting.set(turn, { job, settle: (answer) => resolve(answer as TextAnswer<J> | null) })
    post(turn, job)
    if (waiting.size === 1) watch()
  })
}

function post(turn: number, job: TextJob): void {
  worker ??= begin()
  const request: TextRequest = { turn, job }
  worker.postMessage(request)
}

function begin(): Worker {
  const begun = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  begun.addEventListener('message', ({ data }: MessageEvent<TextReply>) => {
    settle(data.turn, data.answer)
    watch()
  })
  begun.addEventListener('error', giveUpFirst)
  return begun
}

function watch(): void {
  clearTimeout(watchdog)
  if (waiting.size > 0) watchdog = setTimeout(giveUpFirst, PATIENCE)
}

/** The text it is at has stopped the worker: a new one does the others. */
function giveUpFirst(): void {
  worker?.terminate()
  worker = null
  const [first] = waiting.keys()
  if (first !== undefined) settle(first, null)
  for (const [turn, { job }] of waiting) post(turn, job)
  watch()
}

function settle(turn: number, answer: unknown): void {
  waiting.get(turn)?.settle(answer)
  waiting.delete(turn)
}
