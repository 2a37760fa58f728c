import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '../../core/error'
import { byYear } from '../../core/export/site/lists'
import type { SitePost } from '../../core/export/site/model'
import { listGroups } from '../../core/export/site/pages'
import { searchDataPath } from '../../core/export/site/paths'
import {
  frameInputs,
  listingInputs,
  neighboursAt,
  PostInputs,
  type SiteChange,
  whyChanged,
  whyRemoved,
} from '../../core/export/site/plan'
import { FONT_FILES } from '../../core/export/site/site-style'
import { err, ok, type Result } from '../../core/result'
import { attempt } from '../../store/fault'
import type { LibraryStore } from '../../store/library-store'
import type { SetAsideFile } from '../../store/set-aside'
import { exportFolder } from '../export-folder'
import { libraryCitations } from '../library-citations'
import type { TaskOptions } from '../progress'
import { digestOf, sha256 } from './digest'
import { Hands } from './hands'
import { SiteMemory } from './memory'
import { type ReadSite, readSite } from './read-site'
import { SiteFolder, type SiteStage, type Written } from './site-folder'
import { textFiles } from './text-files'
import type { CitationsOf, TextFile } from './text-work'

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
  /** Told of files that hold no post that can be read, once; the rest is exported. */
  readonly onSetAside?: (files: readonly SetAsideFile[]) => void
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
  const to = exportFolder(store.dir, options.out)
  if (!to.ok) return to
  const out = to.value
  const folder = await attempt(out, async () => SiteFolder.open(out))
  if (!folder.ok) return folder
  const memory = SiteMemory.load(store, out, folder.value.state)
  let read: ReturnType<typeof libraryCitations> | null = null
  const citations: CitationsOf = (library) => {
    read ??= libraryCitations(store, library)
    return read
  }
  const hands = new Hands(store, options.worker ?? null, citations)
  try {
    const site = await readSite(store, memory, hands, options.now ?? new Date())
    if (!site.ok) return site
    if (site.value.setAside.length > 0) options.onSetAside?.(site.value.setAside)
    const run = new SiteExport(store, folder.value, memory, site.value, { hands, citations }, options)
    const done = await attempt(out, () => run.run())
    if (!done.ok || !done.value.ok) run.discard()
    if (!done.ok) return done
    return done.value.ok ? ok(run.report(out)) : done.value
  } finally {
    await hands.end()
  }
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
  /** Digest of what all that is no text shows of posts. */
  private readonly listings: string
  private inputs: PostInputs | null = null
  private same = 0
  private done = 0
  private total = 0

  constructor(
    private readonly store: LibraryStore,
    private readonly folder: SiteFolder,
    private readonly memory: SiteMemory,
    private readonly read: ReadSite,
    private readonly by: { readonly hands: Hands; readonly citations: CitationsOf },
    private readonly options: SiteExportOptions,
  ) {
    this.frame = digestOf(JSON.stringify(frameInputs(read.site)))
    this.listings = this.digestOf(listingInputs(read.site))
  }

  async run(): Promise<Result<null, AppError>> {
    if (!this.options.dryRun) this.stage = await this.folder.stage()
    for (const step of [() => this.texts(), () => this.groups(), () => this.beside()]) {
      const stepped = await step()
      if (!stepped.ok) return stepped
    }
    const [other] = this.others
    if (other !== undefined) return err({ kind: 'bad-request', detail: standsThere(other, this.others.length - 1) })
    this.removed = [...this.folder.known.keys()].filter((path) => !this.files.has(path))
    for (const path of this.removed) this.changes.push({ path, change: 'removed', why: this.whyGone(path) })
    if (this.options.signal?.aborted) return err({ kind: 'cancelled' })
    const state = this.stage?.swap(this.files, this.removed)
    const { listings, digests } = this
    if (state !== undefined) await this.memory.save(state, { ...this.read, listings, digests })
    return ok(null)
  }

  report(dir: string): SiteReport {
    // Threads finish in any order; the report is the same every time.
    const places = new Map([...this.digests.keys()].map((path, at) => [path, at]))
    const placeOf = ({ path }: SiteChange) => places.get(path) ?? places.size
    const inOrder = (changes: readonly SiteChange[]) => [...changes].sort((a, b) => placeOf(a) - placeOf(b))
    const changes = [...inOrder(this.changes), ...inOrder(this.follow)]
    return { dir, dryRun: this.options.dryRun ?? false, changes, same: this.same }
  }

  discard(): void {
    try {
      this.stage?.discard()
    } catch {
      // The next export takes away what was left; why this one failed is what must be told.
    }
  }

  /** The pages of the posts and the words of each year for the search page, of which only those that show something new. */
  private async texts(): Promise<Result<null, AppError>> {
    const { site, facts } = this.read
    const pages = site.posts.flatMap((post, at) => {
      const before = this.memory.pageDigest(post)
      return this.due({ post: post.id }, post.path, this.pageDigest(post, at, before), before)
    })
    const yearOf = new Map<string, string>()
    const years = [...byYear(site.posts)].flatMap(([year, posts]) => {
      const path = searchDataPath(year)
      const whole = this.digestOf(posts.map((post) => [facts.get(post.id)?.facts.digest, post.path]))
      const [due] = this.due({ year }, path, whole, this.memory.digests.get(path))
      if (due === undefined) return []
      const known = new Set(posts.filter((post) => this.isAsRemembered(post)).map(({ id }) => id))
      for (const { id } of posts) if (!known.has(id)) yearOf.set(id, year)
      return [{ ...due, of: { year, known: [...known], made: {} } }]
    })
    const withWords = pages.map((file) => ({ ...file, of: { ...file.of, year: yearOf.get(file.of.post) ?? null } }))
    this.total = pages.length + years.length
    const ids = new Map(site.posts.map(({ id, path }) => [path, id]))
    const printing = { site, dir: this.folder.dir, stage: this.stage?.stage ?? null }
    return this.by.hands.print(printing, [...withWords, ...years], async (made) => {
      for (const { path, sha256, bytes } of made) {
        const next = this.step(path)
        if (!next.ok) return next
        const id = ids.get(path)
        const own = id === undefined ? undefined : facts.get(id)?.facts
        const why = own ? whyChanged(this.memory.facts.get(own.id)?.facts, own) : FOLLOWS
        const changed = this.note(path, { sha256, bytes }, why, own ? this.changes : this.follow)
        if (changed) this.stage?.expect(path)
      }
      return ok(null)
    })
  }

  /** True when the site that stands shows this text of the post. */
  private isAsRemembered({ id, path }: SitePost): boolean {
    const before = this.memory.facts.get(id)
    const digest = this.read.facts.get(id)?.facts.digest
    return this.memory.holds && before?.path === path && before.facts.digest === digest
  }

  /** Of all that the page of a post shows; `before` is what it was. */
  private pageDigest(post: SitePost, at: number, before: string | undefined): string {
    const { site, facts } = this.read
    if (before !== undefined && this.memory.listings === this.listings && this.isAsRemembered(post)) return before
    this.inputs ??= new PostInputs(site)
    return this.digestOf(this.inputs.of(post, facts.get(post.id)?.facts.digest, neighboursAt(site.posts, at)))
  }

  private digestOf(inputs: unknown): string {
    return digestOf(this.frame + JSON.stringify(inputs))
  }

  /** A file to print, or none where it can stay as it is. */
  private due<Of>(of: Of, path: string, digest: string, before: string | undefined): TextFile<Of>[] {
    if (this.isKept(path, digest, before)) return []
    this.digests.set(path, digest)
    const stands = this.folder.holds(path) ? (this.folder.known.get(path)?.sha256 ?? null) : null
    return [{ path, of, stands }]
  }

  /** Feeds, sources and lists: those made anew that show something new. */
  private async groups(): Promise<Result<null, AppError>> {
    const { site } = this.read
    const lists = listGroups(site, this.listings).map(({ inputs, make }) => ({ inputs, make: async () => ok(make()) }))
    for (const { inputs, make } of [...textFiles(this.read, this.listings, this.store, this.by.citations), ...lists]) {
      const digest = this.digestOf(inputs)
      const paths = this.memory.showing(digest)
      const next = this.step(paths[0] ?? '')
      if (!next.ok) return next
      if (paths.length > 0 && paths.every((path) => this.stands(path))) {
        for (const path of paths) this.keep(path, digest)
        continue
      }
      const made = await make()
      if (!made.ok) return made
      for (const { path, content } of made.value) this.put(path, digest, content, FOLLOWS)
    }
    return ok(null)
  }

  /** Pictures and fonts: bytes that never change under their names. */
  private async beside(): Promise<Result<null, AppError>> {
    const pictures = new Set(this.read.site.posts.flatMap((post) => post.pictures))
    for (const name of [...pictures].sort()) {
      const path = `assets/${name}`
      if (this.isKept(path, name, this.memory.digests.get(path))) continue
      const bytes = await this.store.assets.get(name)
      if (!bytes.ok && bytes.error.kind !== 'not-found') return bytes
      if (bytes.ok) this.put(path, name, bytes.value, 'Picture')
    }
    for (const name of FONT_FILES) {
      const path = `assets/fonts/${name}`
      if (this.isKept(path, 'font', this.memory.digests.get(path))) continue
      this.put(path, 'font', await readFile(join(this.options.resources, 'site', 'fonts', name)), 'Font')
    }
    return ok(null)
  }

  /** True when the last export printed the same things into this file and it stands as it was; it is then kept. */
  private isKept(path: string, digest: string, before: string | undefined): boolean {
    const kept = before === digest && this.stands(path)
    if (kept) this.keep(path, digest)
    return kept
  }

  private stands(path: string): boolean {
    return this.folder.holds(path)
  }

  private keep(path: string, digest: string): void {
    this.digests.set(path, digest)
    const known = this.folder.known.get(path)
    if (known === undefined) return
    this.files.set(path, known)
    this.same += 1
  }

  private put(path: string, digest: string, content: string | Uint8Array, why: string): void {
    this.digests.set(path, digest)
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const written = { sha256: sha256(bytes), bytes: bytes.byteLength }
    if (this.note(path, written, why, this.follow)) this.stage?.write(path, bytes)
  }

  /** Notes a file that was made, and in `list` what it changes; answers whether it is another than the one that stands. */
  private note(path: string, written: Written, why: string, list: SiteChange[]): boolean {
    this.files.set(path, written)
    const known = this.folder.known.get(path)
    if (known?.sha256 === written.sha256 && this.folder.holds(path)) {
      this.same += 1
      return false
    }
    if (known === undefined && this.folder.hasOther(path, written.sha256)) this.others.push(path)
    if (known === undefined) list.push({ path, change: 'new', why: 'First export' })
    else list.push({ path, change: 'changed', why })
    return true
  }

  private step(what: string): Result<null, AppError> {
    if (this.options.signal?.aborted) return err({ kind: 'cancelled' })
    this.total = Math.max(this.total, this.done + 1)
    this.options.onProgress?.({ done: this.done, total: this.total, what })
    this.done += 1
    return ok(null)
  }

  private whyGone(path: string): string {
    for (const [id, before] of this.memory.facts)
      if (before.path === path) return whyRemoved(this.read.facts.get(id)?.facts)
    return 'No longer part of the site'
  }
}

const FOLLOWS = 'Follows from the above'

function standsThere(path: string, more: number): string {
  const also = more === 0 ? '' : ` (and ${more} more)`
  return `${path}${also} stands in the folder and was not written by Postil; choose an empty folder, or move it away. Nothing was changed`
}
