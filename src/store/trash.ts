import { join } from 'node:path'
import { z } from 'zod'
import type { AppError } from '../core/error'
import { Timestamp } from '../core/identifier'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import { parseDocument, serialise } from './document'
import { makeFolderDurably, syncFolder, writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, diskCode, StoreFault } from './fault'
import { listFolder } from './list-folder'

/** What a folder of the trash holds. */
const Manifest = z.looseObject({
  schema: z.literal(SCHEMA),
  kind: z.enum(['post', 'source', 'file']),
  /** The post's id, the source's key, or the file's path from the library folder. */
  id: z.string(),
  title: z.string(),
  at: Timestamp,
  /** What lies here, by its name in this folder, and where it belongs. The main thing stands last. */
  parts: z.array(z.strictObject({ name: z.string(), home: z.string() })),
})
type Manifest = z.infer<typeof Manifest>

/** One deleted thing, as the trash shows it. */
export interface TrashEntry {
  /** The name of its folder in `trash/`. */
  readonly name: string
  readonly kind: Manifest['kind']
  readonly id: string
  readonly title: string
  readonly at: string
}

/** What is to be deleted: its parts by their path from the library folder, the main thing last. */
export interface Deletion {
  readonly kind: Manifest['kind']
  readonly id: string
  readonly title: string
  readonly homes: readonly string[]
}

/** A home that a manifest may name: inside the library, plain names only. */
const HOME = /^(posts|comments|sources|revisions)\/[^/\\]+$|^(library|topics)\.json$/

/**
 * Deleted posts and sources, and files that were replaced: each in a folder of its own under `trash/`, with everything
 * that hung on it. The main file leaves last and comes back last, so a crash in between is told by its absence and undone
 * at the next start.
 */
export class Trash {
  constructor(private readonly environment: Environment) {}

  /** Moves the parts into the trash; parts that do not exist are left out. Throws disk faults. Answers the entry's name. */
  async put(deletion: Deletion): Promise<string> {
    const { disk, layout } = this.environment
    this.environment.writable()
    const parts: Manifest['parts'] = []
    for (const home of deletion.homes) {
      if (await this.exists(join(layout.dir, home))) parts.push({ name: home.replaceAll('/', '~'), home })
    }
    const now = this.environment.now()
    const at = localTimestamp(now)
    const name = [
      at.slice(0, 19).replace(/[T:]/g, '-'),
      milliseconds(now),
      deletion.kind,
      this.environment.newId(),
    ].join('-')
    const folder = join(layout.trash, name)
    await makeFolderDurably(disk, layout.trash)
    await makeFolderDurably(disk, folder)
    const { kind, id, title } = deletion
    await writeDurably(disk, join(folder, 'manifest.json'), serialise({ schema: SCHEMA, kind, id, title, at, parts }))
    for (const part of parts) await this.move(join(layout.dir, part.home), join(folder, part.name))
    return name
  }

  /** Everything in the trash, newest first; within a second the names, which tell the milliseconds. Folders that are not ours are left out. */
  list(): Promise<Result<TrashEntry[], AppError>> {
    return attempt(this.environment.layout.trash, async () => {
      const entries: TrashEntry[] = []
      for (const { name, kind } of await listFolder(this.environment.disk, this.environment.layout.trash)) {
        if (kind !== 'folder') continue
        const manifest = await attempt(name, () => this.manifest(name))
        if (manifest.ok) entries.push({ name, ...pick(manifest.value) })
      }
      return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.name < b.name ? 1 : -1))
    })
  }

  /**
   * Puts everything back where it was. Errors: not-found; disk EEXIST when something new stands there: then nothing moves.
   * A file that was set aside goes back beside what stands there now; the answer's `id` says where it lies.
   */
  restore(name: string): Promise<Result<TrashEntry, AppError>> {
    const { disk, layout } = this.environment
    return attempt(join(layout.trash, name), async () => {
      this.environment.writable()
      const manifest = await this.manifest(name)
      const folder = join(layout.trash, name)
      const parts = manifest.kind === 'file' ? await this.besideOthers(manifest.parts) : manifest.parts
      for (const { name: part, home } of parts) {
        if (!(await this.exists(join(folder, part)))) continue
        if (await this.exists(join(layout.dir, home)))
          throw new StoreFault({ kind: 'disk', code: 'EEXIST', path: home })
      }
      for (const part of parts) await this.moveBack(folder, part)
      await disk.removeFolder(folder)
      await syncFolder(disk, layout.trash)
      const [first] = parts
      return { name, ...pick(manifest), ...(manifest.kind === 'file' && first ? { id: first.home } : {}) }
    })
  }

  /** Deletes entries for good; without names, all of them. Ask the author first. Answers how many. */
  empty(names?: readonly string[]): Promise<Result<number, AppError>> {
    const { disk, layout } = this.environment
    return attempt(layout.trash, async () => {
      this.environment.writable()
      const all = await this.list()
      if (!all.ok) throw new StoreFault(all.error)
      const chosen = all.value.filter(({ name }) => names === undefined || names.includes(name))
      for (const { name } of chosen) await disk.removeFolder(join(layout.trash, name))
      await syncFolder(disk, layout.trash)
      return chosen.length
    })
  }

  /** Undoes deletions that a crash cut short, and clears away restores that were all but done. Answers how many. */
  async repair(): Promise<number> {
    const { disk, layout } = this.environment
    let repaired = 0
    for (const { name, kind } of await listFolder(disk, layout.trash)) {
      if (kind !== 'folder') continue
      const manifest = await attempt(name, () => this.manifest(name))
      const main = manifest.ok ? manifest.value.parts.at(-1) : undefined
      if (!manifest.ok || main === undefined || (await this.exists(join(layout.trash, name, main.name)))) continue
      for (const part of manifest.value.parts) await this.moveBack(join(layout.trash, name), part)
      await disk.removeFolder(join(layout.trash, name))
      repaired += 1
    }
    return repaired
  }

  /** The parts with homes that are free: a name that is taken gets a number, as a second copy of a file does. */
  private async besideOthers(parts: Manifest['parts']): Promise<Manifest['parts']> {
    const free: Manifest['parts'] = []
    for (const { name, home } of parts) {
      let place = home
      for (let at = 2; await this.exists(join(this.environment.layout.dir, place)); at += 1)
        place = home.replace(/\.json$/, ` (${at}).json`)
      free.push({ name, home: place })
    }
    return free
  }

  private async moveBack(folder: string, part: { name: string; home: string }): Promise<void> {
    const [from, to] = [join(folder, part.name), join(this.environment.layout.dir, part.home)]
    if ((await this.exists(from)) && !(await this.exists(to))) await this.move(from, to)
  }

  private async move(from: string, to: string): Promise<void> {
    await this.environment.disk.rename(from, to)
    await syncFolder(this.environment.disk, join(to, '..'))
    await syncFolder(this.environment.disk, join(from, '..'))
  }

  private async manifest(name: string): Promise<Manifest> {
    if (!/^[a-z0-9-]+$/.test(name)) throw new StoreFault({ kind: 'not-found', what: `The trash entry ${name}` })
    const path = join(this.environment.layout.trash, name, 'manifest.json')
    if (!(await this.exists(path))) throw new StoreFault({ kind: 'not-found', what: 'What was deleted' })
    const manifest = parseDocument(await this.environment.disk.read(path), `trash/${name}/manifest.json`, Manifest)
    const stray = manifest.parts.find(({ name: part, home }) => !HOME.test(home) || part !== home.replaceAll('/', '~'))
    if (stray)
      throw new StoreFault({
        kind: 'corrupt',
        path: `trash/${name}/manifest.json`,
        detail: `${stray.home} is no place in a library`,
      })
    return manifest
  }

  private async exists(path: string): Promise<boolean> {
    try {
      await this.environment.disk.entry(path)
      return true
    } catch (fault) {
      if (diskCode(fault) === 'ENOENT') return false
      throw fault
    }
  }
}

function milliseconds(date: Date): string {
  return String(date.getMilliseconds()).padStart(3, '0')
}

function pick({ kind, id, title, at }: Manifest): Omit<TrashEntry, 'name'> {
  return { kind, id, title, at }
}
