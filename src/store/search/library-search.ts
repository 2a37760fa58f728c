import { join, resolve } from 'node:path'
import type { SearchAnswer, SearchHit } from '../../core/search/hit'
import { isBetween, parseQuery, SEARCH_PARTS, type SearchPart, type SearchQuery } from '../../core/search/query'
import { type Ranking, SearchIndex } from '../../core/search/search-index'
import type { PartText } from '../../core/search/segment'
import { foldWord } from '../../core/search/words'
import { Topics } from '../../core/topic'
import { type Disk, nodeDisk } from '../disk'
import { parseDocument } from '../document'
import { writeDurably } from '../durable-write'
import { diskCode } from '../fault'
import { layoutOf } from '../layout'
import { listJson } from '../list-folder'
import { describeHit } from './hits'
import { type FileTexts, type Owner, readTexts, SEARCHED_FOLDERS } from './library-texts'
import { type IndexedFile, packIndex, unpackIndex } from './stored-index'

/** How many files are read and indexed before other work gets its turn. */
const SLICE = 100
/** How long a search by scanning may take (ms) while the index is not ready. */
const SCAN_TIME = 500
/** When more of the index than this is replaced by newer texts, it is built anew at the next opening. */
const WASTE = 0.4
/** How many hits are answered unless told otherwise. */
const LIMIT = 50

export interface SearchOptions {
  readonly parts?: readonly SearchPart[]
  readonly limit?: number
}

/**
 * Searches one library. The index is loaded from `.postil/search.bin`, brought up to date with the files (by size and
 * time) and kept so; until it is ready a search reads through the files, as far as it gets. Made to run off the window's
 * thread; it writes nothing but its own file.
 */
export class LibrarySearch {
  private index = new SearchIndex()
  private readonly files = new Map<string, IndexedFile>()
  private readonly numbers = new Map<string, number>()
  private owners: Owner[] = []
  private stale = false
  private ready = false
  private stopped = false
  private readonly dir: string

  constructor(
    dir: string,
    private readonly disk: Disk = nodeDisk,
  ) {
    this.dir = resolve(dir)
  }

  /** Loads the stored index and indexes what changed since, slice by slice. Reports how many files are done. */
  async start(report: (done: number, total: number) => void = () => undefined): Promise<void> {
    await this.load()
    const listed = await this.list()
    const gone = [...this.files.keys()].filter((path) => !listed.has(path))
    const changed = [...listed.values()].filter(({ path, size, mtimeMs }) => {
      const known = this.files.get(path)
      return known?.size !== size || known.mtimeMs !== mtimeMs
    })
    if (gone.length > 0) await this.update(gone)
    const fresh = this.files.size === 0
    for (let at = 0; at < changed.length && !this.stopped; at += SLICE) {
      await this.take(changed.slice(at, at + SLICE), fresh)
      report(Math.min(at + SLICE, changed.length), changed.length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (this.stopped) return
    if (changed.length > SLICE) this.index.merge()
    this.ready = true
  }

  /** Reads again the files at these paths (from the library folder), after they were saved or changed. */
  async update(paths: readonly string[]): Promise<void> {
    const found: Omit<IndexedFile, 'owner'>[] = []
    const gone: string[] = []
    for (const path of paths) {
      try {
        const { size, mtimeMs } = await this.disk.entry(join(this.dir, path))
        found.push({ path, size, mtimeMs })
      } catch (fault) {
        if (diskCode(fault) === 'ENOENT') gone.push(path)
      }
    }
    for (const path of gone) this.forget(path)
    await this.take(found, false)
  }

  /** Answers a query, best hits first. Takes what the person typed; nothing they type is an error. */
  async search(text: string, options: SearchOptions = {}): Promise<SearchAnswer> {
    const typed = parseQuery(text)
    const query = options.parts && options.parts.length > 0 ? { ...typed, parts: options.parts } : typed
    const limit = options.limit ?? LIMIT
    if (this.ready) return this.answer(this.index, query, limit, true)
    // Without the index's vocabulary typing errors are not forgiven, so this is never the whole answer.
    return this.answer(await this.scan(query), query, limit, false)
  }

  /** Gives the indexing up that is under way: nobody waits for it any more. */
  stop(): void {
    this.stopped = true
  }

  /** Stores the index when it says something new. */
  async close(): Promise<void> {
    this.stop()
    if (!this.stale || !this.ready || this.index.waste > WASTE) return
    const segment = this.index.merge()
    const bytes = packIndex({ files: [...this.files.values()], owners: this.owners, segment })
    await this.disk.makeFolder(layoutOf(this.dir).work)
    await writeDurably(this.disk, this.path(), bytes)
    this.stale = false
  }

  private async answer(
    index: SearchIndex,
    query: SearchQuery,
    limit: number,
    complete: boolean,
  ): Promise<SearchAnswer> {
    const topics = query.topic === null ? null : await this.topicIds(query.topic)
    const accept = (owner: number) => this.accepts(this.owners[owner], query, topics)
    const ranking =
      query.wanted.length === 0
        ? this.listed(query, accept, limit)
        : index.search(query, this.owners.length, accept, limit)
    const words = new Set(ranking.words)
    const hits = await Promise.all(
      ranking.best.map((found) => describeHit(this.disk, this.dir, found, this.owners[found.owner] as Owner, words)),
    )
    return { hits: hits.filter((hit): hit is SearchHit => hit !== null), total: ranking.total, complete }
  }

  /** Only filters and no words: every post they let through, newest first. */
  private listed(query: SearchQuery, accept: (owner: number) => boolean, limit: number): Ranking {
    const filtered = query.topic ?? query.status ?? query.before ?? query.after
    if (filtered === null) return { total: 0, best: [], words: [] }
    const live = new Set([...this.files.values()].map(({ owner }) => owner))
    const found = [...this.owners.keys()].filter(
      (owner) => live.has(owner) && this.owners[owner]?.kind === 'post' && accept(owner),
    )
    found.sort((a, b) => Date.parse(this.owners[b]?.date ?? '') - Date.parse(this.owners[a]?.date ?? ''))
    return {
      total: found.length,
      best: found.slice(0, limit).map((owner) => ({ owner, score: 0, part: SEARCH_PARTS.indexOf('body') })),
      words: [],
    }
  }

  private accepts(owner: Owner | undefined, query: SearchQuery, topics: ReadonlySet<string> | null): boolean {
    // A thread whose post cannot be read has an owner without a date: there is nothing to open.
    if (!owner || (owner.kind === 'post' && owner.date === null)) return false
    if (owner.kind === 'source')
      return topics === null && query.status === null && query.before === null && query.after === null
    if (topics !== null && !owner.topics.some((topic) => topics.has(topic))) return false
    if (query.status !== null && owner.status !== query.status) return false
    return isBetween(owner.date ?? '', query.before, query.after)
  }

  /** The topics meant by an id or a title, or its beginning. */
  private async topicIds(wanted: string): Promise<Set<string>> {
    const ids = new Set([wanted])
    try {
      const topics = parseDocument(await this.disk.read(layoutOf(this.dir).topics), 'topics.json', Topics)
      for (const { id, title } of topics.topics) if (foldWord(title).startsWith(foldWord(wanted))) ids.add(id)
    } catch {
      // Without a readable topics.json only the ids count.
    }
    return ids
  }

  /** Reads through the files as far as the time allows, and indexes those that may match. */
  private async scan(query: SearchQuery): Promise<SearchIndex> {
    const index = new SearchIndex()
    const words = query.wanted.flatMap((clause) => clause.words)
    const until = Date.now() + SCAN_TIME
    const texts: PartText[] = []
    for (const { path } of (await this.list()).values()) {
      if (Date.now() > until) break
      const read = await readTexts(this.disk, this.dir, path)
      if (!read) continue
      // A post and its thread may each have a part of the words.
      const all = foldWord(Object.values(read.texts).join('\n'))
      if (read.about) this.know(read)
      if (words.length === 0 || words.some((word) => all.includes(word)))
        texts.push(...this.partsOf(read, this.numberOf(read)))
    }
    index.add(texts)
    return index
  }

  /** Indexes files that are new or changed. `fresh` says that none was known before: then nothing is replaced. */
  private async take(files: readonly Omit<IndexedFile, 'owner'>[], fresh: boolean): Promise<void> {
    const texts: PartText[] = []
    const replaced: { owner: number; part: number }[] = []
    for (const file of files) {
      const read = await readTexts(this.disk, this.dir, file.path)
      if (!read) {
        this.forget(file.path)
        continue
      }
      const owner = this.numberOf(read)
      if (read.about) this.owners[owner] = read.about
      const parts = this.partsOf(read, owner)
      if (!fresh) replaced.push(...partsOfFolder(file.path).map((part) => ({ owner, part })))
      texts.push(...parts)
      this.files.set(file.path, { ...file, owner })
      this.stale = true
    }
    if (fresh) this.index.add(texts)
    else if (texts.length > 0) this.index.replace(replaced, texts)
  }

  private forget(path: string): void {
    const known = this.files.get(path)
    if (!known) return
    this.files.delete(path)
    const owner = this.owners[known.owner]
    // Without its own file a post is not found any more, though its thread may still lie there.
    if (owner && !path.startsWith('comments/')) this.owners[known.owner] = { ...owner, date: null, status: null }
    this.index.replace(
      partsOfFolder(path).map((part) => ({ owner: known.owner, part })),
      [],
    )
    this.stale = true
  }

  private partsOf(read: FileTexts, owner: number): PartText[] {
    return SEARCH_PARTS.flatMap((name, part) =>
      read.texts[name] === undefined ? [] : [{ owner, part, text: read.texts[name] }],
    )
  }

  private know(read: FileTexts): void {
    const owner = this.numberOf(read)
    if (read.about) this.owners[owner] = read.about
  }

  private numberOf({ kind, id }: Pick<FileTexts, 'kind' | 'id'>): number {
    const key = `${kind}/${id}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.owners.length
    this.numbers.set(key, number)
    this.owners.push({ kind, id, title: id, date: null, status: null, topics: [] })
    return number
  }

  private async list(): Promise<Map<string, Omit<IndexedFile, 'owner'>>> {
    const files = new Map<string, Omit<IndexedFile, 'owner'>>()
    for (const folder of SEARCHED_FOLDERS)
      for (const { name, size, mtimeMs } of await listJson({ disk: this.disk }, join(this.dir, folder)))
        files.set(`${folder}/${name}`, { path: `${folder}/${name}`, size, mtimeMs })
    return files
  }

  private async load(): Promise<void> {
    try {
      const stored = unpackIndex(await this.disk.read(this.path()))
      this.index = new SearchIndex([stored.segment])
      this.owners = [...stored.owners]
      for (const [number, { kind, id }] of stored.owners.entries()) this.numbers.set(`${kind}/${id}`, number)
      for (const file of stored.files) this.files.set(file.path, file)
    } catch {
      // There is none, or it is of another kind: it is built anew.
    }
  }

  private path(): string {
    return join(layoutOf(this.dir).work, 'search.bin')
  }
}

/** The parts that come from a file, by their places in SEARCH_PARTS. */
function partsOfFolder(path: string): number[] {
  const parts: readonly SearchPart[] = path.startsWith('posts/')
    ? ['title', 'body', 'notes']
    : path.startsWith('comments/')
      ? ['comments']
      : ['sources']
  return parts.map((part) => SEARCH_PARTS.indexOf(part))
}
