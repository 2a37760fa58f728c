import { join } from 'node:path'
import type { AppError } from '../core/error'
import { Post, type PostSummary } from '../core/post'
import type { Result } from '../core/result'
import { parseDocument } from './document'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import type { PostIndex } from './post-index'
import type { Posts } from './posts'
import type { Revisions, Version } from './revisions'
import type { SetAsideFile } from './set-aside'
import type { Sources } from './sources'
import type { TopicTree } from './topic-tree'
import type { Trash } from './trash'

/** A post that was read out of a conflict copy, and the version that both came from, if that is known. */
export interface ConflictCopy {
  readonly copy: Post
  readonly base: Post | null
}

/** What can be done about files that are set aside. Each deed moves the file, unchanged, into the trash. */
export class Quarantine {
  constructor(
    private readonly environment: Environment,
    private readonly parts: {
      readonly index: PostIndex
      readonly posts: Posts
      readonly sources: Sources
      readonly topics: TopicTree
      readonly revisions: Revisions
      readonly trash: Trash
    },
  ) {}

  /** The files that are set aside and about which something can be done. */
  files(): SetAsideFile[] {
    const { index, sources, topics } = this.parts
    return [...index.faults(), ...sources.faults(), ...topics.faults()]
  }

  /** The newest good version of each damaged post: what can be put in its place. */
  async offers(files: readonly SetAsideFile[]): Promise<Map<string, Version>> {
    const offers = new Map<string, Version>()
    for (const { kind, path } of files) {
      // By the file's name: its content, the id included, may be what is damaged.
      const [, id] = /^posts\/([^/]+)\.json$/.exec(path) ?? []
      if (kind === 'newer' || id === undefined) continue
      const versions = await this.parts.revisions.list(id)
      const [newest] = versions.ok ? versions.value : []
      if (newest) offers.set(path, newest)
    }
    return offers
  }

  /** Puts the newest good version of a post where its damaged file is. Errors: not-found when there is none, disk. */
  restore(path: string): Promise<Result<PostSummary, AppError>> {
    return this.act(path, async (file) => {
      const offer = (await this.offers([file])).get(path)
      if (!offer) throw new StoreFault({ kind: 'not-found', what: `A good version of ${path}` })
      await this.putAway(file)
      const added = await this.parts.posts.add(offer.post)
      if (!added.ok) throw new StoreFault(added.error)
      return this.summary(offer.post.id)
    })
  }

  /** Reads a conflict copy, to compare and merge it. Errors: not-found, corrupt, disk. */
  readCopy(path: string): Promise<Result<ConflictCopy, AppError>> {
    return this.act(path, async () => {
      const bytes = await this.environment.disk.read(join(this.environment.layout.dir, path))
      const copy = parseDocument(bytes, path, Post)
      return { copy, base: await this.parts.revisions.ancestor(copy) }
    })
  }

  /** Makes a conflict copy a post of its own. Errors: not-found, corrupt, disk. */
  keepCopy(path: string): Promise<Result<PostSummary, AppError>> {
    return this.act(path, async (file) => {
      const read = await this.readCopy(path)
      if (!read.ok) throw new StoreFault(read.error)
      const { copy } = read.value
      // The copy of a post that is not there is that post, under a wrong name.
      const taken = this.parts.index.summary(copy.id) !== null
      const id = taken ? this.environment.newId() : copy.id
      const added = await this.parts.posts.add({ ...copy, id })
      if (!added.ok) throw new StoreFault(added.error)
      await this.putAway(file)
      return this.summary(id)
    })
  }

  /** Moves a file that is set aside into the trash. Errors: not-found, disk. */
  discard(path: string): Promise<Result<null, AppError>> {
    return this.act(path, async (file) => {
      await this.putAway(file)
      return null
    })
  }

  private act<T>(path: string, deed: (file: SetAsideFile) => Promise<T>): Promise<Result<T, AppError>> {
    return attempt(path, async () => {
      const file = this.files().find((known) => known.path === path)
      if (!file) throw new StoreFault({ kind: 'not-found', what: path })
      return deed(file)
    })
  }

  private async putAway({ path, post }: SetAsideFile): Promise<void> {
    const { documents, layout } = this.environment
    const absolute = join(layout.dir, path)
    await documents.away(absolute, () =>
      this.parts.trash.put({ kind: 'file', id: path, title: post ?? path, homes: [path] }),
    )
    const { index, sources, topics } = this.parts
    await index.refresh()
    if (path.startsWith('sources/')) {
      sources.forget()
      await sources.list()
    }
    if (path === 'topics.json') await topics.get()
  }

  private summary(id: string): PostSummary {
    const summary = this.parts.index.summary(id)
    if (summary === null) throw new StoreFault({ kind: 'not-found', what: `The post ${id}` })
    return summary
  }
}
