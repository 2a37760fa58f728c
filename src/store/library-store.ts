import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import { Library } from '../core/library'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { Assets } from './assets'
import { type Disk, nodeDisk } from './disk'
import { Documents, serialise } from './document'
import { sweepTemporaryFiles, writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, diskCode, StoreFault } from './fault'
import { type Layout, layoutOf } from './layout'
import { type IndexChanges, PostIndex } from './post-index'
import { defined, Posts } from './posts'
import { Sources } from './sources'
import { Threads } from './threads'
import { TopicTree } from './topic-tree'

/** What opening takes beside the folder; all of it has defaults. */
export interface StoreOptions {
  readonly disk?: Disk
  readonly now?: () => Date
  readonly newId?: () => string
  /** Opens without writing anything, as the reading commands of the command line do. */
  readonly readOnly?: boolean
}

/** What a new library says of itself; the rest has defaults and can be changed later. */
export type NewLibrary = Partial<
  Pick<Library, 'description' | 'language' | 'baseUrl' | 'authors' | 'citationStyle'>
> & {
  readonly title: string
}

/** The fields of library.json that a save may change. */
export type LibraryChanges = { [K in Exclude<keyof Library, 'schema' | 'revision'>]?: Library[K] | undefined }

/** Why this process may only read. */
export interface ReadOnly {
  readonly why: 'locked' | 'folder' | 'asked'
  /** Who writes it, or which folder cannot be written. */
  readonly owner: string
}

/** A file that could not be read. It stays where it is, unchanged, and is never written to. */
export interface SetAsideFile {
  readonly path: string
  readonly reason: string
}

/**
 * Opens the library in `dir`. Errors: disk ENOENT when the folder is not there, not-a-library, newer-schema, corrupt when
 * library.json itself cannot be read. A folder that cannot be written opens read-only; broken files are set aside.
 */
export function openLibrary(dir: string, options: StoreOptions = {}): Promise<Result<LibraryStore, AppError>> {
  const home = resolve(dir)
  return attempt(home, async () => {
    const disk = options.disk ?? nodeDisk
    const layout = layoutOf(home)
    await checkLibrary(disk, layout)
    const readOnly = options.readOnly ? ({ why: 'asked', owner: home } as const) : await prepare(disk, layout)
    const store = new LibraryStore(layout, readOnly, disk, options)
    await store.start()
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
    await disk.makeFolder(home)
    if ((await disk.list(home)).some(({ name }) => !name.startsWith('.')))
      throw new StoreFault({ kind: 'disk', code: 'EEXIST', path: home })
    const layout = layoutOf(home)
    await makeFolders(disk, layout)
    await writeDurably(
      disk,
      layout.library,
      serialise(Library.parse({ schema: SCHEMA, revision: 1, ...defined(library) })),
    )
  })
  return made.ok ? openLibrary(home, options) : made
}

/** An open library: everything the app and the command line do with one goes through here. Close it when done. */
export class LibraryStore {
  readonly posts: Posts
  readonly threads: Threads
  readonly sources: Sources
  readonly topics: TopicTree
  readonly assets: Assets
  private readonly environment: Environment
  private readonly index: PostIndex

  /** Use `openLibrary` or `createLibrary`. */
  constructor(
    private readonly layout: Layout,
    /** Why this process may not write, or null. */
    readonly readOnly: ReadOnly | null,
    disk: Disk,
    options: StoreOptions,
  ) {
    const writable = () => {
      if (this.readOnly) throw new StoreFault({ kind: 'read-only', path: this.dir, owner: this.readOnly.owner })
    }
    const documents = new Documents(disk, layout.dir, writable)
    const now = options.now ?? (() => new Date())
    this.environment = { disk, layout, documents, now, newId: options.newId ?? randomId }
    this.index = new PostIndex(this.environment)
    this.posts = new Posts(this.environment, this.index)
    this.threads = new Threads(this.environment, this.index)
    this.sources = new Sources(this.environment)
    this.topics = new TopicTree(this.environment)
    this.assets = new Assets(this.environment, writable)
  }

  /** The folder of this library, absolute. */
  get dir(): string {
    return this.layout.dir
  }

  /** Brings the index up to date. Called once by `openLibrary`. */
  async start(): Promise<void> {
    await this.index.open()
    await this.keepIndex()
  }

  /** library.json. Errors: corrupt, disk. */
  library(): Promise<Result<Library, AppError>> {
    return attempt(this.layout.library, async () => {
      const library = await this.environment.documents.read(this.layout.library, Library)
      if (library === null) throw new StoreFault({ kind: 'not-a-library', path: this.dir })
      return library
    })
  }

  /** Changes library.json. Errors: conflict when `basedOn` is not the revision that stands, disk. */
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
    return [...this.index.faults(), ...this.sources.faults()]
  }

  /** Looks for files that another program changed; answers whose posts and threads they are. */
  refresh(): Promise<Result<IndexChanges, AppError>> {
    return attempt(this.dir, async () => {
      this.sources.forget()
      const changes = await this.index.refresh()
      await this.threads.refresh(changes.threads)
      return changes
    })
  }

  /** Waits for what is under way and writes what is only in memory. Afterwards the store must not be used. */
  async close(): Promise<void> {
    await this.environment.documents.idle()
    await this.keepIndex()
  }

  /** The index is derived: when it cannot be written it is built again at the next start. */
  private async keepIndex(): Promise<void> {
    if (this.readOnly === null) await attempt(this.layout.work, () => this.index.save())
  }
}

async function checkLibrary(disk: Disk, layout: Layout): Promise<void> {
  if ((await kindOf(disk, layout.dir)) === 'file')
    throw new StoreFault({ kind: 'disk', code: 'ENOTDIR', path: layout.dir })
  await disk.list(layout.dir)
  const library = await kindOf(disk, layout.library)
  if (library === null) throw new StoreFault({ kind: 'not-a-library', path: layout.dir })
  const checked = new Documents(disk, layout.dir, () => undefined)
  await checked.read(layout.library, Library)
}

async function kindOf(disk: Disk, path: string): Promise<string | null> {
  try {
    return (await disk.entry(path)).kind
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return null
    throw fault
  }
}

const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Makes the folders that are missing and removes half-written files; a folder that cannot be written is told of. */
async function prepare(disk: Disk, layout: Layout): Promise<ReadOnly | null> {
  try {
    await makeFolders(disk, layout)
    await probe(disk, layout)
    for (const folder of documentFolders(layout)) await sweepTemporaryFiles(disk, folder)
    return null
  } catch (fault) {
    if (CANNOT_WRITE.has(diskCode(fault) ?? '')) return { why: 'folder', owner: layout.dir }
    throw fault
  }
}

/** A folder that exists already tells nothing: only a file made in it shows that it can be written. */
async function probe(disk: Disk, layout: Layout): Promise<void> {
  const path = join(layout.dir, `.probe.${randomBytes(6).toString('hex')}.postil-tmp`)
  const file = await disk.open(path, 'new')
  await file.close()
  await disk.remove(path)
}

async function makeFolders(disk: Disk, layout: Layout): Promise<void> {
  for (const folder of documentFolders(layout)) await disk.makeFolder(folder)
}

function documentFolders(layout: Layout): string[] {
  const { dir, posts, comments, sources, assets, revisions, trash, work } = layout
  return [dir, posts, comments, sources, assets, revisions, trash, work]
}

/** Twelve characters of a-z and 2-7, the first a letter: a file name that is safe everywhere. */
function randomId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const id = [...randomBytes(12)].map((byte) => letters[byte % 32]).join('')
  return /^[a-z]/.test(id) ? id : randomId()
}
