import { type FileHandle, open } from 'node:fs/promises'
import { describeReason } from '../../core/error-words'
import type { WxrRead } from '../../core/import/wxr/read-item'
import { WxrReader } from '../../core/import/wxr/wxr-reader'
import type { XmlFault } from '../../core/import/wxr/xml-faults'
import type { Result } from '../../core/result'
import { attempt } from '../../store/fault'
import { type XmlDecoder, xmlDecoder } from './xml-decoder'

const CHUNK = 256 * 1024

/** Some items of a file, and which share of its bytes is read by now, from 0 to 1. */
export interface WxrChunk {
  readonly reads: readonly WxrRead[]
  readonly share: number
}

/** A WXR file that is read once from its beginning to its end, a piece at a time. */
export class WxrFile {
  private readonly reader = new WxrReader()
  private decoder: XmlDecoder | null = null
  private why: string | null = null

  constructor(private readonly path: string) {}

  get channel() {
    return this.reader.channel
  }

  /** Why it could not be read to its end; null when it was. */
  get failure(): string | null {
    return this.why
  }

  /** What is to be said of the file, once it is read. */
  get notices(): string[] {
    const { damage, slight } = this.reader
    const isCut = damage?.why.includes('unclosed') ?? false
    return [
      ...(this.decoder?.notice ? [this.decoder.notice] : []),
      ...slight.slice(0, 3).map(({ line, why }) => `line ${line}: ${why}; it was read as it stands`),
      ...(isCut ? ['it ends too early; what stood behind is missing'] : []),
      ...(damage === null || isCut ? [] : [`line ${damage.line}, around its items: ${damage.why}`]),
    ]
  }

  async *chunks(): AsyncGenerator<WxrChunk> {
    const opened = await attempt(this.path, () => open(this.path))
    if (!opened.ok) return this.fail(describeReason(opened.error))
    try {
      yield* this.chunksOf(opened.value)
    } finally {
      await opened.value.close()
    }
  }

  private async *chunksOf(file: FileHandle): AsyncGenerator<WxrChunk> {
    const size = Math.max(1, (await file.stat()).size)
    const buffer = Buffer.alloc(CHUNK)
    for (let done = 0; ; ) {
      const read = await attempt(this.path, () => file.read(buffer, 0, CHUNK, done))
      if (!read.ok) return this.fail(describeReason(read.error))
      done += read.value.bytesRead
      const reads = this.take(buffer.subarray(0, read.value.bytesRead))
      if (reads === null) return
      yield { reads, share: Math.min(1, done / size) }
      if (read.value.bytesRead === 0) return
    }
  }

  /** Reads on, or to the end where there are no more bytes; null once the file has failed. */
  private take(bytes: Buffer): readonly WxrRead[] | null {
    if (this.decoder === null) {
      const decoder = xmlDecoder(bytes)
      if (typeof decoder === 'string') return this.fail(decoder)
      this.decoder = decoder
    }
    if (bytes.length > 0) return this.readsOf(this.reader.push(this.decoder.write(bytes)))
    const last = this.readsOf(this.reader.push(this.decoder.end()))
    const end = last === null ? null : this.readsOf(this.reader.end())
    return last === null || end === null ? null : [...last, ...end]
  }

  private readsOf(read: Result<WxrRead[], XmlFault>): readonly WxrRead[] | null {
    return read.ok ? read.value : this.fail(`this is no WordPress export: line ${read.error.line}: ${read.error.why}`)
  }

  private fail(why: string): null {
    this.why ??= why
    return null
  }
}
