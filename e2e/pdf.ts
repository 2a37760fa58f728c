import { inflateSync } from 'node:zlib'

/** What a reader gets of a PDF that Chromium made: its words without white space, and where its links lead. */
export interface ReadPdf {
  readonly words: string
  /** Addresses, and `#name` for a place in the PDF itself. */
  readonly links: readonly string[]
  /** The names of its places. */
  readonly places: readonly string[]
}

/**
 * Reads the words, links and places of a PDF as Chromium writes it: plain objects, packed streams, letters by the number of
 * their glyph with a table that says what each one means. It is no reader of PDFs in general.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...file.matchAll(/^(\d+) 0 obj\s([\s\S]*?)\sendobj/gm)].map(([, number = '', text = '']) => [number, text]),
  )
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', number = ''] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? '')?.[1]
    if (table !== undefined) fonts.set(name, meanings(unpacked(objects.get(table) ?? '')))
  }
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\s/.test(object))
  const contents = pages.map((page) => unpacked(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''))
  return {
    words: contents.map((content) => wordsOf(content, fonts)).join(''),
    links: [...file.matchAll(/\/URI \(((?:\\.|[^\\)])*)\)|\/Dest \/([^\s/<>]+)/g)].map(([, address, place]) =>
      address === undefined ? `#${nameOf(place ?? '')}` : address.replaceAll(/\\(.)/g, '$1'),
    ),
    places: [...file.matchAll(/\/([^\s/<>[\]]+) \[\d+ 0 R \/XYZ/g)].map(([, name = '']) => nameOf(name)),
  }
}

function unpacked(object: string): string {
  const [, packed = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object) ?? []
  return packed === '' ? '' : inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
}

/** The text that each glyph of a font means. */
function meanings(table: string): Map<string, string> {
  const all = new Map<string, string>()
  for (const [, lines = ''] of table.matchAll(/beginbfchar\s([\s\S]*?)\sendbfchar/g))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g)) all.set(glyph, utf16(text))
  for (const [, lines = ''] of table.matchAll(/beginbfrange\s([\s\S]*?)\sendbfrange/g))
    for (const [, from = '', to = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1)
        all.set(hex(glyph), String.fromCharCode(parseInt(text, 16) + glyph - parseInt(from, 16)))
  return all
}

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let words = ''
  let font: ReadonlyMap<string, string> = new Map()
  for (const [, name, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    else for (const glyph of glyphs.match(/.{4}/g) ?? []) words += font.get(glyph) ?? ''
  }
  return words.replaceAll(/\s+/g, '')
}

function utf16(digits: string): string {
  return (digits.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}

function hex(glyph: number): string {
  return glyph.toString(16).toUpperCase().padStart(4, '0')
}

/** In names of a PDF, signs that it keeps for itself are written by their number. */
function nameOf(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}
