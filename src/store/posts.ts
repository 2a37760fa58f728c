import { join } from 'node:path'
import type { AppError } from '../core/error'
import { Post, type PostChanges, type PostSummary, SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { freeSlug, isSlugOf, slugify } from '../core/slug'
import { localTimestamp } from '../core/timestamp'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import type { PostIndex } from './post-index'

/** What a save answers: the post as it now stands, and its line in the list. */
export interface SavedPost {
  readonly post: Post
  readonly summary: PostSummary
}

/** The posts of an open library. */
export class Posts {
  constructor(
    private readonly environment: Environment,
    private readonly index: PostIndex,
  ) {}

  /** Every readable post, newest first, from the index: no bodies are read. */
  list(): PostSummary[] {
    return this.index.summaries()
  }

  /** One post whole. Errors: not-found, corrupt, newer-schema, disk. */
  open(id: string): Promise<Result<Post, AppError>> {
    return attempt(this.path(id), async () => {
      const post = await this.environment.documents.read(this.path(id), Post)
      if (post === null) throw new StoreFault({ kind: 'not-found', what: `The post ${id}` })
      if (post.id !== id)
        throw new StoreFault({ kind: 'corrupt', path: `posts/${id}.json`, detail: `it holds the post ${post.id}` })
      return post
    })
  }

  /** Finds a post by its id, or else by its slug; null when there is neither. */
  find(idOrSlug: string): PostSummary | null {
    return this.index.summary(idOrSlug) ?? this.index.summaries().find((post) => post.slug === idOrSlug) ?? null
  }

  /** Makes a new post; what is not given is a draft's default. A slug that is taken gets a number behind it. */
  create(given: PostChanges): Promise<Result<Post, AppError>> {
    const now = localTimestamp(this.environment.now())
    const title = given.title ?? ''
    return this.add(
      Post.parse({
        status: 'draft',
        date: now,
        body: '',
        ...defined(given),
        title,
        slug: given.slug ?? slugify(title),
        schema: SCHEMA,
        id: this.environment.newId(),
        revision: 0,
        created: now,
        modified: now,
      }),
    )
  }

  /** Adds a whole post with the id and times it brings, as an import does. Errors: conflict when the id is taken. */
  add(post: Post): Promise<Result<Post, AppError>> {
    return attempt(this.path(post.id), async () => {
      const slug = freeSlug(post.slug, (wanted) => this.index.hasSlug(wanted, post.id))
      const added = await this.environment.documents.update(this.path(post.id), Post, 0, (current) => {
        if (current) throw new StoreFault({ kind: 'conflict', what: `The post ${post.id}`, revision: current.revision })
        return { ...post, slug }
      })
      await this.index.putPost(added)
      return added
    })
  }

  /**
   * Saves the changed fields of a post. `basedOn` is the revision they were made on: when another one stands on disk the
   * answer is `conflict` and nothing is written. A slug made from the title follows a draft's new title.
   */
  save(input: { id: string; basedOn: number; changes: PostChanges }): Promise<Result<SavedPost, AppError>> {
    const { id, basedOn, changes } = input
    return attempt(this.path(id), async () => {
      const post = await this.environment.documents.update(this.path(id), Post, basedOn, (current) => {
        if (current === null) throw new StoreFault({ kind: 'not-found', what: `The post ${id}` })
        return {
          ...current,
          ...defined(changes),
          slug: this.slugAfter(current, changes),
          modified: localTimestamp(this.environment.now()),
        }
      })
      return { post, summary: await this.index.putPost(post) }
    })
  }

  private slugAfter(post: Post, changes: PostChanges): string {
    const taken = (slug: string) => this.index.hasSlug(slug, post.id)
    if (changes.slug !== undefined && changes.slug !== post.slug) {
      if (taken(changes.slug))
        throw new StoreFault({ kind: 'bad-request', detail: `another post already has the slug “${changes.slug}”` })
      return changes.slug
    }
    const follows = changes.title !== undefined && post.status === 'draft' && isSlugOf(post.slug, post.title)
    return follows ? freeSlug(slugify(changes.title ?? ''), taken) : post.slug
  }

  private path(id: string): string {
    return join(this.environment.layout.posts, `${id}.json`)
  }
}

/** The fields that were given; a field given as undefined was not. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> }
}
