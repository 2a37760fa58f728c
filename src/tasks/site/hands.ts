import { cpus } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { AppError } from '../../core/error'
import { err, ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import { batchesOf, PrintQueue } from './print-queue'
import type { SiteWorkerData } from './site-worker'
import {
  type CitationsOf,
  type Hand,
  type MadeFile,
  type PostToRead,
  type Printing,
  type ReadFacts,
  type TextFile,
  TextWork,
} from './text-work'

/** Fewer posts than this are worked on here: threads take a moment to start. */
const WORTH_THREADS = 120
const MOST_THREADS = 6
/** How many posts a thread is given at a time; it bounds what travels at once. */
const BATCH = 8
/** How many batches a thread is given ahead. */
const IN_HAND = 3

/** What takes the answers of one batch; an error stops the work. */
type Take<T> = (answers: readonly T[]) => Promise<Result<null, AppError>>

/** Does the work on the texts of posts, on threads where that is worth it. End them when done. */
export class Hands {
  private threads: readonly ThreadHand[] = []
  private readonly here: Hand
  /** Who has read a post, and holds its text. */
  private readonly readers = new Map<string, Hand>()

  constructor(
    private readonly store: LibraryStore,
    /** The built worker; without it everything is done here. */
    private readonly worker: string | null,
    citations: CitationsOf,
  ) {
    this.here = new TextWork(store, citations)
  }

  /** Reads the facts of posts. Errors: those of reading, and those of `take`. */
  facts(files: readonly PostToRead[], take: Take<ReadFacts>): Promise<Result<null, AppError>> {
    const batches = batchesOf(files, BATCH)
    const queue = { next: () => batches.shift() }
    const read = (hand: Hand, batch: readonly PostToRead[]) => {
      for (const { name } of batch) this.readers.set(name, hand)
      return hand.facts(batch)
    }
    return share(this.handsFor(files.length), queue, read, take)
  }

  /** Prints the files of a site. Errors: those of reading and of writing, and those of `take`. */
  async print(printing: Printing, files: readonly TextFile[], take: Take<MadeFile>): Promise<Result<null, AppError>> {
    if (files.length === 0) return ok(null)
    const hands = this.handsFor(files.length)
    // A thread is asked for its pages while it makes ready: whoever is ready first does not wait for the others.
    const begun = new Map(hands.map((hand) => [hand, hand.begin(printing)]))
    const queue = new PrintQueue(files, BATCH, (post) => this.readers.get(post))
    return share(
      hands,
      queue,
      async (hand, batch) => {
        const ready = await begun.get(hand)
        return ready?.ok === false ? ready : hand.print(batch)
      },
      (made) => {
        queue.made(made)
        return take(made)
      },
    )
  }

  async end(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()))
  }

  private handsFor(count: number): readonly Hand[] {
    const threads = Math.min(cpus().length, MOST_THREADS)
    const { worker, store } = this
    if (this.threads.length === 0 && worker !== null && count >= WORTH_THREADS)
      this.threads = Array.from({ length: threads - 1 }, () => new ThreadHand(worker, { dir: store.dir }))
    return [this.here, ...this.threads]
  }
}

/** Each hand takes the next batch when it is done with one. */
async function share<Item, T>(
  hands: readonly Hand[],
  queue: { next: (hand: Hand) => Item | undefined },
  work: (hand: Hand, batch: Item) => Promise<Result<readonly T[], AppError>>,
  take: Take<T>,
): Promise<Result<null, AppError>> {
  let stopped: Result<null, AppError> = ok(null)
  const run = async (hand: Hand): Promise<void> => {
    for (let batch = queue.next(hand); batch !== undefined; batch = queue.next(hand)) {
      const answers = await work(hand, batch)
      const taken = answers.ok ? await take(answers.value) : answers
      if (stopped.ok) stopped = taken
      if (!stopped.ok) return
      // What cancels the work must come through, also where nothing else waits for the system.
      await setImmediate()
    }
  }
  // A thread has batches in hand: it must not wait for the next while this one works.
  const [here, ...threads] = hands
  await Promise.all([...(here ? [here] : []), ...Array.from({ length: IN_HAND }, () => threads).flat()].map(run))
  return stopped
}

/** A thread; it answers in the order of what it is asked. */
class ThreadHand implements Hand {
  private readonly worker: Worker
  private readonly waiting: ((result: Result<never, AppError>) => void)[] = []
  private died: Result<never, AppError> | null = null

  constructor(file: string, workerData: SiteWorkerData) {
    this.worker = new Worker(file, { workerData })
    this.worker.on('message', (result) => this.waiting.shift()?.(result))
    this.worker.on('error', (fault) => {
      this.died = err({ kind: 'internal', detail: fault.message })
      for (const settle of this.waiting.splice(0)) settle(this.died)
    })
  }

  readonly facts: Hand['facts'] = (files) => this.ask('facts', files)
  readonly begin: Hand['begin'] = (printing) => this.ask('begin', printing)
  readonly print: Hand['print'] = (files) => this.ask('print', files)

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private ask<T>(what: keyof Hand, input: unknown): Promise<Result<T, AppError>> {
    if (this.died) return Promise.resolve(this.died)
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      this.worker.postMessage([what, input])
    })
  }
}
