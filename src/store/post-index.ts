import { join } from 'node:path'
import { z } from 'zod'
import { Thread } from '../core/comment'
import { describeError } from '../core/error'
import { Id } from '../core/identifier'
import { Post, PostSummary } from '../core/post'
import { type CommentCounts, countComments, NO_COMMENTS, summarise } from '../core/post-summary'
import type { DiskEntry } from './disk'
import { writeDurably } from './durable-write'
import type { Environment } from './environment'
import { diskCode, errorOf, StoreFault } from './fault'

/** One file as the index knows it: its size and time, and what was read from it, or why it could not be read. */
function entryOf<T extends z.ZodType>(value: T) {
  return z.strictObject({
    size: z.number(),
    mtimeMs: z.number(),
    value: value.nullable(),
    fault: z.string().nullable(),
  })
}

const Counts = PostSummary.shape.comments
const IndexFile = z.strictObject({
  /** Grows when what the index says of a file changes: an older index is then built anew. */
  format: z.literal(1),
  posts: z.record(z.string(), entryOf(PostSummary)),
  threads: z.record(z.string(), entryOf(Counts)),
})
type IndexFile = z.infer<typeof IndexFile>

interface Entry<T> {
  readonly size: number
  readonly mtimeMs: number
  readonly value: T | null
  readonly fault: string | null
}

/** The posts and threads whose files were found changed. */
export interface IndexChanges {
  readonly posts: readonly string[]
  readonly threads: readonly string[]
}

/** How many files are read side by side while the index is built. */
const READERS = 16

/**
 * What the list shows of every post, kept in `.postil/index.json` so that opening reads no bodies. An entry holds as long
 * as its file has the same size and time; the index may be deleted at any moment.
 */
export class PostIndex {
  private posts = new Map<string, Entry<PostSummary>>()
  private threads = new Map<string, Entry<CommentCounts>>()
  private stale = true

  constructor(private readonly environment: Environment) {}

  /** Loads the stored index and brings it up to date with the files. */
  async open(): Promise<void> {
    const stored = await this.load()
    if (stored) {
      this.posts = new Map(Object.entries(stored.posts))
      this.threads = new Map(Object.entries(stored.threads))
      this.stale = false
    }
    await this.refresh()
  }

  /** Reads again the files whose size or time changed; answers whose they are. */
  async refresh(): Promise<IndexChanges> {
    const { layout } = this.environment
    const threads = await this.refreshFolder(layout.comments, this.threads, (id) => this.readThread(id))
    const posts = await this.refreshFolder(layout.posts, this.posts, (id) => this.readPost(id))
    if (posts.length + threads.length > 0) this.stale = true
    return { posts, threads }
  }

  /** All readable posts, newest date first. */
  summaries(): PostSummary[] {
    const all = [...this.posts.keys()].flatMap((id) => this.summary(id) ?? [])
    return all.sort((a, b) => Date.parse(b.date) - Date.parse(a.date) || (a.id < b.id ? -1 : 1))
  }

  summary(id: string): PostSummary | null {
    const value = this.posts.get(id)?.value
    return value ? { ...value, comments: this.threads.get(id)?.value ?? NO_COMMENTS } : null
  }

  /** True when a readable post other than `except` has this slug. */
  hasSlug(slug: string, except: string): boolean {
    for (const [id, entry] of this.posts) if (id !== except && entry.value?.slug === slug) return true
    return false
  }

  /** The files that could not be read, by their path from the library folder. */
  faults(): { path: string; reason: string }[] {
    const found = (folder: string, entries: ReadonlyMap<string, Entry<unknown>>) =>
      [...entries].flatMap(([name, { fault }]) =>
        fault === null ? [] : [{ path: `${folder}/${name}.json`, reason: fault }],
      )
    const all = [...found('posts', this.posts), ...found('comments', this.threads)]
    return all.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** Takes over a post that was just saved. */
  async putPost(post: Post): Promise<PostSummary> {
    const entry = await this.stamp(join(this.environment.layout.posts, `${post.id}.json`))
    this.posts.set(post.id, { ...entry, value: summarise(post, NO_COMMENTS), fault: null })
    this.stale = true
    return summarise(post, this.threads.get(post.id)?.value ?? NO_COMMENTS)
  }

  /** Takes over a thread that was just saved. */
  async putThread(thread: Thread): Promise<void> {
    const entry = await this.stamp(join(this.environment.layout.comments, `${thread.post}.json`))
    this.threads.set(thread.post, { ...entry, value: countComments(thread.comments), fault: null })
    this.stale = true
  }

  removePost(id: string): void {
    this.posts.delete(id)
    this.threads.delete(id)
    this.stale = true
  }

  /** Writes the index when it says something new. */
  async save(): Promise<void> {
    if (!this.stale) return
    const file: IndexFile = {
      format: 1,
      posts: Object.fromEntries(this.posts),
      threads: Object.fromEntries(this.threads),
    }
    await writeDurably(this.environment.disk, this.path(), new TextEncoder().encode(JSON.stringify(file)))
    this.stale = false
  }

  private path(): string {
    return join(this.environment.layout.work, 'index.json')
  }

  /** The stored index, or null when there is none that can be used: then it is simply built again. */
  private async load(): Promise<IndexFile | null> {
    try {
      const bytes = await this.environment.disk.read(this.path())
      return IndexFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
    } catch {
      return null
    }
  }

  private async refreshFolder<T>(
    folder: string,
    entries: Map<string, Entry<T>>,
    read: (id: string) => Promise<T | null>,
  ): Promise<string[]> {
    const files = new Map((await listJson(this.environment, folder)).map((file) => [file.name.slice(0, -5), file]))
    const gone = [...entries.keys()].filter((id) => !files.has(id))
    for (const id of gone) entries.delete(id)
    const changed = [...files].filter(([id, file]) => {
      const known = entries.get(id)
      return known === undefined || known.size !== file.size || known.mtimeMs !== file.mtimeMs
    })
    await sideBySide(changed, READERS, async ([id, file]) => {
      const stamp = { size: file.size, mtimeMs: file.mtimeMs }
      try {
        entries.set(id, { ...stamp, value: await read(id), fault: null })
      } catch (fault) {
        entries.set(id, { ...stamp, value: null, fault: reasonOf(fault, `${folder}/${file.name}`) })
      }
    })
    return [...gone, ...changed.map(([id]) => id)]
  }

  private async readPost(id: string): Promise<PostSummary | null> {
    checkName(id, `posts/${id}.json`)
    const post = await this.environment.documents.read(join(this.environment.layout.posts, `${id}.json`), Post)
    if (post && post.id !== id) throw misnamed(`posts/${id}.json`, post.id)
    return post && summarise(post, NO_COMMENTS)
  }

  private async readThread(id: string): Promise<CommentCounts | null> {
    checkName(id, `comments/${id}.json`)
    const thread = await this.environment.documents.read(join(this.environment.layout.comments, `${id}.json`), Thread)
    if (thread && thread.post !== id) throw misnamed(`comments/${id}.json`, thread.post)
    return thread && countComments(thread.comments)
  }

  private async stamp(path: string): Promise<Pick<Entry<never>, 'size' | 'mtimeMs'>> {
    const { size, mtimeMs } = await this.environment.disk.entry(path)
    return { size, mtimeMs }
  }
}

/** The documents of a folder: names that end in `.json` and do not begin with a dot. A missing folder has none. */
export async function listJson({ disk }: Pick<Environment, 'disk'>, folder: string): Promise<DiskEntry[]> {
  try {
    const all = await disk.list(folder)
    return all.filter(({ name, kind }) => name.endsWith('.json') && !name.startsWith('.') && kind !== 'folder')
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return []
    throw fault
  }
}

/** Runs `work` over all items, at most `width` at a time. */
export async function sideBySide<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  const workers = Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const item of queue) await work(item)
  })
  await Promise.all(workers)
}

/** Why a file was set aside, as a sentence for a person. */
export function reasonOf(fault: unknown, path: string): string {
  const error = errorOf(fault, path)
  return error.kind === 'corrupt' ? error.detail : describeError(error)
}

function checkName(id: string, path: string): void {
  if (!Id.safeParse(id).success)
    throw new StoreFault({ kind: 'corrupt', path, detail: 'its name is not an id that Postil gives' })
}

function misnamed(path: string, id: string): StoreFault {
  return new StoreFault({ kind: 'corrupt', path, detail: `it holds ${id}, which belongs into ${id}.json` })
}
