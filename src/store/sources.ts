import { join } from 'node:path'
import type { AppError } from '../core/error'
import { SourceKey } from '../core/identifier'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { Source } from '../core/source'
import { foldKey } from '../core/sources/source-index'
import { defined } from './defined'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import { jsonNames, listJson } from './list-folder'
import { type FileFault, faultOf, type SetAsideFile } from './set-aside'
import { sideBySide } from './side-by-side'
import { fileNameOfKey } from './source-file-name'
import type { Trash } from './trash'

/** The fields of a source that a save may change. */
export type SourceChanges = {
  [K in 'csl' | 'status' | 'remark' | 'accessed' | 'archived' | 'tags' | 'attachments']?: Source[K] | undefined
}

/** How many files are read side by side. */
const READERS = 16

/** The sources of an open library, one file each. They are read at the first need and then kept in memory. */
export class Sources {
  private all: Promise<Map<string, Source>> | null = null
  private faulty = new Map<string, FileFault>()

  constructor(
    private readonly environment: Environment,
    private readonly trash: Trash,
  ) {}

  /** Every readable source, by key. */
  list(): Promise<Result<Source[], AppError>> {
    return attempt(this.environment.layout.sources, async () => {
      const known = [...(await this.load()).values()]
      return known.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    })
  }

  /** How many source files there are, without reading them. */
  async count(): Promise<number> {
    return (await jsonNames(this.environment, this.environment.layout.sources)).length
  }

  /** One source. Errors: not-found, corrupt, disk. */
  get(key: string): Promise<Result<Source, AppError>> {
    return attempt(this.path(key), async () => {
      const source = await this.environment.documents.read(this.path(key), Source)
      if (source === null) throw new StoreFault({ kind: 'not-found', what: `The source ${key}` })
      return source
    })
  }

  /**
   * Saves a source. `basedOn` is the revision the change was made on, 0 for a new source. Errors: conflict when another
   * stands there; bad-request when a new one has no record, or its key differs from another's only in how its letters are written.
   */
  save(input: { key: string; basedOn: number; changes: SourceChanges }): Promise<Result<Source, AppError>> {
    const { key, basedOn, changes } = input
    return attempt(this.path(key), async () => {
      const known = await this.load()
      if (basedOn === 0) this.checkNewKey(key, known)
      const source = await this.environment.documents.update(this.path(key), Source, basedOn, (current) =>
        merged(key, current, changes),
      )
      known.set(key, source)
      return source
    })
  }

  /** Moves a source into the trash; answers the entry's name. Errors: not-found, corrupt, disk. */
  remove(key: string): Promise<Result<string, AppError>> {
    const { documents } = this.environment
    return attempt(this.path(key), async () => {
      const source = await this.get(key)
      if (!source.ok) throw new StoreFault(source.error)
      const title = String(source.value.csl.title ?? key)
      const homes = [`sources/${fileNameOfKey(key)}`]
      const name = await documents.away(this.path(key), () => this.trash.put({ kind: 'source', id: key, title, homes }))
      const known = await this.load()
      known.delete(key)
      return name
    })
  }

  /** Looks at these files again, after another program touched them; answers whether anything changed. */
  async refresh(names: readonly string[]): Promise<boolean> {
    if (this.all === null) return names.length > 0
    const held = new Set([...(await this.load()).keys()].map(fileNameOfKey))
    let changed = false
    for (const name of names) {
      const path = join(this.environment.layout.sources, name)
      const entry = await this.environment.disk.entry(path).catch(() => null)
      const own = this.environment.documents.stamp(path)
      const same = entry !== null && own !== null && entry.size === own.size && entry.mtimeMs === own.mtimeMs
      // A file that comes back from the trash is the same as ever, but was not known for a while.
      const known = held.has(name) || this.faulty.has(name)
      if (entry === null ? held.has(name) : !same || !known) changed = true
    }
    if (changed) this.forget()
    return changed
  }

  /** Forgets what was read, after files changed from outside. */
  forget(): void {
    this.all = null
  }

  /** The source files that could not be read; known once the sources have been listed. */
  faults(): SetAsideFile[] {
    return [...this.faulty].map(([name, fault]) => ({ path: `sources/${name}`, ...fault }))
  }

  private checkNewKey(key: string, known: ReadonlyMap<string, Source>): void {
    const folded = foldKey(key)
    const twin = [...known.keys()].find((other) => other !== key && foldKey(other) === folded)
    if (twin) throw new StoreFault({ kind: 'bad-request', detail: `there is already a source “${twin}”` })
  }

  private load(): Promise<Map<string, Source>> {
    this.all ??= this.readAll().catch((fault: unknown) => {
      this.all = null
      throw fault
    })
    return this.all
  }

  private async readAll(): Promise<Map<string, Source>> {
    const { documents, layout } = this.environment
    const sources = new Map<string, Source>()
    const faulty = new Map<string, FileFault>()
    await sideBySide(await listJson(this.environment, layout.sources), READERS, async ({ name }) => {
      try {
        const source = await documents.read(join(layout.sources, name), Source)
        if (source && fileNameOfKey(source.key) !== name)
          throw new StoreFault({
            kind: 'corrupt',
            path: name,
            detail: `it holds ${source.key}, which belongs into ${fileNameOfKey(source.key)}`,
          })
        if (source) sources.set(source.key, source)
      } catch (fault) {
        faulty.set(name, faultOf(fault, `sources/${name}`, null))
      }
    })
    this.faulty = faulty
    return sources
  }

  private path(key: string): string {
    return join(this.environment.layout.sources, fileNameOfKey(key))
  }
}

function merged(key: string, current: Source | null, changes: SourceChanges): Source {
  if (current) return { ...current, ...defined(changes) }
  if (!SourceKey.safeParse(key).success)
    throw new StoreFault({ kind: 'bad-request', detail: `“${key}” is not a citation key` })
  if (changes.csl === undefined) throw new StoreFault({ kind: 'bad-request', detail: 'a new source needs its record' })
  return Source.parse({ schema: SCHEMA, key, revision: 0, ...defined(changes) })
}
