import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { crc32 } from './crc32'
import { DEFLATED, END, END64, IN_ZIP64, LOCAL, LOCATOR64, readCentralHeader, STORED, type ZipEntry } from './records'

const inflate = promisify(inflateRaw)

/** The end record may stand in front of a comment of at most so many bytes. */
const COMMENT = 0xffff

/** The entries of an open ZIP file, by its directory. Throws a RangeError that says what is wrong with it. */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size: fileSize } = await file.stat()
  const tailSize = Math.min(fileSize, COMMENT + 22)
  const tail = await readAt(file, fileSize - tailSize, tailSize)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (at < 0 || tail.readUInt32LE(at) !== END) throw new RangeError('it is no ZIP file, or its end is missing')
  let [count, size, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (offset === IN_ZIP64 || count === 0xffff) [count, size, offset] = await readEnd64(file, tail, at)
  const directory = await readAt(file, offset, size)
  const entries: ZipEntry[] = []
  for (let next = 0; entries.length < count; ) {
    const read = readCentralHeader(directory, next)
    entries.push(read.entry)
    next = read.next
  }
  return entries
}

/** The bytes of one entry, checked against size and checksum. `most` bounds what it may unpack to. */
export async function readZipEntry(file: FileHandle, entry: ZipEntry, most: number): Promise<Buffer> {
  if (entry.size > most) throw new RangeError(`${entry.name} is larger than it may be`)
  const head = await readAt(file, entry.offset, 30)
  if (head.readUInt32LE(0) !== LOCAL) throw new RangeError(`${entry.name} is damaged`)
  const from = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = await readAt(file, from, entry.packedSize)
  const bytes = await unpack(entry, packed)
  if (bytes.byteLength !== entry.size || crc32(bytes) !== entry.crc) throw new RangeError(`${entry.name} is damaged`)
  return bytes
}

async function unpack(entry: ZipEntry, packed: Buffer): Promise<Buffer> {
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw new RangeError(`${entry.name} is packed in a way Postil does not read`)
  try {
    // One byte more than it says would be too much: a small file that unpacks to gigabytes stops there.
    return await inflate(packed, { maxOutputLength: entry.size + 1 })
  } catch {
    throw new RangeError(`${entry.name} is damaged`)
  }
}

async function readEnd64(
  file: FileHandle,
  tail: Buffer,
  end: number,
): Promise<[count: number, size: number, offset: number]> {
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR64) throw new RangeError('its end is damaged')
  const record = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (record.readUInt32LE(0) !== END64) throw new RangeError('its end is damaged')
  return [Number(record.readBigUInt64LE(32)), Number(record.readBigUInt64LE(40)), Number(record.readBigUInt64LE(48))]
}

/** What a damaged file says of itself is not handed to the system: a length beyond 31 bits ends the whole program. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { size } = await file.stat()
  if (position + length > size) throw new RangeError('it is cut short')
  if (length > 0x7fffffff) throw new RangeError('it holds a file larger than 2 GB')
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead !== length) throw new RangeError('it is cut short')
  return bytes
}
