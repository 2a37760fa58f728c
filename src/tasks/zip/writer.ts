import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { crc32 } from './crc32'
import { centralHeader, DEFLATED, endRecords, localHeader, STORED, type ZipEntry } from './records'

const deflate = promisify(deflateRaw)

/** Writes a ZIP file entry by entry, through a function that puts bytes behind those before. */
export class ZipWriter {
  private readonly entries: ZipEntry[] = []
  private offset = 0

  constructor(private readonly write: (bytes: Uint8Array) => Promise<void>) {}

  /** Adds a file. It is packed when that makes it smaller. */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    const packed = bytes.byteLength === 0 ? bytes : await deflate(bytes)
    const smaller = packed.byteLength < bytes.byteLength
    const data = smaller ? packed : bytes
    const entry: ZipEntry = {
      name,
      method: smaller ? DEFLATED : STORED,
      crc: crc32(bytes),
      packedSize: data.byteLength,
      size: bytes.byteLength,
      offset: this.offset,
    }
    this.entries.push(entry)
    await this.put(localHeader(entry))
    await this.put(data)
  }

  /** Writes the directory. Nothing can be added afterwards. */
  async end(): Promise<void> {
    const from = this.offset
    for (const entry of this.entries) await this.put(centralHeader(entry))
    await this.put(endRecords(this.entries.length, this.offset - from, from))
  }

  private async put(bytes: Uint8Array): Promise<void> {
    await this.write(bytes)
    this.offset += bytes.byteLength
  }
}
