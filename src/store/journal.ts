import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { Id, Revision, Timestamp } from '../core/identifier'
import { type Post, PostChanges } from '../core/post'
import { localTimestamp } from '../core/timestamp'
import { valid } from './document'
import { makeFolderDurably, writeDurably } from './durable-write'
import type { Environment } from './environment'
import { diskCode } from './fault'
import { nameOfId } from './layout'
import { listJson } from './list-folder'

/** Typing of one post that is not saved yet. */
const JournalRecord = z.strictObject({
  format: z.literal(1),
  post: Id,
  /** The revision that the typing changes, and a hash of that file, so that another version is not taken for it. */
  basedOn: Revision,
  base: z.string().nullable(),
  at: Timestamp,
  changes: PostChanges,
})
export type JournalRecord = z.infer<typeof JournalRecord>

/**
 * The typing that is not saved yet: one file a post in `.postil/journal`, replaced whole about every second while the
 * author types and removed by the save. Each carries the length and hash of its record: one that fails the check is
 * never offered as text.
 */
export class Journal {
  private readonly records = new Map<string, JournalRecord>()

  constructor(private readonly environment: Environment) {}

  private get folder(): string {
    return join(this.environment.layout.work, 'journal')
  }

  /** Keeps the unsaved fields of a post, durably. `base` is the hash of the file they change, when it is known. */
  async keep(given: { post: string; basedOn: number; changes: PostChanges }, base: string | null): Promise<void> {
    const at = localTimestamp(this.environment.now())
    await this.write(valid(JournalRecord, { format: 1, ...given, base, at }))
  }

  /**
   * Before a save: takes what it will hold into the kept typing, if there is any. A crash just behind the save would else
   * leave typing that is older than what was saved, and pass it off as a change from somewhere else.
   */
  async beforeSave(post: string, basedOn: number, changes: PostChanges): Promise<void> {
    const record = this.records.get(post)
    if (!record || record.basedOn !== basedOn) return
    const merged = { ...record.changes, ...changes }
    if (JSON.stringify(merged) !== JSON.stringify(record.changes)) await this.write({ ...record, changes: merged })
  }

  /**
   * After a save: forgets the typing that the save holds. Typing that went on meanwhile stays, now based on the saved
   * revision.
   */
  async saved(post: Post, basedOn: number, base: string | null): Promise<void> {
    const record = this.records.get(post.id)
    if (!record) return
    if (isIn(post, record.changes)) await this.forget(post.id)
    else if (record.basedOn === basedOn) await this.write({ ...record, basedOn: post.revision, base })
  }

  /** The typing kept of a post, or null. */
  of(post: string): JournalRecord | null {
    return this.records.get(post) ?? null
  }

  /** Forgets the typing of a post. */
  async forget(post: string): Promise<void> {
    this.records.delete(post)
    try {
      await this.environment.disk.remove(this.path(post))
    } catch (fault) {
      if (diskCode(fault) !== 'ENOENT') throw fault
    }
  }

  /** What a crash left, oldest first. Files that fail their check stay where they are and are named in `damaged`. */
  async left(): Promise<{ records: JournalRecord[]; damaged: string[] }> {
    const damaged: string[] = []
    for (const { name } of await listJson(this.environment, this.folder)) {
      const record = unseal(await this.environment.disk.read(join(this.folder, name)))
      if (record) this.records.set(record.post, record)
      else damaged.push(`.postil/journal/${name}`)
    }
    const records = [...this.records.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    return { records, damaged }
  }

  private async write(record: JournalRecord): Promise<void> {
    await makeFolderDurably(this.environment.disk, this.environment.layout.work)
    await makeFolderDurably(this.environment.disk, this.folder)
    await writeDurably(this.environment.disk, this.path(record.post), seal(record))
    this.records.set(record.post, record)
  }

  private path(post: string): string {
    return join(this.folder, `${nameOfId(post)}.json`)
  }
}

/** True when every field of `changes` already stands in the post. */
export function isIn(post: Post, changes: PostChanges): boolean {
  return Object.entries(changes).every(
    ([field, value]) => value === undefined || JSON.stringify(post[field]) === JSON.stringify(value),
  )
}

/** A first line that says how long the record is and what it hashes to, then the record. */
function seal(record: JournalRecord): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(record))
  const head = JSON.stringify({ postil: 'journal', length: body.byteLength, sha256: sha256(body) })
  return Buffer.concat([new TextEncoder().encode(`${head}\n`), body])
}

const Head = z.strictObject({ postil: z.literal('journal'), length: z.number(), sha256: z.string() })

function unseal(bytes: Uint8Array): JournalRecord | null {
  const end = bytes.indexOf(10)
  try {
    const head = Head.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))))
    const body = bytes.subarray(end + 1)
    if (body.byteLength !== head.length || sha256(body) !== head.sha256) return null
    return JournalRecord.parse(JSON.parse(new TextDecoder().decode(body)))
  } catch {
    return null
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
