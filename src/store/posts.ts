import { join } from 'node:path'
import type { AppError } from '../core/error'
import { formerlyAfter } from '../core/former-addresses'
import type { VersionReason } from '../core/history/version-reason'
import { changesOf, Post, type PostChanges, type PostSummary, SCHEMA } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { freeSlug, isSlugOf, slugify } from '../core/slug'
import { localTimestamp } from '../core/timestamp'
import { defined } from './defined'
import { valid } from './document'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import type { Journal, JournalRecord } from './journal'
import { KeyedQueue } from './keyed-queue'
import { nameOfId } from './layout'
import { faultOfListed, type ListedFile, listedFiles, readListedPost } from './listed-files'
import type { PostIndex } from './post-index'
import type { Revisions } from './revisions'
import type { SetAsideFile } from './set-aside'
import { Slugs } from './slugs'
import type { Trash } from './trash'

/** What a save answers: the post as it now stands, and its line in the list. */
export interface SavedPost {
  readonly post: Post
  readonly summary: PostSummary
}

/** Typing that no save holds. */
export type UnsavedTyping = Pick<JournalRecord, 'basedOn' | 'at' | 'changes'> & { readonly base: Post | null }

/** The posts of an open library. */
export class Posts {
  private readonly queue = new KeyedQueue()
  /** The last save of each post in this run: typing sent before it was answered is still based on what it replaced. */
  private readonly lastSave = new Map<string, { readonly from: number; readonly to: number }>()
  private readonly slugs: Slugs

  constructor(
    private readonly environment: Environment,
    private readonly index: PostIndex,
    private readonly journal: Journal,
    private readonly revisions: Revisions,
    private readonly trash: Trash,
  ) {
    this.slugs = new Slugs(index)
  }

  /** Every readable post, or each for which `holds` says so, newest first, from the index: no bodies are read. */
  list(holds?: (post: Omit<PostSummary, 'comments'>) => boolean): PostSummary[] {
    return this.index.summaries(holds)
  }

  /** The ids of all posts, in no order. */
  ids(): string[] {
    return this.index.ids()
  }

  /** One post whole. Errors: not-found, corrupt, newer-schema, disk. */
  open(id: string): Promise<Result<Post, AppError>> {
    return attempt(this.path(id), () => this.read(id))
  }

  /** The same for who reads thousands and saves none: what was seen of the file is not noted. */
  skim(id: string): Promise<Result<Post, AppError>> {
    return attempt(this.path(id), async () => {
      const { disk, documents } = this.environment
      const path = this.path(id)
      // Of a link, or of nothing, `read` knows what to tell.
      const isFile = await disk.entry(path).then(
        ({ kind }) => kind === 'file',
        () => false,
      )
      return isFile ? this.own(id, await documents.skim(path, Post)) : this.read(id)
    })
  }

  /** Changes whenever the file of a post does, so that what was derived from it can be told from stale. */
  stamp(id: string): string {
    return this.index.stamp('posts', id)
  }

  /** The files of all posts as they stand on disk, for who keeps what it reads of them. Errors: disk. */
  files(): Promise<Result<ListedFile[], AppError>> {
    const { posts } = this.environment.layout
    return attempt(posts, () => listedFiles(this.environment, posts))
  }

  /** The post in one of these files, null when it is gone; or why the file is set aside. */
  async inFile(file: ListedFile): Promise<Result<Post | null, SetAsideFile>> {
    try {
      return ok(await readListedPost(this.environment, file))
    } catch (fault) {
      const path = `posts/${file.name}.json`
      return err({ path, ...faultOfListed(fault, path, file.name) })
    }
  }

  /** Whether there is a readable post of this id. */
  has(id: string): boolean {
    return this.index.summary(id) !== null
  }

  /** Finds a post by its id, or else by its slug; null when there is neither. */
  find(idOrSlug: string): PostSummary | null {
    return this.index.summary(idOrSlug) ?? this.index.summaries(({ slug }) => slug === idOrSlug)[0] ?? null
  }

  /** Makes a new post; what is not given is a draft's default. A slug that is taken gets a number behind it. */
  create(given: PostChanges): Promise<Result<Post, AppError>> {
    const now = localTimestamp(this.environment.now())
    const title = given.title ?? ''
    const id = this.environment.newId()
    return attempt(this.path(id), () => {
      const draft = {
        status: 'draft',
        date: now,
        body: '',
        ...defined(given),
        title,
        slug: given.slug ?? slugify(title),
      }
      return this.write(valid(Post, { ...draft, schema: SCHEMA, id, revision: 0, created: now, modified: now }))
    })
  }

  /** Adds a whole post with the id and times it brings, as an import does. Errors: conflict when the id is taken. */
  add(post: Post): Promise<Result<Post, AppError>> {
    return attempt(this.path(post.id), () => this.write(post))
  }

  /**
   * Saves the changed fields of a post. `basedOn` is the revision they were made on: when another one stands on disk the
   * answer is `conflict` and nothing is written. A slug made from the title follows a draft's new title. With a reason the
   * post goes into the history first in any case, as it must before a change of many posts.
   */
  save(input: {
    id: string
    basedOn: number
    changes: PostChanges
    reason?: VersionReason | undefined
  }): Promise<Result<SavedPost, AppError>> {
    return this.inTurn(input.id, async () => {
      const current = await this.read(input.id)
      if (current.revision !== input.basedOn) return this.change(input)
      if (input.reason) await this.revisions.keep(current, input.reason)
      else await this.revisions.beforeSave(current)
      await this.journal.beforeSave(input.id, input.basedOn, input.changes)
      return this.change(input)
    })
  }

  /** Keeps typing that is not saved yet, durably; a save that holds it forgets it. Errors: read-only, disk. */
  keepTyping(input: { id: string; basedOn: number; changes: PostChanges }): Promise<Result<null, AppError>> {
    return this.inTurn(input.id, async () => {
      this.environment.writable()
      const { id, changes } = input
      const last = this.lastSave.get(id)
      const basedOn = last?.from === input.basedOn ? last.to : input.basedOn
      await this.journal.keep({ post: id, basedOn, changes }, this.fingerprint(id))
      return null
    })
  }

  /** The typing of a post that is not saved yet with the version it was typed on, if that is kept; or null. */
  unsavedTyping(id: string): Promise<Result<UnsavedTyping | null, AppError>> {
    return attempt(this.path(id), async () => {
      const record = this.journal.of(id)
      if (record === null) return null
      const { basedOn, at, changes } = record
      return { basedOn, at, changes, base: await this.revisions.withRevision(id, basedOn) }
    })
  }

  /** Forgets typing that the author gave up. */
  forgetTyping(id: string): Promise<Result<null, AppError>> {
    return this.inTurn(id, async () => {
      await this.journal.forget(id)
      return null
    })
  }

  /** Keeps a post in its history as it stands, before something changes it as a whole. */
  keepVersion(post: Post, reason: VersionReason): Promise<boolean> {
    return this.revisions.keep(post, reason)
  }

  /**
   * Makes an earlier version the current text; the text until now goes into the history, so it can be taken back.
   * Errors: conflict when `basedOn` is not the revision that stands, not-found, corrupt, disk.
   */
  restoreVersion(input: { id: string; basedOn: number; sequence: number }): Promise<Result<SavedPost, AppError>> {
    const { id, basedOn, sequence } = input
    return this.inTurn(id, async () => {
      const version = await this.revisions.get(id, sequence)
      if (!version.ok) throw new StoreFault(version.error)
      const current = await this.read(id)
      if (current.revision === basedOn) await this.revisions.keep(current, 'restore')
      const { slug, ...changes } = changesOf(version.value.post)
      const isFree = slug !== undefined && !this.slugs.isTaken(slug, id)
      return this.change({ id, basedOn, changes: isFree ? { ...changes, slug } : changes })
    })
  }

  /** Moves a post with its thread and history into the trash; answers the entry's name. Errors: not-found, disk. */
  remove(id: string): Promise<Result<string, AppError>> {
    return this.inTurn(id, () =>
      this.environment.documents.away(this.path(id), async () => {
        const summary = this.index.summary(id)
        if (summary === null) throw new StoreFault({ kind: 'not-found', what: `The post ${id}` })
        const homes = [`comments/${id}.json`, `revisions/${id}`, `posts/${id}.json`]
        const name = await this.trash.put({ kind: 'post', id, title: summary.title, homes })
        await this.journal.forget(id)
        this.index.removePost(id)
        this.environment.documents.gone(join(this.environment.layout.comments, `${id}.json`))
        return name
      }),
    )
  }

  /** Moves posts into the trash; answers their entries. Stops at the first error; what went until then is in the trash. */
  async removeAll(ids: readonly string[]): Promise<Result<string[], AppError>> {
    const entries: string[] = []
    for (const id of ids) {
      const removed = await this.remove(id)
      if (!removed.ok) return removed
      entries.push(removed.value)
    }
    return ok(entries)
  }

  /** Keeps a post in its history as it stands on disk. Errors: not-found, corrupt, read-only, disk. */
  keepCurrent(id: string, reason: VersionReason): Promise<Result<null, AppError>> {
    return this.inTurn(id, async () => {
      this.environment.writable()
      await this.revisions.keep(await this.read(id), reason)
      return null
    })
  }

  /** Keeps a post as it stands as a version that is never thinned out. Errors: not-found, corrupt, disk. */
  pinCurrent(id: string): Promise<Result<null, AppError>> {
    return this.inTurn(id, async () => {
      this.environment.writable()
      const pinned = await this.revisions.keepPinned(await this.read(id))
      if (!pinned.ok) throw new StoreFault(pinned.error)
      return null
    })
  }

  /** A hash of the file last read or written for a post; null when it was neither. */
  fingerprint(id: string): string | null {
    return this.environment.documents.fingerprint(this.path(id))
  }

  /** Resolves when every change of a post that has begun is done. */
  idle(): Promise<void> {
    return this.queue.idle()
  }

  /** Writes a post that is not there yet. */
  private async write(post: Post): Promise<Post> {
    const slug = freeSlug(post.slug, (wanted) => this.slugs.isTaken(wanted, post.id))
    return this.slugs.during(post.id, async (claim) => {
      claim(slug)
      const added = await this.environment.documents.update(this.path(post.id), Post, 0, (current) => {
        if (current) throw new StoreFault({ kind: 'conflict', what: `The post ${post.id}`, revision: current.revision })
        return { ...post, slug }
      })
      await this.index.putPost(added)
      return added
    })
  }

  private change(input: { id: string; basedOn: number; changes: PostChanges }): Promise<SavedPost> {
    return this.slugs.during(input.id, (claim) => this.changeAndClaim(input, claim))
  }

  private async changeAndClaim(
    { id, basedOn, changes }: { id: string; basedOn: number; changes: PostChanges },
    claim: (slug: string) => void,
  ): Promise<SavedPost> {
    const post = await this.environment.documents.update(this.path(id), Post, basedOn, (current) => {
      if (current === null) throw notFound(id)
      const slug = this.slugAfter(current, changes)
      claim(slug)
      const formerly = formerlyAfter(current, { slug, date: changes.date ?? current.date })
      return {
        ...current,
        ...defined(changes),
        slug,
        modified: localTimestamp(this.environment.now()),
        ...(formerly ? { formerly } : {}),
      }
    })
    this.lastSave.set(id, { from: basedOn, to: post.revision })
    await this.journal.saved(post, basedOn, this.fingerprint(id))
    return { post, summary: await this.index.putPost(post) }
  }

  private async read(id: string): Promise<Post> {
    return this.own(id, await this.environment.documents.read(this.path(id), Post))
  }

  private own(id: string, post: Post | null): Post {
    if (post === null) throw notFound(id)
    if (post.id !== id)
      throw new StoreFault({ kind: 'corrupt', path: `posts/${id}.json`, detail: `it holds the post ${post.id}` })
    return post
  }

  private inTurn<T>(id: string, work: () => Promise<T>): Promise<Result<T, AppError>> {
    return this.queue.run(id, () => attempt(this.path(id), work))
  }

  private slugAfter(post: Post, changes: PostChanges): string {
    const taken = (slug: string) => this.slugs.isTaken(slug, post.id)
    if (changes.slug !== undefined && changes.slug !== post.slug) {
      if (taken(changes.slug))
        throw new StoreFault({ kind: 'bad-request', detail: `another post already has the slug “${changes.slug}”` })
      return changes.slug
    }
    const follows = changes.title !== undefined && post.status === 'draft' && isSlugOf(post.slug, post.title)
    return follows ? freeSlug(slugify(changes.title ?? ''), taken) : post.slug
  }

  private path(id: string): string {
    return join(this.environment.layout.posts, `${nameOfId(id)}.json`)
  }
}

function notFound(id: string): StoreFault {
  return new StoreFault({ kind: 'not-found', what: `The post ${id}` })
}
