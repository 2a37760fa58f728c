import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { attempt } from '../store/fault'
import { fromWindows1252 } from './windows-1252'

/** A text from outside, and how its bytes were read where that is not plain; null for UTF-8. */
export interface ReadText {
  readonly text: string
  readonly notice: string | null
}

/** In bytes: far above any text a person writes, below what a string can hold. */
const LARGEST = 256 * 2 ** 20

/** Tab, line feed, vertical tab, form feed, carriage return, Ctrl-Z. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a])

/** The encoding that a text names for itself at its beginning, or null. */
export type DeclaredCharset = (opening: string) => string | null
/** In bytes: where a text may say so. */
const OPENING = 4096

/**
 * Reads a text file that another program wrote: UTF-8, UTF-16 with its mark, or, when it is neither, what it says by itself,
 * or Windows-1252 as old editors saved it; the mark is dropped. Errors: disk; bad-request when the file is too large or no
 * text at all.
 */
export async function readText(
  path: string,
  declared: DeclaredCharset = () => null,
): Promise<Result<ReadText, AppError>> {
  const bytes = await attempt(path, async () => {
    const { size } = await stat(path)
    return size > LARGEST ? null : await readFile(path)
  })
  if (!bytes.ok) return bytes
  if (bytes.value === null)
    return err({ kind: 'bad-request', detail: `${basename(path)} is larger than 256 MB; split it first` })
  const read = decode(bytes.value, declared)
  return read === null ? err({ kind: 'bad-request', detail: `${basename(path)} is not a text file` }) : ok(read)
}

function decode(bytes: Buffer, declared: DeclaredCharset): ReadText | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2))
  if (first === 0xfe && second === 0xff)
    return bytes.length % 2 === 0 ? utf16(Buffer.from(bytes.subarray(2)).swap16()) : null
  // A text may have lost a letter to one; programs and pictures are full of them.
  if (bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) * 10 > bytes.length) return null
  const charset = declared(bytes.toString('latin1', 0, OPENING))
  // A Japanese encoding whose bytes are all those of plain letters.
  if (charset !== null && /^iso-2022-jp$/i.test(charset)) return inCharset(bytes, charset)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notice: null }
  } catch {
    // What is no UTF-8 and full of controls (but for Ctrl-Z, with which DOS ended its files) is no old text either.
    if (bytes.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte))) return null
    return inCharset(bytes, charset)
  }
}

function inCharset(bytes: Buffer, charset: string | null): ReadText {
  const old = 'its letters were read as Windows-1252, as old editors saved them'
  if (charset === null || /^utf-?8$/i.test(charset))
    return { text: fromWindows1252(bytes), notice: `it is not UTF-8; ${old}` }
  if (/^(?:iso-?8859-1|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/i.test(charset))
    return { text: fromWindows1252(bytes), notice: null }
  try {
    const text = new TextDecoder(charset).decode(bytes)
    return { text, notice: text.includes('\ufffd') ? `some of its letters are not those of ${charset}` : null }
  } catch {
    const notice = `it says that it is in the encoding “${charset}”, which Postil cannot read; ${old}`
    return { text: fromWindows1252(bytes), notice }
  }
}

function utf16(bytes: Buffer): ReadText | null {
  const text = bytes.toString('utf16le')
  return text.includes('\0') ? null : { text, notice: 'it was read as UTF-16' }
}
