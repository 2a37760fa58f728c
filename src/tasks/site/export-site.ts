import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { AppError } from '../../core/error'
import { listGroups } from '../../core/export/site/pages'
import {
  frameInputs,
  neighboursOf,
  PostInputs,
  type SiteChange,
  whyChanged,
  whyRemoved,
} from '../../core/export/site/plan'
import { FONT_FILES } from '../../core/export/site/site-style'
import { err, ok, type Result } from '../../core/result'
import { attempt } from '../../store/fault'
import type { LibraryStore } from '../../store/library-store'
import { type CitationsFor, libraryCitations } from '../library-citations'
import type { TaskOptions } from '../progress'
import { sha256 } from './digest'
import { SiteMemory } from './memory'
import { printPages } from './print-pages'
import { type ReadSite, readSite } from './read-site'
import { SiteFolder, type SiteStage, type Written } from './site-folder'
import { textFiles } from './text-files'

export interface SiteExportOptions extends TaskOptions {
  readonly out: string
  /** The program's own files, for the fonts of the site. */
  readonly resources: string
  /** The built file of `site-worker`, to print on threads; without it everything is printed here. */
  readonly worker?: string
  /** What time it is: a scheduled post joins the site when its date has come. */
  readonly now?: Date
  /** Tells what would be done and writes nothing. */
  readonly dryRun?: boolean
}

/** What an export of the site did, or would do. */
export interface SiteReport {
  readonly dir: string
  readonly dryRun: boolean
  readonly changes: readonly SiteChange[]
  /** How many files are as they were. */
  readonly same: number
}

/**
 * Exports the whole blog as a site into the folder `out`: writes what is new or changed, removes what we wrote and is no
 * longer part of it. The same library always gives the same bytes. Errors: cancelled, corrupt, disk, and bad-request where
 * a file stands in the way that is not ours; then the folder is as it was.
 */
export async function exportSite(
  store: LibraryStore,
  options: SiteExportOptions,
): Promise<Result<SiteReport, AppError>> {
  const out = resolve(options.out)
  const folder = await attempt(out, () => SiteFolder.open(out))
  if (!folder.ok) return folder
  const memory = await SiteMemory.load(store, out, folder.value.state)
  const read = await readSite(store, memory, options.now ?? new Date())
  if (!read.ok) return read
  const citationsFor = await libraryCitations(store, read.value.site.library)
  if (!citationsFor.ok) return citationsFor
  const run = new SiteExport(store, folder.value, memory, read.value, citationsFor.value, options)
  const done = await attempt(out, () => run.run())
  if (!done.ok || !done.value.ok) await run.discard()
  if (!done.ok) return done
  return done.value.ok ? ok(run.report(out)) : done.value
}

class SiteExport {
  private stage: SiteStage | null = null
  private readonly files = new Map<string, Written>()
  private readonly digests = new Map<string, string>()
  private readonly changes: SiteChange[] = []
  private readonly follow: SiteChange[] = []
  private removed: string[] = []
  /** Files that stand where ours would, and are not ours. */
  private readonly others: string[] = []
  /** Digest of what every page shows. */
  private readonly frame: string
  private same = 0
  private done = 0
  private total = 0

  constructor(
    private readonly store: LibraryStore,
    private readonly folder: SiteFolder,
    private readonly memory: SiteMemory,
    private readonly read: ReadSite,
    private readonly citationsFor: CitationsFor,
    private readonly options: SiteExportOptions,
  ) {
    this.frame = sha256(JSON.stringify(frameInputs(read.site)))
  }

  async run(): Promise<Result<null, AppError>> {
    if (!this.options.dryRun) this.stage = await this.folder.stage()
    for (const step of [() => this.posts(), () => this.groups(), () => this.beside()]) {
      const stepped = await step()
      if (!stepped.ok) return stepped
    }
    const [other] = this.others
    if (other !== undefined) return err({ kind: 'bad-request', detail: standsThere(other, this.others.length - 1) })
    this.removed = [...this.folder.known.keys()].filter((path) => !this.files.has(path))
    for (const path of this.removed) this.changes.push({ path, change: 'removed', why: this.whyGone(path) })
    if (this.options.signal?.aborted) return err({ kind: 'cancelled' })
    const state = await this.stage?.swap(this.files, this.removed)
    if (state !== undefined) await this.memory.save(state, this.read, this.digests)
    return ok(null)
  }

  report(dir: string): SiteReport {
    // Threads finish in any order; the report is the same every time.
    const places = new Map(this.read.site.posts.map(({ path }, at) => [path, at]))
    const placeOf = ({ path }: SiteChange) => places.get(path) ?? places.size
    const posts = [...this.changes].sort((a, b) => placeOf(a) - placeOf(b))
    return { dir, dryRun: this.options.dryRun ?? false, changes: [...posts, ...this.follow], same: this.same }
  }

  async discard(): Promise<void> {
    await this.stage?.discard().catch(() => undefined)
  }

  /** The pages of the posts, of which only those are printed that show something new. */
  private async posts(): Promise<Result<null, AppError>> {
    const { site, facts } = this.read
    const inputs = new PostInputs(site)
    const neighbours = neighboursOf(site.posts)
    const due = site.posts.filter((post) => {
      const own = facts.get(post.id)?.facts
      const around = neighbours.get(post.id)
      if (!own || !around) return false
      return !this.isSame(post.path, sha256(this.frame + JSON.stringify(inputs.of(own, post, around))))
    })
    this.total = due.length
    const paths = new Map(due.map(({ id, path }) => [id, path]))
    const input = { site, store: this.store, citationsFor: this.citationsFor, worker: this.options.worker ?? null }
    return printPages({ ...input, ids: [...paths.keys()] }, async (id, page) => {
      const path = paths.get(id) ?? ''
      const next = this.step(path)
      if (!next.ok) return next
      const own = facts.get(id)?.facts
      await this.put(path, page, own ? whyChanged(this.memory.facts.get(id)?.facts, own) : '', true)
      return ok(null)
    })
  }

  /** Feeds, search data and sources, which carry the texts of posts, and then the lists: those made anew that show something new. */
  private async groups(): Promise<Result<null, AppError>> {
    const { site } = this.read
    const lists = listGroups(site).map((group) => ({ ...group, make: async () => ok(group.make()) }))
    for (const group of [...textFiles(this.read, this.store, this.citationsFor), ...lists]) {
      const next = this.step(group.paths[0] ?? '')
      if (!next.ok) return next
      const digest = sha256(this.frame + JSON.stringify(group.inputs))
      const stand = group.paths.map((path) => this.isSame(path, digest))
      if (stand.every((same) => same)) continue
      const made = await group.make()
      if (!made.ok) return made
      // Those of the group that stood as they were have been counted.
      for (const [at, file] of made.value.entries()) if (!stand[at]) await this.put(file.path, file.content, FOLLOWS)
    }
    return ok(null)
  }

  /** Pictures and fonts: bytes that never change under their names. */
  private async beside(): Promise<Result<null, AppError>> {
    const pictures = new Set(this.read.site.posts.flatMap((post) => post.pictures))
    for (const name of [...pictures].sort()) {
      const path = `assets/${name}`
      if (this.isSame(path, name)) continue
      const bytes = await this.store.assets.get(name)
      if (!bytes.ok && bytes.error.kind !== 'not-found') return bytes
      if (bytes.ok) await this.put(path, bytes.value, 'Picture')
    }
    for (const name of FONT_FILES) {
      const path = `assets/fonts/${name}`
      if (this.isSame(path, 'font')) continue
      await this.put(path, await readFile(join(this.options.resources, 'site', 'fonts', name)), 'Font')
    }
    return ok(null)
  }

  /** True when the last export printed the same things into this file and it stands as it was; it is then kept. */
  private isSame(path: string, digest: string): boolean {
    this.digests.set(path, digest)
    const known = this.folder.known.get(path)
    if (this.memory.digests.get(path) !== digest || known === undefined || !this.folder.holds(path)) return false
    this.files.set(path, known)
    this.same += 1
    return true
  }

  private async put(path: string, content: string | Uint8Array, why: string, first = false): Promise<void> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const written = { sha256: sha256(bytes), bytes: bytes.byteLength }
    this.files.set(path, written)
    const known = this.folder.known.get(path)
    if (known?.sha256 === written.sha256 && this.folder.holds(path)) {
      this.same += 1
      return
    }
    if (known === undefined && (await this.folder.hasOther(path, written.sha256))) this.others.push(path)
    const change = known === undefined ? 'new' : 'changed'
    const told = { path, change, why: known === undefined ? 'First export' : why } as const
    if (first) this.changes.push(told)
    else this.follow.push(told)
    await this.stage?.write(path, bytes)
  }

  private step(what: string): Result<null, AppError> {
    if (this.options.signal?.aborted) return err({ kind: 'cancelled' })
    this.total = Math.max(this.total, this.done + 1)
    this.options.onProgress?.({ done: this.done, total: this.total, what })
    this.done += 1
    return ok(null)
  }

  private whyGone(path: string): string {
    for (const [id, { facts: before }] of this.memory.facts)
      if (path.includes(before.slug) || path.includes(id)) return whyRemoved(this.read.facts.get(id)?.facts)
    return 'No longer part of the site'
  }
}

const FOLLOWS = 'Follows from the above'

function standsThere(path: string, more: number): string {
  const also = more === 0 ? '' : ` (and ${more} more)`
  return `${path}${also} stands in the folder and was not written by Postil; choose an empty folder, or move it away. Nothing was changed`
}
