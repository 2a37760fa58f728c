import { join } from 'node:path'
import { type CommentDraft, CommentDrafts } from '../core/comments/draft'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, diskCode } from './fault'
import { KeyedQueue } from './keyed-queue'

/**
 * Comments that are being written: one file in `.postil`, replaced whole about every second while somebody writes. It is
 * read leniently: a file that does not parse holds no drafts.
 */
export class KeptDrafts {
  private drafts: CommentDrafts | null = null
  private readonly queue = new KeyedQueue()

  constructor(private readonly environment: Environment) {}

  /** Every draft that was kept. Errors: disk. */
  all(): Promise<Result<CommentDrafts, AppError>> {
    return attempt(this.path, () => this.queue.run(this.path, () => this.load()))
  }

  /** Keeps what stands in a box, durably; null forgets it. Errors: read-only, disk. */
  keep(box: string, draft: CommentDraft | null): Promise<Result<null, AppError>> {
    return attempt(this.path, () =>
      this.queue.run(this.path, async () => {
        this.environment.writable()
        const { [box]: before, ...others } = await this.load()
        if (draft === null && before === undefined) return null
        const next = draft === null ? others : { ...others, [box]: draft }
        await writeDurably(this.environment.disk, this.path, new TextEncoder().encode(JSON.stringify(next)))
        this.drafts = next
        return null
      }),
    )
  }

  /** Resolves when everything begun so far is kept. */
  idle(): Promise<void> {
    return this.queue.idle()
  }

  private async load(): Promise<CommentDrafts> {
    this.drafts ??= await this.read()
    return this.drafts
  }

  private async read(): Promise<CommentDrafts> {
    try {
      const bytes = await this.environment.disk.read(this.path)
      return CommentDrafts.parse(JSON.parse(new TextDecoder().decode(bytes)))
    } catch (fault) {
      // What the disk does not give for now must not be written over.
      if (diskCode(fault) !== null && diskCode(fault) !== 'ENOENT') throw fault
      return {}
    }
  }

  private get path(): string {
    return join(this.environment.layout.work, 'comment-drafts.json')
  }
}
