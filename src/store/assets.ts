import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { makeFolderDurably, writeDurably } from './durable-write'
import type { Environment } from './environment'
import { attempt, diskCode, StoreFault } from './fault'
import { listFolder } from './list-folder'

/** `<sha256>.<ext>`: the name says what the bytes are, so the same picture is kept once. */
const ASSET_NAME = /^[0-9a-f]{64}\.[a-z0-9]{1,8}$/

/** The pictures of an open library. */
export class Assets {
  constructor(private readonly environment: Environment) {}

  /** Keeps a picture; answers its name. Takes the bytes and an extension without dot (`png`). */
  put(bytes: Uint8Array, extension: string): Promise<Result<string, AppError>> {
    const { disk, layout } = this.environment
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${extension.toLowerCase()}`
    return attempt(join(layout.assets, name), async () => {
      if (!ASSET_NAME.test(name))
        throw new StoreFault({ kind: 'bad-request', detail: `“${extension}” is not a file extension` })
      this.environment.writable()
      if ((await this.sizeOf(name)) === bytes.byteLength) return name
      await makeFolderDurably(disk, layout.assets)
      await writeDurably(disk, join(layout.assets, name), bytes)
      return name
    })
  }

  /** The bytes of a picture. Errors: not-found (also for what is no asset's name), disk. */
  get(name: string): Promise<Result<Uint8Array, AppError>> {
    const { disk, layout } = this.environment
    return attempt(join(layout.assets, name), async () => {
      if ((await this.sizeOf(name)) === null) throw new StoreFault({ kind: 'not-found', what: `The picture ${name}` })
      return disk.read(join(layout.assets, name))
    })
  }

  /** The names of all pictures. */
  list(): Promise<Result<string[], AppError>> {
    const { disk, layout } = this.environment
    return attempt(layout.assets, async () => {
      const entries = await listFolder(disk, layout.assets)
      return entries.filter(({ name, kind }) => kind === 'file' && ASSET_NAME.test(name)).map(({ name }) => name)
    })
  }

  private async sizeOf(name: string): Promise<number | null> {
    if (!ASSET_NAME.test(name)) return null
    try {
      const entry = await this.environment.disk.entry(join(this.environment.layout.assets, name))
      return entry.kind === 'file' ? entry.size : null
    } catch (fault) {
      if (diskCode(fault) === 'ENOENT') return null
      throw fault
    }
  }
}
