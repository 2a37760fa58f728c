import { randomBytes } from 'node:crypto'
import { basename, resolve } from 'node:path'
import type { AppError } from '../core/error'
import { Library, type LibraryChanges } from '../core/library'
import { type PostSummary, SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { Assets } from './assets'
import { CitationIndex } from './citation-index'
import { KeptDrafts } from './comment-drafts'
import { defined } from './defined'
import { type Disk, nodeDisk } from './disk'
import { Documents, serialise } from './document'
import { writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import { Journal } from './journal'
import { type Layout, layoutOf } from './layout'
import { checkLibrary, ifWritable, makeFolders, sweepFolders, sweepInnerFolders } from './library-folder'
import { Lock } from './lock'
import { ALL_FILES, changedPaths, isAnything, type OutsideChanges, takeOver } from './outside-changes'
import { PostIndex } from './post-index'
import { Posts } from './posts'
import { Quarantine } from './quarantine'
import { type Recovered, replayJournal } from './replay'
import { Revisions } from './revisions'
import type { FileFault, SetAsideFile } from './set-aside'
import { Sources } from './sources'
import { Threads } from './threads'
import { TopicTree } from './topic-tree'
import { Trash, type TrashEntry } from './trash'
import { upgradeLibrary } from './upgrade'
import { LibraryWatch, type TouchedFiles } from './watch'

/** How long after an opening by the stored index the files are looked at (ms): the window paints its list first. */
const LOOK = 500

/** What opening takes beside the folder; all of it has defaults. */
export interface StoreOptions {
  readonly disk?: Disk
  readonly now?: () => Date
  readonly newId?: () => string
  /** Opens without writing anything, as the reading commands of the command line do. */
  readonly readOnly?: boolean
  /** Beside `readOnly`: leaves the list of posts empty, for who reads the files of the posts itself, or is told which. */
  readonly withoutList?: boolean
  /**
   * Called when another program changed files of the open library. Without it nothing is watched. With it the library
   * opens by the index as it was stored, and what changed since is told a moment later.
   */
  readonly onOutsideChange?: (changes: OutsideChanges) => void
  /** Told the paths, from the library folder, of documents that were saved, moved away or changed from outside. */
  readonly onWritten?: (paths: readonly string[]) => void
}

/** What a new library says of itself; the rest has defaults and can be changed later. */
export type NewLibrary = Partial<
  Pick<Library, 'description' | 'language' | 'baseUrl' | 'authors' | 'citationStyle'>
> & {
  readonly title: string
}

/** Why this process may only read. */
export interface ReadOnly {
  readonly why: 'locked' | 'folder' | 'asked'
  /** Who writes it, or which folder cannot be written. */
  readonly owner: string
}

/** A file that was set aside, with the time of the version that can be put in its place, if there is one. */
export interface SetAsideView extends SetAsideFile {
  readonly offer: string | null
}

/** What a window shows first of an open library. */
export interface LibraryOverview {
  readonly dir: string
  readonly library: Library
  readonly posts: PostSummary[]
  readonly counts: { readonly sources: number; readonly topics: number }
  readonly readOnly: ReadOnly | null
  readonly setAside: SetAsideView[]
  readonly recovered: Recovered[]
}

/**
 * Opens the library in `dir`. Errors: disk ENOENT when the folder is not there, not-a-library, newer-schema. A folder that
 * cannot be written, or that another process writes, opens read-only; broken files are set aside. Typing that a crash cut
 * off is put back: see `recovered`.
 */
export function openLibrary(dir: string, options: StoreOptions = {}): Promise<Result<LibraryStore, AppError>> {
  const home = resolve(dir)
  return attempt(home, async () => {
    const disk = options.disk ?? nodeDisk
    const layout = layoutOf(home)
    const damage = await checkLibrary(disk, layout)
    const store = new LibraryStore(layout, disk, options, damage)
    try {
      await store.start(options.readOnly === true)
    } catch (fault) {
      // Or this process would keep the lock of a library that it did not open.
      await store.close()
      throw fault
    }
    return store
  })
}

/** Makes a library in `dir`, which may exist if it is empty, and opens it. Errors: disk (EEXIST when something is there). */
export async function createLibrary(
  dir: string,
  library: NewLibrary,
  options: StoreOptions = {},
): Promise<Result<LibraryStore, AppError>> {
  const home = resolve(dir)
  const made = await attempt(home, async () => {
    const disk = options.disk ?? nodeDisk
    await disk.makeFolderDeep(home)
    if ((await disk.list(home)).some(({ name }) => !name.startsWith('.')))
      throw new StoreFault({ kind: 'disk', code: 'EEXIST', path: home })
    const layout = layoutOf(home)
    await makeFolders(disk, layout)
    const first = Library.parse({ schema: SCHEMA, revision: 1, ...defined(library) })
    await writeDurably(disk, layout.library, serialise(first))
  })
  return made.ok ? openLibrary(home, options) : made
}

/** An open library: everything the app and the command line do with one goes through here. Close it when done. */
export class LibraryStore {
  readonly posts: Posts
  readonly threads: Threads
  /** Comments that are being written. */
  readonly drafts: KeptDrafts
  readonly sources: Sources
  readonly citations: CitationIndex
  readonly topics: TopicTree
  readonly assets: Assets
  readonly revisions: Revisions
  readonly trash: Trash
  readonly quarantine: Quarantine
  private readonly environment: Environment
  private readonly index: PostIndex
  private readonly journal: Journal
  private lock: Lock | null = null
  private watch: LibraryWatch | null = null
  private look: NodeJS.Timeout | null = null
  private reading: ReadOnly | null = null
  private closed = false
  private fromCrash: Recovered[] = []
  private damagedTyping: string[] = []

  /** Use `openLibrary` or `createLibrary`. `damage` says why library.json cannot be read, if it cannot. */
  constructor(
    private readonly layout: Layout,
    disk: Disk,
    private readonly options: StoreOptions,
    private readonly damage: string | null,
  ) {
    const writable = () => {
      if (this.closed) throw new StoreFault({ kind: 'not-found', what: 'An open library' })
      if (this.reading) throw new StoreFault({ kind: 'read-only', path: this.dir, owner: this.reading.owner })
    }
    const documents = new Documents(disk, layout.dir, writable, (path) => options.onWritten?.([path]))
    const now = options.now ?? (() => new Date())
    this.environment = { disk, layout, documents, writable, now, newId: options.newId ?? randomId }
    this.index = new PostIndex(this.environment)
    this.journal = new Journal(this.environment)
    this.revisions = new Revisions(this.environment)
    this.trash = new Trash(this.environment)
    this.posts = new Posts(this.environment, this.index, this.journal, this.revisions, this.trash)
    this.threads = new Threads(this.environment, this.index)
    this.drafts = new KeptDrafts(this.environment)
    this.sources = new Sources(this.environment, this.trash)
    this.citations = new CitationIndex(this.posts, this.threads)
    this.topics = new TopicTree(this.environment)
    this.assets = new Assets(this.environment)
    const { index, posts, sources, revisions, topics, trash } = this
    this.quarantine = new Quarantine(this.environment, { index, posts, sources, topics, revisions, trash })
  }

  /** The folder of this library, absolute. */
  get dir(): string {
    return this.layout.dir
  }

  /** Why this process may not write, or null. It can change while the library is open. */
  get readOnly(): ReadOnly | null {
    return this.reading
  }

  /** What became of the typing that a crash had cut off before this opening. */
  get recovered(): readonly Recovered[] {
    return this.fromCrash
  }

  /** Takes the lock, undoes what a crash left half-done and brings the index up to date. Called once, by `openLibrary`. */
  async start(asked: boolean): Promise<void> {
    this.reading = asked ? { why: 'asked', owner: this.dir } : await this.claim()
    if (this.reading === null) {
      await upgradeLibrary(this.environment.disk, this.layout)
      await this.trash.repair()
    }
    const { onOutsideChange: tell, withoutList } = this.options
    if (withoutList) return
    const recalled = await this.index.recall()
    // Whoever is told of changes is told of these a moment later, and has a list of ten thousand posts at once.
    if (recalled && tell) this.look = setTimeout(() => void this.noticed(ALL_FILES, tell), LOOK)
    else await this.index.refresh()
    await this.recoverTyping()
    await this.keepIndex()
    if (tell) this.watch = new LibraryWatch(this.layout, (files) => void this.noticed(files, tell))
  }

  /**
   * Puts typing that nobody holds any more back into its posts: after a crash of the program, and when its window starts
   * anew. What became of it is added to `recovered`.
   */
  async recoverTyping(): Promise<void> {
    if (this.reading !== null) return
    const { recovered, damaged } = await replayJournal(this.journal, this.posts)
    const again = new Set(recovered.map(({ post }) => post))
    this.fromCrash = [...this.fromCrash.filter(({ post }) => !again.has(post)), ...recovered]
    this.damagedTyping = damaged
  }

  /** The window has shown what was recovered; only what waits for a choice is told again. */
  toldOfRecovered(): void {
    this.fromCrash = this.fromCrash.filter(({ outcome }) => outcome === 'conflict')
  }

  /** What a window shows first. Errors: corrupt, disk. */
  async overview(): Promise<Result<LibraryOverview, AppError>> {
    const library = await this.library()
    if (!library.ok) return library
    return attempt(this.dir, async () => ({
      dir: this.dir,
      library: library.value,
      posts: this.posts.list(),
      counts: await this.counts(),
      readOnly: this.readOnly,
      setAside: await this.setAsideView(),
      recovered: [...this.fromCrash],
    }))
  }

  /** library.json. While that is damaged, a library that bears the folder's name. Errors: disk. */
  library(): Promise<Result<Library, AppError>> {
    return attempt(this.layout.library, async () => {
      if (this.damage !== null) return Library.parse({ schema: SCHEMA, revision: 0, title: basename(this.dir) })
      const library = await this.environment.documents.read(this.layout.library, Library)
      if (library === null) throw new StoreFault({ kind: 'not-a-library', path: this.dir })
      return library
    })
  }

  /** Changes library.json. Errors: conflict when `basedOn` is not the revision that stands, corrupt, disk. */
  updateLibrary(input: { basedOn: number; changes: LibraryChanges }): Promise<Result<Library, AppError>> {
    return attempt(this.layout.library, () =>
      this.environment.documents.update(this.layout.library, Library, input.basedOn, (current) => {
        if (current === null) throw new StoreFault({ kind: 'not-a-library', path: this.dir })
        return { ...current, ...defined(input.changes) }
      }),
    )
  }

  /** How many sources and topics there are, without reading the sources. */
  async counts(): Promise<{ sources: number; topics: number }> {
    const topics = await this.topics.get()
    return { sources: await this.sources.count(), topics: topics.ok ? topics.value.topics.length : 0 }
  }

  /** The files that could not be read, with the reason. */
  setAside(): SetAsideFile[] {
    const damaged = (path: string, reason: string) =>
      ({ path, kind: 'damaged', reason, post: null }) satisfies FileFault & { path: string }
    const library = this.damage === null ? [] : [damaged('library.json', this.damage)]
    const typing = this.damagedTyping.map((path) => damaged(path, 'it holds unsaved typing that fails its check'))
    return [...library, ...this.quarantine.files(), ...typing]
  }

  /** The same, with what can be put in the place of each. */
  async setAsideView(): Promise<SetAsideView[]> {
    const files = this.setAside()
    const offers = await this.quarantine.offers(files)
    return files.map((file) => ({ ...file, offer: offers.get(file.path)?.post.modified ?? null }))
  }

  /** Looks for files that another program changed, and takes them over. */
  refresh(touched: TouchedFiles = ALL_FILES): Promise<Result<OutsideChanges, AppError>> {
    const { index, threads, sources } = this
    return attempt(this.dir, async () => {
      const changes = await takeOver(touched, this.environment, { index, threads, sources })
      this.options.onWritten?.(await changedPaths(changes, touched, this.environment))
      return changes
    })
  }

  /** Brings something back from the trash; see `Trash.restore`. */
  async restoreFromTrash(name: string): Promise<Result<TrashEntry, AppError>> {
    const restored = await this.trash.restore(name)
    if (restored.ok) await this.refresh()
    return restored
  }

  /** Waits for what is under way, writes what is only in memory and gives the lock back. Then the store is done for. */
  async close(): Promise<void> {
    if (this.look) clearTimeout(this.look)
    this.watch?.close()
    await this.idle()
    // What goes on behind that, such as a long piece of work, writes nothing that the next owner of the lock does not see.
    this.closed = true
    await this.idle()
    await this.keepIndex()
    const { lock } = this
    this.lock = null
    // A lock that cannot be removed is that of a dead process soon, and is taken over then.
    if (lock) await attempt(this.layout.work, () => lock.release())
  }

  /** A change of a post reads and writes several documents, one after another. */
  private async idle(): Promise<void> {
    await Promise.all([this.posts.idle(), this.drafts.idle()])
    await this.environment.documents.idle()
  }

  /** A look that fails (the folder is away) tells nothing; saving and opening say what is wrong. */
  private async noticed(files: TouchedFiles, tell: (changes: OutsideChanges) => void): Promise<void> {
    const changes = await this.refresh(files)
    if (changes.ok && isAnything(changes.value)) tell(changes.value)
  }

  /** Takes the lock; answers why this process may only read, or null. */
  private async claim(): Promise<ReadOnly | null> {
    const { disk, now } = this.environment
    const lost = (owner: string) => {
      this.reading = { why: 'locked', owner }
    }
    const answer = await ifWritable(disk, this.layout, () => Lock.take(disk, this.layout.work, now, lost))
    if (answer === null) return { why: 'folder', owner: this.dir }
    if (!answer.held) return { why: 'locked', owner: answer.owner }
    this.lock = answer.lock
    const { afterCrash } = answer.lock
    const swept = await ifWritable(disk, this.layout, async () => {
      await sweepFolders(disk, this.layout)
      if (afterCrash) await sweepInnerFolders(disk, this.layout)
      return true
    })
    return swept === null ? { why: 'folder', owner: this.dir } : null
  }

  /** The index is derived: when it cannot be written it is built again at the next start. */
  private async keepIndex(): Promise<void> {
    if (this.reading !== null) return
    await attempt(this.layout.work, () => this.index.save())
  }
}

/** Twelve characters of a-z and 2-7, the first a letter: a file name that is safe everywhere. */
function randomId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const id = [...randomBytes(12)].map((byte) => letters[byte % 32]).join('')
  return /^[a-z]/.test(id) ? id : randomId()
}
