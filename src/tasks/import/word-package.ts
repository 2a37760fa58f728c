import { type FileHandle, open } from 'node:fs/promises'
import { linkIds, readableWordXml } from '../../core/import/docx/word-xml'
import { readZipDirectory, readZipEntry } from '../zip/reader'
import type { ZipEntry } from '../zip/records'

const MB = 2 ** 20
const LARGEST_FILE = 256 * MB
/** What one part may unpack to: XML, and a picture. */
const LARGEST_XML = 48 * MB
const LARGEST_PICTURE = 50 * MB
/** What all that is read of a file may unpack to. */
const LARGEST_TOGETHER = 512 * MB

/** Why a file is no Word file, or holds too much. */
export class NotWord extends Error {}

/** An open Word file, as its reader asks for it: parts by name, each unpacked once and within bounds. */
export class WordPackage {
  private readonly pictures = new Map<string, Promise<Uint8Array>>()
  private unpacked = 0
  equations = 0
  changes = 0

  private constructor(
    private readonly file: FileHandle,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
  ) {}

  /** Throws `NotWord` that says what it is instead, or the disk's fault. */
  static async open(path: string): Promise<WordPackage> {
    const file = await open(path)
    try {
      await refuseOthers(file)
      const entries = await readZipDirectory(file).catch((fault: unknown) => {
        throw new NotWord(fault instanceof RangeError ? `it is no Word file: ${fault.message}` : 'it cannot be read')
      })
      return new WordPackage(file, new Map(entries.map((entry) => [entry.name, entry])))
    } catch (fault) {
      await file.close()
      throw fault
    }
  }

  async close(): Promise<void> {
    await this.file.close()
  }

  exists(name: string): boolean {
    return this.entries.has(name)
  }

  async text(name: string): Promise<string> {
    const beside = name.replace(/[^/]*$/, '_rels/$&.rels')
    const links = linkIds(this.exists(beside) ? decoded(await this.bytes(beside, LARGEST_XML)) : '')
    const read = readableWordXml(decoded(await this.bytes(name, LARGEST_XML)), links)
    if (!read.ok) throw new NotWord(read.error)
    this.equations += read.value.equations
    this.changes += read.value.changes
    return read.value.xml
  }

  /** The bytes of a picture; the same bytes for the same name. */
  async picture(name: string): Promise<Uint8Array> {
    const reading = this.pictures.get(name) ?? this.bytes(name, LARGEST_PICTURE)
    this.pictures.set(name, reading)
    return reading
  }

  private async bytes(name: string, most: number): Promise<Uint8Array> {
    const entry = this.entries.get(name)
    if (!entry) throw new Error(`${name} is missing`)
    this.unpacked += entry.size
    if (this.unpacked > LARGEST_TOGETHER) throw new NotWord('it unpacks to more than 512 MB')
    try {
      return await readZipEntry(this.file, entry, most)
    } catch (fault) {
      if (fault instanceof RangeError) throw new NotWord(fault.message)
      throw fault
    }
  }
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** What is named .docx and is something else, told by its first bytes. */
async function refuseOthers(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  if (size > LARGEST_FILE) throw new NotWord('it is larger than 256 MB')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, 4 * MB)), 0, Math.min(size, 4 * MB), 0)
  const head = buffer.subarray(0, bytesRead)
  if (head.toString('latin1', 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') {
    if (head.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new NotWord('it is protected by a password; take the password off in Word and save it again')
    throw new NotWord('it is an old .doc file; open it in a word processor and save it as .docx')
  }
  if (head.toString('latin1', 0, 5) === '{\\rtf')
    throw new NotWord('it is an RTF file; open it in a word processor and save it as .docx')
  if (head.toString('latin1', 0, 200).includes('application/vnd.oasis.opendocument'))
    throw new NotWord('it is an OpenDocument file; open it in a word processor and save it as .docx')
}
