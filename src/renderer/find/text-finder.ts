import { type FindOptions, findAll, finder, type Match } from '../../core/editing/find'
import { PatientWorker } from '../workers/patient-worker'

/** How long an expression may take on one text (ms). */
const PATIENCE = 2000

/** What is told of an expression that was stopped. */
export const TOO_LONG = 'This expression takes too long on this text'

/** Where an expression is to be looked for. */
export interface FindJob {
  readonly text: string
  readonly words: string
  readonly options: FindOptions
  readonly within: readonly Match[] | null
}

/** What was found, or in words why nothing could be. */
export type Found =
  | { readonly ok: true; readonly matches: readonly Match[] }
  | { readonly ok: false; readonly problem: string }

/**
 * Finds words in texts: plain ones at once, an expression in a worker, since it may never end. A search gives up the one
 * before.
 */
export class TextFinder {
  private readonly worker = new PatientWorker<FindJob>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    PATIENCE,
  )

  /** Looks through a text, or through some stretches of it. */
  find(
    text: string,
    words: string,
    options: FindOptions,
    within: readonly Match[] | null = null,
  ): Found | Promise<Found> {
    this.worker.giveUp()
    if (words === '') return { ok: true, matches: [] }
    const made = finder(words, options)
    if (!made.ok) return made
    if (!options.pattern) return { ok: true, matches: findAll(text, made.expression, within) }
    const { matchCase, wholeWord, pattern } = options
    return this.findLater({ text, words, options: { matchCase, wholeWord, pattern }, within })
  }

  private async findLater(job: FindJob): Promise<Found> {
    const matches = (await this.worker.ask(job)) as Match[] | null
    return matches === null ? { ok: false, problem: TOO_LONG } : { ok: true, matches }
  }
}
