import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { JobReply, JobRequest } from '../../src/renderer/workers/answer-jobs'
import { PatientWorker } from '../../src/renderer/workers/patient-worker'

/** Stands where the browser's worker stands, and answers only what the test has it answer. */
class StillWorker extends EventTarget {
  static readonly all: StillWorker[] = []
  readonly asked: JobRequest<string>[] = []
  terminated = false

  constructor() {
    super()
    StillWorker.all.push(this)
  }

  postMessage(request: JobRequest<string>): void {
    this.asked.push(request)
  }

  terminate(): void {
    this.terminated = true
  }

  get jobs(): string[] {
    return this.asked.map(({ job }) => job)
  }

  say(data: JobReply): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  answer(job: string): void {
    const request = this.asked.find((one) => one.job === job)
    if (!request) throw new Error(`${job} was not asked`)
    this.say({ turn: request.turn, answer: `${job} is done` })
  }
}

const PATIENCE = 1000

const create = () => new PatientWorker<string>(() => new StillWorker() as unknown as Worker, PATIENCE)
const worker = (at: number) => StillWorker.all[at] as StillWorker

beforeEach(() => {
  vi.useFakeTimers()
  StillWorker.all.length = 0
})

afterEach(() => {
  vi.useRealTimers()
})

test('answers in any order, and counts no time while the worker is loaded', async () => {
  const patient = create()
  const answers = [patient.ask('a'), patient.ask('b')]
  vi.advanceTimersByTime(10 * PATIENCE)
  expect(worker(0).jobs).toEqual([])
  worker(0).say('ready')
  expect(worker(0).jobs).toEqual(['a', 'b'])
  worker(0).answer('b')
  worker(0).answer('a')
  expect(await Promise.all(answers)).toEqual(['a is done', 'b is done'])
  vi.advanceTimersByTime(10 * PATIENCE)
  expect(StillWorker.all).toHaveLength(1)
})

test('gives up the job that takes too long, and has a new worker do the others', async () => {
  const patient = create()
  const endless = patient.ask('endless')
  const other = patient.ask('other')
  worker(0).say('ready')
  vi.advanceTimersByTime(PATIENCE)
  expect(await endless).toBeNull()
  expect(worker(0).terminated).toBe(true)
  worker(1).say('ready')
  expect(worker(1).jobs).toEqual(['other'])
  // What the stopped one had still on its way is nobody's answer.
  worker(0).answer('other')
  worker(1).answer('other')
  expect(await other).toBe('other is done')
})

test('what is given up stops the worker at once, and the next job begins anew', async () => {
  const patient = create()
  const first = patient.ask('first')
  worker(0).say('ready')
  patient.giveUp()
  expect(await first).toBeNull()
  expect(worker(0).terminated).toBe(true)
  const second = patient.ask('second')
  worker(1).say('ready')
  worker(1).answer('second')
  expect(await second).toBe('second is done')
  patient.giveUp()
  expect(worker(1).terminated).toBe(false)
})

test('what is given up before the worker is loaded is never asked', async () => {
  const patient = create()
  const first = patient.ask('first')
  patient.giveUp()
  const second = patient.ask('second')
  worker(0).say('ready')
  expect(worker(0).jobs).toEqual(['second'])
  worker(0).answer('second')
  expect(await Promise.all([first, second])).toEqual([null, 'second is done'])
  expect(StillWorker.all).toHaveLength(1)
})

test('a worker that breaks down answers nothing for the job it was at', async () => {
  const patient = create()
  const job = patient.ask('job')
  worker(0).dispatchEvent(new Event('error'))
  expect(await job).toBeNull()
  expect(StillWorker.all).toHaveLength(1)
})
