import { join } from 'node:path'
import { Thread } from '../core/comment'
import {
  compareEntries,
  filterQueue,
  parseQueueKey,
  type QueueEntry,
  type QueueFilter,
  type QueuePage,
  type QueueRow,
  queueEntry,
  queueKey,
  queueRow,
} from '../core/comments/queue'
import type { ReferencedComment } from '../core/cross-references/resolve'
import type { Environment } from './environment'
import { listJson } from './list-folder'
import { sideBySide } from './side-by-side'

/** How many files are read side by side when the queue is first asked for. */
const READERS = 16

/** How many rows come with an answer; the rest are asked for when they come into view. */
const FIRST_ROWS = 60

/**
 * Every comment of the library in memory, ready to be filtered. Read when it is first asked for, kept up to date by each
 * save, and read again where a file was changed from outside. Threads that cannot be read are left out: the post index
 * sets them aside.
 */
export class CommentIndex {
  private readonly threads = new Map<string, readonly QueueEntry[]>()
  private loading: Promise<void> | null = null
  private ordered: readonly QueueEntry[] | null = null
  private copies: ReadonlyMap<string, number> = new Map()

  constructor(private readonly environment: Environment) {}

  /** The comments that match a filter, with counts by status and the first rows. */
  async page(filter: QueueFilter): Promise<QueuePage> {
    const { counts, matches } = filterQueue(await this.entries(), filter)
    return {
      counts,
      keys: matches.map(({ post, comment }) => queueKey(post, comment.id)),
      rows: matches.slice(0, FIRST_ROWS).map((entry) => this.row(entry)),
    }
  }

  /** The rows of these keys, in their order; keys of comments that are gone are passed over. */
  async rows(keys: readonly string[]): Promise<QueueRow[]> {
    await this.entries()
    return keys.flatMap((key) => {
      const parsed = parseQueueKey(key)
      const entry = this.threads.get(parsed?.post ?? '')?.find(({ comment }) => comment.id === parsed?.id)
      return entry === undefined ? [] : [this.row(entry)]
    })
  }

  /** The comments that print and have a title, in no order. */
  async titled(): Promise<ReferencedComment[]> {
    const entries = await this.entries()
    return entries.flatMap(({ post, comment: { id, title, date, status } }) =>
      status === 'approved' && title.trim() !== '' ? [{ post, id, title, date }] : [],
    )
  }

  /** Takes over a thread that was just saved. */
  put(thread: Thread): void {
    if (this.loading === null) return
    this.threads.set(
      thread.post,
      thread.comments.map((comment) => queueEntry(thread.post, comment)),
    )
    this.ordered = null
  }

  /** Leaves out the comments of a post that was removed with its thread. */
  forget(post: string): void {
    if (this.threads.delete(post)) this.ordered = null
  }

  /** Reads the threads of these posts again. */
  async refresh(posts: readonly string[]): Promise<void> {
    if (this.loading === null) return
    await this.loading
    await sideBySide(posts, READERS, (post) => this.read(post))
    this.ordered = null
  }

  private async entries(): Promise<readonly QueueEntry[]> {
    this.loading ??= this.load().catch((fault: unknown) => {
      this.loading = null
      throw fault
    })
    await this.loading
    if (this.ordered === null) {
      this.ordered = [...this.threads.values()].flat().sort(compareEntries)
      this.copies = countTexts(this.ordered)
    }
    return this.ordered
  }

  private async load(): Promise<void> {
    const files = await listJson(this.environment, this.environment.layout.comments)
    await sideBySide(files, READERS, async ({ name }) => {
      const post = name.slice(0, -'.json'.length)
      // A save that came in between has put the newer thread already.
      if (!this.threads.has(post)) await this.read(post)
    })
  }

  private async read(post: string): Promise<void> {
    this.threads.delete(post)
    const path = join(this.environment.layout.comments, `${post}.json`)
    const thread = await this.environment.documents.read(path, Thread).catch(() => null)
    if (thread !== null && thread.post === post) this.put(thread)
  }

  private row(entry: QueueEntry): QueueRow {
    return queueRow(entry, this.copies.get(entry.text) ?? 1)
  }
}

function countTexts(entries: readonly QueueEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of entries) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
