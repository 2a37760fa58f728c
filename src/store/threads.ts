import { join } from 'node:path'
import { Comment, Thread } from '../core/comment'
import { type CommentEdit, editComment } from '../core/comments/edit'
import { type Decision, type Hand, moderate } from '../core/comments/moderate'
import type { QueueFilter, QueuePage, QueueRow } from '../core/comments/queue'
import { removeComments } from '../core/comments/remove'
import type { ReferencedComment } from '../core/cross-references/resolve'
import type { AppError } from '../core/error'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import { CommentIndex } from './comment-index'
import { defined } from './defined'
import { valid } from './document'
import type { Environment } from './environment'
import { attempt, errorOf, StoreFault } from './fault'
import { nameOfId } from './layout'
import { type ListedFile, listedFiles } from './listed-files'
import type { PostIndex } from './post-index'
import { sideBySide } from './side-by-side'

/** How many threads are written side by side when many change at once. */
const WRITERS = 8

/** A comment as it is added: the id and the date are the store's to give, unless an import brings them. */
export type NewComment = Omit<Comment, 'id' | 'date'> & {
  readonly id?: string | undefined
  readonly date?: string
}

/** The fields of a comment that an edit may change. */
export type CommentChanges = { [K in keyof CommentEdit]?: CommentEdit[K] | undefined }

/** A decision about a comment of a post. */
export type PostDecision = Decision & { readonly post: string }

/** What a run over many threads did. `failure` is why it stopped before its end; what it did until then stands. */
export interface ManyThreads {
  readonly posts: readonly string[]
  readonly inverse: readonly PostDecision[]
  readonly failure: AppError | null
}

/** How a run over many threads is followed and stopped. */
export interface ManyOptions {
  /** The name of who decides; it stays in the history of each comment. */
  readonly by?: string
  /** Told of each thread that is being written: how many are, out of how many. */
  readonly onThread?: (done: number, total: number) => void
  /** Stops before the next thread; the failure is then `cancelled`, and what is done stays done. */
  readonly signal?: AbortSignal
}

/** The correspondence of an open library: one thread a post. */
export class Threads {
  private readonly comments: CommentIndex

  constructor(
    private readonly environment: Environment,
    private readonly index: PostIndex,
  ) {
    this.comments = new CommentIndex(environment)
    index.onRemove((post) => this.comments.forget(post))
  }

  /** The thread of a post; an empty one at revision 0 when nobody has written. Errors: corrupt, disk. */
  get(post: string): Promise<Result<Thread, AppError>> {
    return attempt(
      this.path(post),
      async () => (await this.environment.documents.read(this.path(post), Thread)) ?? emptyThread(post),
    )
  }

  /** Changes whenever the file of a thread does. */
  stamp(post: string): string {
    return this.index.stamp('threads', post)
  }

  /** The files of all threads as they stand on disk. Errors: disk. */
  files(): Promise<Result<ListedFile[], AppError>> {
    const { comments } = this.environment.layout
    return attempt(comments, () => listedFiles(this.environment, comments))
  }

  /** Adds a comment to a post; answers the thread and the comment's id. Errors: not-found for an unknown post or parent. */
  add(input: { post: string; comment: NewComment }): Promise<Result<{ thread: Thread; id: string }, AppError>> {
    const { post } = input
    const now = localTimestamp(this.environment.now())
    return attempt(this.path(post), async () => {
      const id = input.comment.id ?? this.environment.newId()
      const comment = valid(Comment, { date: now, ...input.comment, id })
      if (this.index.summary(post) === null) throw new StoreFault({ kind: 'not-found', what: `The post ${post}` })
      const thread = await this.change(post, null, (current) => {
        if (comment.parent !== null && !current.comments.some(({ id }) => id === comment.parent))
          throw new StoreFault({ kind: 'not-found', what: 'The comment that this one answers' })
        if (current.comments.some(({ id }) => id === comment.id))
          throw new StoreFault({ kind: 'conflict', what: `The comment ${comment.id}`, revision: current.revision })
        return { ...current, comments: [...current.comments, comment] }
      })
      return { thread, id: comment.id }
    })
  }

  /**
   * Changes fields of one comment; what they were stays in its history, with `by`, the name of who changed them.
   * Errors: conflict when `basedOn` is not the thread's revision, not-found.
   */
  edit(input: {
    post: string
    id: string
    basedOn: number
    changes: CommentChanges
    by?: string
  }): Promise<Result<Thread, AppError>> {
    const hand = this.hand(input.by)
    return attempt(this.path(input.post), () =>
      this.change(input.post, input.basedOn, (current) =>
        withComment(current, input.id, (comment) => editComment(comment, defined(input.changes) as CommentEdit, hand)),
      ),
    )
  }

  /** Opens or closes a thread for more comments. Errors: conflict, disk. */
  setClosed(input: { post: string; basedOn: number; closed: boolean }): Promise<Result<Thread, AppError>> {
    return attempt(this.path(input.post), () =>
      this.change(input.post, input.basedOn, (current) => ({ ...current, closed: input.closed })),
    )
  }

  /**
   * Sets the status of comments over any number of posts, and answers how to take it back. Decisions that change nothing,
   * or whose `was` no longer holds, are passed over. A thread is changed whole or not at all.
   */
  moderate(decisions: readonly PostDecision[], options: ManyOptions = {}): Promise<ManyThreads> {
    const hand = this.hand(options.by)
    return this.eachThread(decisions, options, (thread, own) => moderate(thread, own, hand))
  }

  /** Deletes comments for good; only such as are in the trash. What was answered to them moves up to what they answered. */
  remove(
    comments: readonly { readonly post: string; readonly id: string }[],
    options: ManyOptions = {},
  ): Promise<ManyThreads> {
    return this.eachThread(comments, options, (thread, own) => ({
      thread: removeComments(
        thread,
        own.map(({ id }) => id),
      ),
      inverse: [],
    }))
  }

  /** The comments of all posts that match a filter. */
  queue(filter: QueueFilter): Promise<Result<QueuePage, AppError>> {
    return attempt(this.environment.layout.comments, () => this.comments.page(filter))
  }

  /** The rows of the queue for these keys; those that are gone are passed over. */
  rows(keys: readonly string[]): Promise<Result<QueueRow[], AppError>> {
    return attempt(this.environment.layout.comments, () => this.comments.rows(keys))
  }

  /** The comments that print and have a title: what cross-references may name by their own words. */
  titled(): Promise<Result<ReferencedComment[], AppError>> {
    return attempt(this.environment.layout.comments, () => this.comments.titled())
  }

  /** Reads again what another program changed in the threads of these posts. */
  refresh(posts: readonly string[]): Promise<void> {
    return this.comments.refresh(posts)
  }

  /** Puts a whole thread in place, as an import or a merge does. `basedOn` is the revision it replaces, 0 for none. */
  save(input: {
    basedOn: number
    thread: Pick<Thread, 'post' | 'comments'> & { closed?: boolean }
  }): Promise<Result<Thread, AppError>> {
    const { post, comments, closed } = input.thread
    return attempt(this.path(post), () =>
      this.change(post, input.basedOn, (current) => ({ ...current, comments, closed: closed ?? current.closed })),
    )
  }

  private async eachThread<T extends { readonly post: string }>(
    items: readonly T[],
    { onThread, signal }: ManyOptions,
    change: (thread: Thread, own: readonly T[]) => { readonly thread: Thread; readonly inverse: readonly Decision[] },
  ): Promise<ManyThreads> {
    const byPost = new Map<string, T[]>()
    for (const item of items) {
      const own = byPost.get(item.post)
      if (own === undefined) byPost.set(item.post, [item])
      else own.push(item)
    }
    const posts: string[] = []
    const inverse: PostDecision[] = []
    let failure: AppError | null = null
    let done = 0
    await sideBySide([...byPost], WRITERS, async ([post, own]) => {
      if (signal?.aborted) failure ??= { kind: 'cancelled' }
      if (failure !== null) return
      done += 1
      onThread?.(done, byPost.size)
      try {
        const undo = await this.changeOne(post, (thread) => change(thread, own))
        if (undo === null) return
        posts.push(post)
        inverse.push(...undo.map((decision) => ({ ...decision, post })))
      } catch (fault) {
        failure = errorOf(fault, this.path(post))
      }
    })
    return { posts, inverse, failure }
  }

  /** Changes one thread of many; answers how to take it back, or null when nothing changed and nothing was written. */
  private async changeOne(
    post: string,
    change: (thread: Thread) => { readonly thread: Thread; readonly inverse: readonly Decision[] },
  ): Promise<readonly Decision[] | null> {
    const current = await this.environment.documents.read(this.path(post), Thread)
    if (current === null || change(current).thread === current) return null
    let undo: readonly Decision[] = []
    await this.change(post, null, (thread) => {
      const done = change(thread)
      undo = done.inverse
      return done.thread
    })
    return undo
  }

  private hand(by = ''): Hand {
    return { by, at: localTimestamp(this.environment.now()) }
  }

  private async change(post: string, basedOn: number | null, change: (current: Thread) => Thread): Promise<Thread> {
    const thread = await this.environment.documents.update(this.path(post), Thread, basedOn, (current) =>
      change(current ?? emptyThread(post)),
    )
    this.comments.put(thread)
    this.index.putThread(thread)
    return thread
  }

  private path(post: string): string {
    return join(this.environment.layout.comments, `${nameOfId(post)}.json`)
  }
}

function emptyThread(post: string): Thread {
  return { schema: SCHEMA, post, revision: 0, closed: false, comments: [] }
}

function withComment(thread: Thread, id: string, change: (comment: Comment) => Comment): Thread {
  if (!thread.comments.some((comment) => comment.id === id))
    throw new StoreFault({ kind: 'not-found', what: `The comment ${id}` })
  return { ...thread, comments: thread.comments.map((comment) => (comment.id === id ? change(comment) : comment)) }
}
