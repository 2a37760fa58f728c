import { join } from 'node:path'
import { Thread } from '../core/comment'
import { type CommentCounts, countComments, NO_COMMENTS } from '../core/comment-counts'
import type { NoteCounter } from '../core/count-notes'
import type { Post, PostSummary } from '../core/post'
import type { DiskEntry, FileStamp } from './disk'
import { writeDerived } from './durable-write'
import type { Environment } from './environment'
import { diskCode, errorOf, StoreFault } from './fault'
import { isDocumentName, listJson } from './list-folder'
import { faultOfListed, readListedPost } from './listed-files'
import type { SetAsideFile } from './set-aside'
import { sideBySide } from './side-by-side'
import { type IndexEntry as Entry, packIndex, type StoredIndex, unpackIndex } from './stored-post-index'

/** The posts and threads whose files were found changed. */
export interface IndexChanges {
  readonly posts: string[]
  readonly threads: string[]
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
  /** Of the posts that are saved, one over and over while it is written. */
  private counter: NoteCounter | undefined
  private readonly removals: ((post: string) => void)[] = []

  constructor(private readonly environment: Environment) {}

  /** Takes over the stored index as it is; answers whether there is one. `refresh` brings it up to date. */
  async recall(): Promise<boolean> {
    const stored = await this.load()
    if (stored === null) return false
    this.posts = new Map(Object.entries(stored.posts))
    this.threads = new Map(Object.entries(stored.threads))
    this.stale = false
    return true
  }

  /**
   * Reads again the files whose size or time changed; answers whose they are. With names, only those files are looked at.
   */
  async refresh(names?: { posts: readonly string[]; threads: readonly string[] }): Promise<IndexChanges> {
    const { layout } = this.environment
    await summaries()
    const threads = await this.refreshFolder(
      layout.comments,
      this.threads,
      (id, plain) => this.readThread(id, plain),
      names?.threads,
    )
    const posts = await this.refreshFolder(
      layout.posts,
      this.posts,
      (id, plain) => this.readPost(id, plain),
      names?.posts,
    )
    if (posts.length + threads.length > 0) this.stale = true
    return { posts, threads }
  }

  /** The readable posts, or those of them for which `holds` says so, newest date first. */
  summaries(holds: (post: Omit<PostSummary, 'comments'>) => boolean = () => true): PostSummary[] {
    const found: { readonly at: number; readonly value: PostSummary }[] = []
    for (const { value } of this.posts.values())
      if (value && holds(value)) found.push({ at: Date.parse(value.date), value })
    found.sort((a, b) => b.at - a.at || (a.value.id < b.value.id ? -1 : 1))
    return found.map(({ value }) => this.withComments(value))
  }

  /** The ids of the posts that can be read, in no order: for who asks often and needs no list. */
  ids(): string[] {
    return [...this.posts].flatMap(([id, { value }]) => (value ? [id] : []))
  }

  summary(id: string): PostSummary | null {
    const value = this.posts.get(id)?.value
    return value ? this.withComments(value) : null
  }

  private withComments(post: PostSummary): PostSummary {
    return { ...post, comments: this.threads.get(post.id)?.value ?? NO_COMMENTS }
  }

  /** True when a readable post other than `except` has this slug. */
  hasSlug(slug: string, except: string): boolean {
    for (const [id, entry] of this.posts) if (id !== except && entry.value?.slug === slug) return true
    return false
  }

  /** Changes whenever the file of a post, or of a thread, does. */
  stamp(kind: 'posts' | 'threads', id: string): string {
    const entry = this[kind].get(id)
    return entry ? `${entry.size}:${entry.mtimeMs}` : ''
  }

  /** The files that could not be read, by their path from the library folder. */
  faults(): SetAsideFile[] {
    const found = (folder: string, entries: ReadonlyMap<string, Entry<unknown>>) =>
      [...entries].flatMap(([name, { fault }]) =>
        fault === null ? [] : [{ path: `${folder}/${name}.json`, ...fault }],
      )
    const all = [...found('posts', this.posts), ...found('comments', this.threads)]
    return all.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  /** Takes over a post that was just saved. */
  async putPost(post: Post): Promise<PostSummary> {
    this.counter ??= new (await import('../core/count-notes')).NoteCounter()
    const value = await summarise(post, this.counter)
    const entry = this.stampOf(join(this.environment.layout.posts, `${post.id}.json`))
    this.posts.set(post.id, { ...entry, value, fault: null })
    this.stale = true
    return this.withComments(value)
  }

  /** Takes over a thread that was just saved. */
  putThread(thread: Thread): void {
    const entry = this.stampOf(join(this.environment.layout.comments, `${thread.post}.json`))
    this.threads.set(thread.post, { ...entry, value: countComments(thread.comments), fault: null })
    this.stale = true
  }

  /** Tells of every post that is removed with its thread. */
  onRemove(listener: (post: string) => void): void {
    this.removals.push(listener)
  }

  removePost(id: string): void {
    for (const listener of this.removals) listener(id)
    this.posts.delete(id)
    this.threads.delete(id)
    this.stale = true
  }

  /** Writes the index when it says something new. */
  async save(): Promise<void> {
    if (!this.stale) return
    const bytes = packIndex({ posts: Object.fromEntries(this.posts), threads: Object.fromEntries(this.threads) })
    await writeDerived(this.environment.disk, this.path(), bytes)
    this.stale = false
  }

  /** Of a file that was just written; one that cannot be told is read again by the next refresh. */
  private stampOf(path: string): FileStamp {
    return this.environment.documents.stamp(path) ?? NOT_SEEN
  }

  private path(): string {
    return join(this.environment.layout.work, 'index.json')
  }

  /** The stored index, or null when there is none that can be used: then it is simply built again. */
  private async load(): Promise<StoredIndex | null> {
    try {
      return unpackIndex(await this.environment.disk.read(this.path()))
    } catch {
      return null
    }
  }

  private async refreshFolder<T>(
    folder: string,
    entries: Map<string, Entry<T>>,
    read: (id: string, plain: boolean) => Promise<T | null>,
    names?: readonly string[],
  ): Promise<string[]> {
    const listed = names ? await this.entriesOf(folder, names) : await listJson(this.environment, folder)
    const files = new Map(listed.map((file) => [file.name.slice(0, -'.json'.length), file]))
    const looked = names ? names.map((name) => name.slice(0, -'.json'.length)) : [...entries.keys()]
    const gone = looked.filter((id) => entries.has(id) && !files.has(id))
    for (const id of gone) entries.delete(id)
    const changed = [...files].filter(([id, file]) => !sameStamp(entries.get(id), file))
    await sideBySide(changed, READERS, async ([id, file]) => {
      const stamp = { size: file.size, mtimeMs: file.mtimeMs }
      try {
        entries.set(id, { ...stamp, value: await read(id, file.kind === 'file'), fault: null })
      } catch (fault) {
        const path = `${folder}/${file.name}`
        const seen = errorOf(fault, path).kind === 'disk' ? NOT_SEEN : stamp
        entries.set(id, { ...seen, value: null, fault: faultOfListed(fault, path, id) })
      }
    })
    return [...gone, ...changed.map(([id]) => id)]
  }

  private async entriesOf(folder: string, names: readonly string[]): Promise<DiskEntry[]> {
    const found: DiskEntry[] = []
    for (const name of names.filter(isDocumentName)) {
      try {
        found.push({ ...(await this.environment.disk.entry(join(folder, name))), name })
      } catch (fault) {
        if (diskCode(fault) !== 'ENOENT') throw fault
      }
    }
    return found.filter(({ kind }) => kind !== 'folder')
  }

  private async readPost(name: string, plain: boolean): Promise<PostSummary | null> {
    const post = await readListedPost(this.environment, { name, plain })
    return post && summarise(post)
  }

  private async readThread(name: string, plain: boolean): Promise<CommentCounts | null> {
    const path = `comments/${name}.json`
    const { documents, layout } = this.environment
    const file = join(layout.comments, `${name}.json`)
    const thread = await (plain ? documents.skim(file, Thread) : documents.read(file, Thread))
    if (thread && thread.post !== name) {
      const detail = `it holds the comments of ${thread.post} under a name that is not its own`
      throw new StoreFault({ kind: 'corrupt', path, detail })
    }
    return thread && countComments(thread.comments)
  }
}

/** Loaded by the first refresh: it brings the reader of Markdown along, and a library opens by its index without it. */
const summaries = () => import('../core/post-summary')

async function summarise(post: Post, counter?: NoteCounter): Promise<PostSummary> {
  return (await summaries()).summarise(post, NO_COMMENTS, counter)
}

/** Of no file: one whose content the disk did not give says nothing of itself, and is read again by the next refresh. */
const NOT_SEEN: FileStamp = { size: -1, mtimeMs: -1 }

function sameStamp(known: FileStamp | undefined, file: FileStamp): boolean {
  return known !== undefined && known.size === file.size && known.mtimeMs === file.mtimeMs
}
