import type { ChangeSummary, CountedVersion, VersionCounter } from '../core/history/change-summary'
import type { VersionReason } from '../core/history/version-reason'
import type { Post } from '../core/post'

/** One line of a post's history. `next` is what the version after it changed. */
export interface TimelineEntry {
  readonly sequence: number
  readonly reason: VersionReason
  readonly pinned: boolean
  /** When this text was last changed. */
  readonly at: string
  readonly title: string
  readonly next: ChangeSummary
}

/** What is kept of an earlier version. */
interface Kept {
  readonly sequence: number
  readonly reason: VersionReason
  readonly pinned: boolean
  readonly post: Post
}

/** A text of the history. */
interface Place {
  readonly post: Post
  /** Of a kept version, which stays as it is; the current text may be another one each time. */
  readonly name: string | null
  counted: CountedVersion | null
}

/**
 * Tells what each version of a post changed. The window asks anew at each save, so what was found between kept versions of
 * the post that was asked for last is remembered.
 */
export class Timeline {
  private post = ''
  private known: ReadonlyMap<string, ChangeSummary> = new Map()
  private counter: VersionCounter | null = null

  /** The lines of the versions, newest first; `current` follows the newest. */
  async of(current: Post, versions: readonly Kept[]): Promise<TimelineEntry[]> {
    // Loaded by the first question, since it brings the reader of Markdown along.
    const { summariseCounted, VersionCounter: Counter } = await import('../core/history/change-summary')
    if (this.post !== current.id) {
      this.post = current.id
      this.known = new Map()
      this.counter = null
    }
    const { known } = this
    this.counter ??= new Counter()
    const { counter } = this
    const compare = (before: Place, after: Place) => {
      // From the newest on: what stayed between two versions is not read again.
      after.counted ??= counter.count(after.post)
      before.counted ??= counter.count(before.post)
      return summariseCounted(before.counted, after.counted)
    }
    const found = new Map<string, ChangeSummary>()
    const entries: TimelineEntry[] = []
    let later: Place = { post: current, name: null, counted: null }
    for (const { sequence, reason, pinned, post } of versions) {
      const place: Place = { post, name: `${sequence} ${post.revision} ${post.modified}`, counted: null }
      const step = later.name === null ? null : `${later.name}, ${place.name}`
      const seen = step === null ? undefined : known.get(step)
      const next = seen ?? compare(place, later)
      if (step !== null) found.set(step, next)
      entries.push({ sequence, reason, pinned, at: post.modified, title: post.title, next })
      later = place
      // A long post takes a moment for each version, and others have to be answered meanwhile.
      if (!seen) await new Promise((resolve) => setImmediate(resolve))
    }
    if (this.post === current.id) this.known = found
    return entries
  }
}
