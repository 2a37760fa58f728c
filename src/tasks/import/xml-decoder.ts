import { StringDecoder } from 'node:string_decoder'
import { TextDecoder } from 'node:util'
import { fromWindows1252 } from '../windows-1252'

/** Makes text of the bytes of an XML file, chunk by chunk. */
export interface XmlDecoder {
  write(chunk: Buffer): string
  end(): string
  /** What is to be said of how its letters were read; null for plain UTF-8. */
  readonly notice: string | null
}

/** The decoder of a file that begins with these bytes; a sentence why not, where its encoding cannot be read here. */
export function xmlDecoder(beginning: Buffer): XmlDecoder | string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return new Utf16(false)
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return new Utf16(true)
  const head = beginning.toString('latin1', 0, 200)
  const named = /^(?:ï»¿)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? 'utf-8'
  if (/^(?:utf-?8|us-ascii|ascii)$/i.test(named)) return new Utf8()
  if (/^(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$/i.test(named)) return new OneByte(named)
  try {
    return new Named(named)
  } catch {
    return `it is written in the encoding “${named}”, which cannot be read here; save it as UTF-8`
  }
}

/** UTF-8; lines that are none, as old databases hold them, are read as Windows-1252. */
class Utf8 implements XmlDecoder {
  notice: string | null = null
  private held = Buffer.alloc(0)
  private isFirst = true
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  write(chunk: Buffer): string {
    const bytes = this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk
    const whole = bytes.length - unfinished(bytes)
    this.held = Buffer.from(bytes.subarray(whole))
    return this.decode(bytes.subarray(0, whole))
  }

  end(): string {
    return this.decode(this.held)
  }

  private decode(bytes: Buffer): string {
    const text =
      this.strictly(bytes) ??
      linesOf(bytes)
        .map((line) => this.strictly(line) ?? this.loosely(line))
        .join('')
    const plain = this.isFirst ? text.replace(/^\uFEFF/, '') : text
    if (bytes.length > 0) this.isFirst = false
    return plain
  }

  private strictly(bytes: Buffer): string | null {
    try {
      return this.strict.decode(bytes)
    } catch {
      return null
    }
  }

  private loosely(line: Buffer): string {
    this.notice = 'not all of it is UTF-8; the letters of those lines were read as Windows-1252'
    return fromWindows1252(line)
  }
}

/** How many bytes at the end begin a letter that the next chunk ends. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? bytes.length : feed + 1
    lines.push(bytes.subarray(from, to))
    from = to
  }
  return lines
}

class OneByte implements XmlDecoder {
  readonly notice: string

  constructor(name: string) {
    this.notice = `it was read as ${name}, as it says`
  }

  write(chunk: Buffer): string {
    return fromWindows1252(chunk)
  }

  end(): string {
    return ''
  }
}

class Utf16 implements XmlDecoder {
  readonly notice = 'it was read as UTF-16'
  private readonly decoder = new StringDecoder('utf16le')
  private odd = Buffer.alloc(0)
  private isFirst = true

  constructor(private readonly isBigEndian: boolean) {}

  write(chunk: Buffer): string {
    const bytes = Buffer.concat([this.odd, chunk])
    const whole = bytes.length - (bytes.length % 2)
    this.odd = Buffer.from(bytes.subarray(whole))
    const pairs = Buffer.from(bytes.subarray(0, whole))
    const text = this.decoder.write(this.isBigEndian ? pairs.swap16() : pairs)
    const plain = this.isFirst ? text.replace(/^\uFEFF/, '') : text
    if (text !== '') this.isFirst = false
    return plain
  }

  end(): string {
    return this.decoder.end()
  }
}

/** Any other that the system knows. */
class Named implements XmlDecoder {
  readonly notice: string
  private readonly decoder: TextDecoder

  constructor(name: string) {
    this.decoder = new TextDecoder(name)
    this.notice = `it was read as ${name}, as it says`
  }

  write(chunk: Buffer): string {
    return this.decoder.decode(chunk, { stream: true })
  }

  end(): string {
    return this.decoder.decode()
  }
}
