import { Worker } from 'node:worker_threads'
import type { Hunspell } from '../../core/spelling/hunspell'
import { built } from '../built'
import type { SpellingAnswer, SpellingRequest } from '../workers/spelling-worker'

/** How long reading a dictionary, and looking words up, may take before the thread is given up (ms). */
const LOADING = 30_000
const LOOKING_UP = 10_000
/** What a dictionary may take of memory (MB). */
const MEMORY = 1024

type Question = SpellingRequest extends infer R ? (R extends SpellingRequest ? Omit<R, 'id'> : never) : never

interface Waiting {
  readonly resolve: (words: string[]) => void
  readonly reject: (fault: Error) => void
  readonly late: NodeJS.Timeout
}

/**
 * The thread that looks words up. It is started by the first question; one that takes too long or dies is given up with
 * what it had loaded, and the questions that waited for it fail.
 */
export class SpellerHost {
  private worker: Worker | null = null
  private readonly loaded = new Map<string, Promise<unknown>>()
  private readonly waiting = new Map<number, Waiting>()
  private number = 0

  /** Reads a dictionary, unless that is done. Throws when it cannot be used. */
  async load(dictionary: string, files: () => Promise<Hunspell>): Promise<void> {
    let loading = this.loaded.get(dictionary)
    if (!loading) {
      loading = files().then((read) => this.ask({ kind: 'load', dictionary, files: read }, LOADING))
      this.loaded.set(dictionary, loading)
      loading.catch(() => this.loaded.delete(dictionary))
    }
    await loading
  }

  /** Forgets a dictionary whose files have changed or gone. */
  forget(dictionary: string): void {
    this.loaded.delete(dictionary)
  }

  misspelt(dictionary: string, words: readonly string[]): Promise<string[]> {
    return this.ask({ kind: 'misspelt', dictionary, words }, LOOKING_UP)
  }

  suggest(dictionary: string, word: string): Promise<string[]> {
    return this.ask({ kind: 'suggest', dictionary, word }, LOOKING_UP)
  }

  private ask(question: Question, patience: number): Promise<string[]> {
    const worker = this.start()
    this.number += 1
    const id = this.number
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.giveUp(worker, new Error('it takes too long')), patience)
      this.waiting.set(id, { resolve, reject, late })
      worker.postMessage({ ...question, id } satisfies SpellingRequest)
    })
  }

  private start(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(built('main/spelling-worker.cjs'), { resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    worker.on('message', ({ id, words }: SpellingAnswer) => {
      const asked = this.waiting.get(id)
      this.waiting.delete(id)
      clearTimeout(asked?.late)
      asked?.resolve(words)
    })
    worker.on('error', (fault) => this.giveUp(worker, fault))
    worker.unref()
    this.worker = worker
    return worker
  }

  private giveUp(worker: Worker, why: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    this.loaded.clear()
    void worker.terminate()
    for (const { reject, late } of this.waiting.values()) {
      clearTimeout(late)
      reject(why)
    }
    this.waiting.clear()
  }
}
