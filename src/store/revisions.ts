import { join } from 'node:path'
import { z } from 'zod'
import type { AppError } from '../core/error'
import { thinnedOut } from '../core/history/thinning'
import { VersionReason } from '../core/history/version-reason'
import { Revision, Timestamp } from '../core/identifier'
import { Post, SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import { parseDocument, serialise } from './document'
import { makeFolderDurably, syncFolder, writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, diskCode, StoreFault } from './fault'
import { isIn } from './journal'
import { nameOfId } from './layout'
import { listJson } from './list-folder'
import { Timeline, type TimelineEntry } from './timeline'

/** One earlier version of a post as it stands in `revisions/<post-id>/<sequence>.json`. */
const Version = z.looseObject({
  schema: z.literal(SCHEMA),
  revision: Revision,
  sequence: z.number().int().positive(),
  /** When it was kept, which is when it stopped being the current text. */
  at: Timestamp,
  reason: VersionReason,
  pinned: z.boolean().default(false),
  post: Post,
})
export type Version = z.infer<typeof Version>

/** While typing goes on, a version is kept at most this often (ms). */
const INTERVAL = 10 * 60_000

/** The earlier versions of posts: body, notes and metadata together, in an order that no clock can change. */
export class Revisions {
  /** When a version of a post was last kept in this run. */
  private readonly kept = new Map<string, number>()
  private readonly steps = new Timeline()

  constructor(private readonly environment: Environment) {}

  /**
   * Keeps the post as it stands before a save replaces it, when a session of editing starts or ten minutes have passed.
   * Answers whether it did.
   */
  async beforeSave(post: Post): Promise<boolean> {
    const last = this.kept.get(post.id)
    const now = this.environment.now().getTime()
    // A clock set back must not stop versions from being kept.
    if (last !== undefined && Math.abs(now - last) < INTERVAL) return false
    return this.keep(post, last === undefined ? 'session' : 'typing')
  }

  /** Keeps a version, unless the newest one kept says the same; then thins out. */
  keep(post: Post, reason: VersionReason): Promise<boolean> {
    this.kept.set(post.id, this.environment.now().getTime())
    return this.put(post, reason, false)
  }

  /** Keeps what an imported post was made from, as a version that is never thinned out. Errors: disk. */
  keepOriginal(post: Post): Promise<Result<boolean, AppError>> {
    return attempt(this.folder(post.id), () => this.put(post, 'import', true))
  }

  /** Keeps the post as it stands as a version that is never thinned out, or pins the newest when that says the same. */
  async keepPinned(post: Post): Promise<Result<Version, AppError>> {
    await this.keep(post, 'kept')
    const newest = (await this.sequences(post.id)).at(-1) ?? 0
    return this.pin(post.id, newest, true)
  }

  /** The kept versions of a post, newest first; those that cannot be read are left out. */
  list(post: string): Promise<Result<Version[], AppError>> {
    return attempt(this.folder(post), () => this.all(post))
  }

  /** The history of a post, newest first: each version with what its successor changed; `current` follows the newest. */
  timeline(current: Post): Promise<Result<TimelineEntry[], AppError>> {
    return attempt(this.folder(current.id), async () => this.steps.of(current, await this.all(current.id)))
  }

  /** The newest kept version that is no later than this one: what it and the post of today both came from, or null. */
  async ancestor(copy: Post): Promise<Post | null> {
    const versions = await this.all(copy.id)
    return versions.find(({ post }) => post.revision < copy.revision)?.post ?? null
  }

  /** The kept version that was this revision of the post, or null. */
  async withRevision(post: string, revision: number): Promise<Post | null> {
    const versions = await this.all(post)
    return versions.find((version) => version.revision === revision)?.post ?? null
  }

  /** One version. Errors: not-found, corrupt, disk. */
  get(post: string, sequence: number): Promise<Result<Version, AppError>> {
    return attempt(this.folder(post), () => this.read(post, sequence))
  }

  /** Marks a version to be kept for ever, or takes the mark away. */
  pin(post: string, sequence: number, pinned: boolean): Promise<Result<Version, AppError>> {
    return attempt(this.folder(post), async () => {
      this.environment.writable()
      const version = { ...(await this.read(post, sequence)), pinned }
      await this.write(post, version)
      return version
    })
  }

  private async put(post: Post, reason: VersionReason, pinned: boolean): Promise<boolean> {
    const sequences = await this.sequences(post.id)
    const newest = sequences.at(-1)
    if (newest !== undefined && isIn(await this.postOf(post.id, newest), withoutTimes(post))) return false
    const version: Version = {
      schema: SCHEMA,
      revision: post.revision,
      sequence: (newest ?? 0) + 1,
      at: localTimestamp(this.environment.now()),
      reason,
      pinned,
      post,
    }
    await makeFolderDurably(this.environment.disk, this.environment.layout.revisions)
    await makeFolderDurably(this.environment.disk, this.folder(post.id))
    await this.write(post.id, version)
    await this.thin(post.id)
    return true
  }

  private async all(post: string): Promise<Version[]> {
    const versions: Version[] = []
    for (const sequence of (await this.sequences(post)).reverse()) {
      const version = await attempt(this.folder(post), () => this.read(post, sequence))
      if (version.ok) versions.push(version.value)
    }
    return versions
  }

  private async read(post: string, sequence: number): Promise<Version> {
    const name = fileOf(sequence)
    try {
      const bytes = await this.environment.disk.read(join(this.folder(post), name))
      return parseDocument(bytes, `revisions/${post}/${name}`, Version)
    } catch (fault) {
      if (diskCode(fault) !== 'ENOENT') throw fault
      throw new StoreFault({ kind: 'not-found', what: `Version ${sequence} of the post ${post}` })
    }
  }

  private async postOf(post: string, sequence: number): Promise<Post> {
    const version = await attempt(this.folder(post), () => this.read(post, sequence))
    // A damaged newest version equals nothing, so the current text is kept.
    return version.ok ? version.value.post : ({} as Post)
  }

  private async write(post: string, version: Version): Promise<void> {
    await writeDurably(this.environment.disk, join(this.folder(post), fileOf(version.sequence)), serialise(version))
  }

  private async thin(post: string): Promise<void> {
    const sequences = await this.sequences(post)
    if (sequences.length < 3) return
    const gone = thinnedOut((await this.all(post)).reverse())
    for (const { sequence } of gone) await this.environment.disk.remove(join(this.folder(post), fileOf(sequence)))
    if (gone.length > 0) await syncFolder(this.environment.disk, this.folder(post))
  }

  private async sequences(post: string): Promise<number[]> {
    const files = await listJson(this.environment, this.folder(post))
    return files
      .flatMap(({ name }) => (/^\d{6}\.json$/.test(name) ? [Number(name.slice(0, 6))] : []))
      .sort((a, b) => a - b)
  }

  private folder(post: string): string {
    return join(this.environment.layout.revisions, nameOfId(post))
  }
}

function fileOf(sequence: number): string {
  return `${String(sequence).padStart(6, '0')}.json`
}

/** The fields that make two versions different for a reader. */
function withoutTimes(post: Post): Omit<Post, 'modified' | 'revision'> {
  const { modified: _modified, revision: _revision, ...rest } = post
  return rest
}
