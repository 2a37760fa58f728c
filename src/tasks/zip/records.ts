/** The records of the ZIP format (APPNOTE.TXT 6.3.10) that Postil writes and reads; ZIP64 where a number does not fit. */

export const LOCAL = 0x04034b50
export const CENTRAL = 0x02014b50
export const END = 0x06054b50
export const END64 = 0x06064b50
export const LOCATOR64 = 0x07064b50

/** Written in place of a number that stands in the ZIP64 record. */
export const IN_ZIP64 = 0xffffffff
const MANY = 0xffff

/** Names are UTF-8. */
const UTF8_NAME = 0x0800

export const STORED = 0
export const DEFLATED = 8

/** What the directory at the end of a ZIP file says of one entry. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

/** The header in front of an entry's data. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const big = entry.size >= IN_ZIP64 || entry.packedSize >= IN_ZIP64
  const extra = big ? zip64Extra([entry.size, entry.packedSize]) : Buffer.alloc(0)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL, 0)
  head.writeUInt16LE(big ? 45 : 20, 4)
  writeCommon(head, 6, entry, big)
  head.writeUInt16LE(name.byteLength, 26)
  head.writeUInt16LE(extra.byteLength, 28)
  return Buffer.concat([head, name, extra])
}

/** The entry's line in the directory. */
export function centralHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const big = Math.max(entry.size, entry.packedSize, entry.offset) >= IN_ZIP64
  const extra = big ? zip64Extra([entry.size, entry.packedSize, entry.offset]) : Buffer.alloc(0)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(CENTRAL, 0)
  head.writeUInt16LE(45, 4)
  head.writeUInt16LE(big ? 45 : 20, 6)
  writeCommon(head, 8, entry, big)
  head.writeUInt16LE(name.byteLength, 28)
  head.writeUInt16LE(extra.byteLength, 30)
  head.writeUInt32LE(big ? IN_ZIP64 : entry.offset, 42)
  return Buffer.concat([head, name, extra])
}

/** What ends a ZIP file: where its directory is. */
export function endRecords(count: number, size: number, offset: number): Buffer {
  const big = count >= MANY || size >= IN_ZIP64 || offset >= IN_ZIP64
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(big ? MANY : count, 8)
  end.writeUInt16LE(big ? MANY : count, 10)
  end.writeUInt32LE(big ? IN_ZIP64 : size, 12)
  end.writeUInt32LE(big ? IN_ZIP64 : offset, 16)
  if (!big) return end
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(END64, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeUInt16LE(45, 12)
  end64.writeUInt16LE(45, 14)
  end64.writeBigUInt64LE(BigInt(count), 24)
  end64.writeBigUInt64LE(BigInt(count), 32)
  end64.writeBigUInt64LE(BigInt(size), 40)
  end64.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(LOCATOR64, 0)
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end64, locator, end])
}

/** Reads one line of the directory; answers it and where the next begins. Throws when there is none. */
export function readCentralHeader(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('its directory is damaged')
  const nameLength = bytes.readUInt16LE(at + 28)
  const extraLength = bytes.readUInt16LE(at + 30)
  const extraAt = at + 46 + nameLength
  let [size, packedSize, offset] = [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]
  let wideAt = zip64At(bytes, extraAt, extraLength)
  const wide = () => {
    wideAt += 8
    return Number(bytes.readBigUInt64LE(wideAt - 8))
  }
  if (size === IN_ZIP64) size = wide()
  if (packedSize === IN_ZIP64) packedSize = wide()
  if (offset === IN_ZIP64) offset = wide()
  const name = bytes.toString('utf8', at + 46, extraAt)
  const entry = {
    name,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packedSize,
    size,
    offset,
  }
  return { entry, next: extraAt + extraLength + bytes.readUInt16LE(at + 32) }
}

/** Flags, method, time (always the first day of 1980: a backup's bytes depend on its files alone), checksum, sizes. */
function writeCommon(head: Buffer, at: number, entry: ZipEntry, big: boolean): void {
  head.writeUInt16LE(UTF8_NAME, at)
  head.writeUInt16LE(entry.method, at + 2)
  head.writeUInt16LE(0, at + 4)
  head.writeUInt16LE(0x21, at + 6)
  head.writeUInt32LE(entry.crc, at + 8)
  head.writeUInt32LE(big ? IN_ZIP64 : entry.packedSize, at + 12)
  head.writeUInt32LE(big ? IN_ZIP64 : entry.size, at + 16)
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(values.length * 8, 2)
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + at * 8)
  return extra
}

function zip64At(bytes: Buffer, from: number, length: number): number {
  for (let at = from; at + 4 <= from + length; at += 4 + bytes.readUInt16LE(at + 2))
    if (bytes.readUInt16LE(at) === 1) return at + 4
  return from + length
}
