import { join } from 'node:path'
import { Comment, type CommentStatus, Thread } from '../core/comment'
import type { AppError } from '../core/error'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import type { PostIndex } from './post-index'
import { defined } from './posts'

/** A comment as it is added: the id and the date are the store's to give, unless an import brings them. */
export type NewComment = Omit<Comment, 'id' | 'date'> & { readonly id?: string; readonly date?: string }

/** The fields of a comment that an edit may change. */
export type CommentChanges = { [K in 'title' | 'body' | 'author' | 'kind' | 'topics']?: Comment[K] | undefined }

/** The correspondence of an open library: one thread a post. */
export class Threads {
  constructor(
    private readonly environment: Environment,
    private readonly index: PostIndex,
  ) {}

  /** The thread of a post; an empty one at revision 0 when nobody has written. Errors: corrupt, disk. */
  get(post: string): Promise<Result<Thread, AppError>> {
    return attempt(
      this.path(post),
      async () => (await this.environment.documents.read(this.path(post), Thread)) ?? emptyThread(post),
    )
  }

  /** Adds a comment to a post; answers the thread and the comment's id. Errors: not-found for an unknown post or parent. */
  add(input: { post: string; comment: NewComment }): Promise<Result<{ thread: Thread; id: string }, AppError>> {
    const { post } = input
    const now = localTimestamp(this.environment.now())
    const comment = Comment.parse({ date: now, ...input.comment, id: input.comment.id ?? this.environment.newId() })
    return attempt(this.path(post), async () => {
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

  /** Changes fields of one comment. Errors: conflict when `basedOn` is not the thread's revision, not-found. */
  edit(input: {
    post: string
    id: string
    basedOn: number
    changes: CommentChanges
  }): Promise<Result<Thread, AppError>> {
    const modified = localTimestamp(this.environment.now())
    return attempt(this.path(input.post), () =>
      this.change(input.post, input.basedOn, (current) =>
        withComment(current, input.id, (comment) => ({ ...comment, ...defined(input.changes), modified })),
      ),
    )
  }

  /** Sets the status of comments over any number of posts; answers the threads that changed. Stops at the first error. */
  moderate(
    changes: readonly { post: string; id: string; status: CommentStatus }[],
  ): Promise<Result<Thread[], AppError>> {
    const posts = [...new Set(changes.map(({ post }) => post))]
    return attempt(this.environment.layout.comments, async () => {
      const threads: Thread[] = []
      for (const post of posts) {
        const own = changes.filter((change) => change.post === post)
        threads.push(
          await this.change(post, null, (current) =>
            own.reduce(
              (thread, { id, status }) => withComment(thread, id, (comment) => ({ ...comment, status })),
              current,
            ),
          ),
        )
      }
      return threads
    })
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

  private async change(post: string, basedOn: number | null, change: (current: Thread) => Thread): Promise<Thread> {
    const thread = await this.environment.documents.update(this.path(post), Thread, basedOn, (current) =>
      change(current ?? emptyThread(post)),
    )
    await this.index.putThread(thread)
    return thread
  }

  private path(post: string): string {
    return join(this.environment.layout.comments, `${post}.json`)
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
