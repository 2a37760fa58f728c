import { createHash } from 'node:crypto'
import { basename, relative, sep } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import { z } from 'zod'
import { SCHEMA } from '../core/post'
import type { Disk, FileStamp } from './disk'
import { writeDurably } from './durable-write'
import { diskCode, StoreFault } from './fault'
import { KeyedQueue } from './keyed-queue'
import { layoutOf } from './layout'
import { migrate } from './migrations'

/** What every document of a library carries. */
export interface Versioned {
  readonly schema: number
  readonly revision: number
}

/** What was last seen of a file: the revision handed out for it and a hash of its bytes. */
interface Seen {
  readonly revision: number
  readonly hash: string
}

/** A write that failed at its end: the bytes may stand on disk although nobody was told so. */
interface Unacknowledged {
  readonly basedOn: number
  readonly hash: string
}

/**
 * The documents of one library, each a lowdb database over the durable adapter. Reading validates; saving is one at a
 * time per file and refuses a revision that is not the one on disk. A file changed by another program counts as one
 * revision further, also when its number did not change.
 */
export class Documents {
  private readonly queue = new KeyedQueue()
  private readonly seen = new Map<string, Seen>()
  private readonly stamps = new Map<string, FileStamp>()
  private readonly unacknowledged = new Map<string, Unacknowledged>()

  /**
   * `dir` is the library folder; `writable` throws a `read-only` fault when this process may not write; `written` is told
   * the path, from the library folder, of every document saved or moved away.
   */
  constructor(
    private readonly disk: Disk,
    private readonly dir: string,
    private readonly writable: () => void,
    private readonly written: (name: string) => void = () => undefined,
  ) {}

  /** Reads one document; null when there is no such file. Faults: disk, corrupt, newer-schema. */
  read<T extends Versioned>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    return this.queue.run(path, async () => (await this.load(path, schema)).database.data)
  }

  /**
   * Reads one of very many documents, a plain file that nobody has asked for yet: without a database, and without noting
   * what was seen. One that was read or written before is read as ever.
   */
  async skim<T extends Versioned>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    if (this.seen.has(path)) return this.read(path, schema)
    return parseDocument(await this.disk.read(path), this.name(path), schema)
  }

  /**
   * Changes one document: `change` takes it as it stands (null when there is none) and answers it as it shall be; the
   * revision is set here. `basedOn` is the revision the caller saw, or null to take whatever stands.
   * Faults: read-only, conflict, disk, corrupt, and what `change` throws; then nothing is written.
   */
  update<T extends Versioned>(
    path: string,
    schema: z.ZodType<T>,
    basedOn: number | null,
    change: (current: T | null) => T,
  ): Promise<T> {
    return this.queue.run(path, async () => {
      this.writable()
      const { database, adapter } = await this.load(path, schema)
      const revision = database.data?.revision ?? 0
      if (basedOn !== null && basedOn !== revision && !this.isOwnFailedWrite(path, basedOn))
        throw new StoreFault({ kind: 'conflict', what: this.name(path), revision })
      const next = { ...change(database.data), schema: SCHEMA, revision: revision + 1 }
      database.data = valid(schema, next)
      const hash = hashOf(serialise(database.data))
      this.unacknowledged.set(path, { basedOn: basedOn ?? revision, hash })
      await database.write()
      this.stamps.set(path, adapter.stamp)
      this.unacknowledged.delete(path)
      this.seen.set(path, { revision: database.data.revision, hash })
      this.written(this.name(path))
      return database.data
    })
  }

  /** Removes or moves a file by `work`, in turn with its reads and saves. */
  away<T>(path: string, work: () => Promise<T>): Promise<T> {
    return this.queue.run(path, async () => {
      this.writable()
      const result = await work()
      this.seen.delete(path)
      this.unacknowledged.delete(path)
      this.written(this.name(path))
      return result
    })
  }

  /** Notes that a document went away together with another. */
  gone(path: string): void {
    this.seen.delete(path)
    this.written(this.name(path))
  }

  /** A hash of the bytes last read or written; null when the file was neither. */
  fingerprint(path: string): string | null {
    return this.seen.get(path)?.hash ?? null
  }

  /** Size and time of a file as this process last wrote it; null when it did not. */
  stamp(path: string): FileStamp | null {
    return this.stamps.get(path) ?? null
  }

  /** Reads a document again; answers whether it differs from what was last read or written here. */
  async changedOutside<T extends Versioned>(path: string, schema: z.ZodType<T>): Promise<boolean> {
    const known = this.fingerprint(path)
    if (known === null) return false
    // One that can no longer be read, or is gone, has changed as well.
    const found = await this.read(path, schema).catch(() => null)
    return found === null || known !== this.fingerprint(path)
  }

  /** Resolves when every read and save begun so far is done. */
  idle(): Promise<void> {
    return this.queue.idle()
  }

  /** The path as the user knows it: from the library folder, with forward slashes. */
  name(path: string): string {
    return relative(this.dir, path).split(sep).join('/') || basename(path)
  }

  private async load<T extends Versioned>(
    path: string,
    schema: z.ZodType<T>,
  ): Promise<{ database: Low<T | null>; adapter: DurableJson<T> }> {
    const adapter = new DurableJson(this.disk, await this.realPath(path), this.name(path), schema)
    const database = new Low<T | null>(adapter, null)
    await database.read()
    if (database.data === null) await this.requireLibrary(path)
    else database.data = { ...database.data, revision: this.revisionOf(path, database.data.revision, adapter.hash) }
    return { database, adapter }
  }

  /** A file that is not there says nothing of the file while the whole library is away, as with a disk taken out. */
  private async requireLibrary(path: string): Promise<void> {
    const { library } = layoutOf(this.dir)
    if (path === library) return
    try {
      await this.disk.entry(library)
    } catch (fault) {
      const code = diskCode(fault)
      throw code === null ? fault : new StoreFault({ kind: 'disk', code, path: this.dir })
    }
  }

  /** The revision that a file with these bytes has for us; remembers it. */
  private revisionOf(path: string, stored: number, hash: string): number {
    const known = this.seen.get(path)
    const revision =
      known === undefined || known.hash === hash ? (known?.revision ?? stored) : Math.max(stored, known.revision + 1)
    this.seen.set(path, { revision, hash })
    return revision
  }

  private isOwnFailedWrite(path: string, basedOn: number): boolean {
    const failed = this.unacknowledged.get(path)
    return failed !== undefined && failed.basedOn === basedOn && failed.hash === this.seen.get(path)?.hash
  }

  /** Follows a link to the file it names, but never out of the library. */
  private async realPath(path: string): Promise<string> {
    try {
      if ((await this.disk.entry(path)).kind !== 'link') return path
    } catch (fault) {
      if (diskCode(fault) === 'ENOENT') return path
      throw fault
    }
    const target = await this.disk.realPath(path)
    const home = await this.disk.realPath(this.dir)
    if (!target.startsWith(home + sep))
      throw new StoreFault({
        kind: 'corrupt',
        path: this.name(path),
        detail: 'it is a link that leads out of the library',
      })
    return target
  }
}

/** lowdb's door to one file: validated JSON in, durable write out. */
class DurableJson<T extends Versioned> implements Adapter<T | null> {
  /** Of the bytes last read. */
  hash = ''
  /** Of the file last read; null when there was none. */
  private found: FileStamp | null = null
  /** Of the file last written. */
  stamp: FileStamp = { size: -1, mtimeMs: -1 }

  constructor(
    private readonly disk: Disk,
    private readonly path: string,
    private readonly name: string,
    private readonly schema: z.ZodType<T>,
  ) {}

  async read(): Promise<T | null> {
    let bytes: Uint8Array
    this.found = await this.stampNow()
    try {
      bytes = await this.disk.read(this.path)
    } catch (fault) {
      if (diskCode(fault) === 'ENOENT') return null
      throw fault
    }
    this.hash = hashOf(bytes)
    return parseDocument(bytes, this.name, this.schema)
  }

  async write(data: T | null): Promise<void> {
    if (data === null) throw new TypeError('a document is never written empty')
    this.stamp = await writeDurably(this.disk, this.path, serialise(data), () => this.refuseIfChanged(data.revision))
  }

  /** Another program may have replaced the file while ours was being written; theirs must not go in silence. */
  private async refuseIfChanged(revision: number): Promise<void> {
    const now = await this.stampNow()
    if (now?.size !== this.found?.size || now?.mtimeMs !== this.found?.mtimeMs)
      throw new StoreFault({ kind: 'conflict', what: this.name, revision })
  }

  private async stampNow(): Promise<FileStamp | null> {
    try {
      return await this.disk.entry(this.path)
    } catch (fault) {
      if (diskCode(fault) === 'ENOENT') return null
      throw fault
    }
  }
}

/**
 * Reads a document from its bytes. Takes the name to put into the fault; throws `corrupt` for what is not UTF-8, not
 * JSON or not of the schema, and `newer-schema` for one that a later Postil wrote. An older one is brought up to date.
 */
export function parseDocument<T>(bytes: Uint8Array, name: string, schema: z.ZodType<T>): T {
  const raw = parseJson(bytes, name)
  if (
    typeof raw === 'object' &&
    raw !== null &&
    'schema' in raw &&
    typeof raw.schema === 'number' &&
    raw.schema > SCHEMA
  )
    throw new StoreFault({ kind: 'newer-schema', path: name, schema: raw.schema })
  const parsed = schema.safeParse(migrate(raw, name))
  if (!parsed.success) throw corrupt(name, oneLine(parsed.error))
  return parsed.data
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  if (bytes.byteLength === 0) throw corrupt(name, 'the file is empty')
  let text: string
  try {
    // Fatal: a replacement character in place of a broken byte would be saved as if the author had typed it.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw corrupt(name, 'it is not UTF-8 text')
  }
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw corrupt(name, `it is not valid JSON (${fault instanceof Error ? fault.message.slice(0, 120) : 'unknown'})`)
  }
}

/** What is about to be written, once the schema has allowed it; throws `bad-request` with what is wrong otherwise. */
export function valid<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data)
  if (!parsed.success) throw new StoreFault({ kind: 'bad-request', detail: oneLine(parsed.error) })
  return parsed.data
}

/** The bytes of a document: two-space indent, the schema's key order (zod puts known keys first), one final newline. */
export function serialise(data: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64')
}

function corrupt(path: string, detail: string): StoreFault {
  return new StoreFault({ kind: 'corrupt', path, detail })
}

function oneLine(error: z.ZodError): string {
  return z.prettifyError(error).replaceAll(/\s+/g, ' ').replace(/^✖ /, '').slice(0, 300)
}
