import type { BibliographyProblem } from './record'

/** One entry of a RIS file: its type, and the values of each tag in their order. */
export interface RisEntry {
  readonly line: number
  readonly type: string
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** A tag with two spaces and a hyphen; files in the wild have one space or three, or none behind the hyphen. */
const LINE = /^\s?([A-Z][A-Z0-9])\s{1,4}-(?:\s?([\s\S]*))?$/

/** Tags that hold one thing a line: a line without a tag behind them is another value, not the end of the last. */
const LISTS = new Set(['KW', 'AU', 'A1', 'A2', 'A3', 'A4', 'ED'])

/** Reads the entries of a RIS file. Lines that belong to none are told with their number, the rest is read. */
export function readRisEntries(text: string): { entries: RisEntry[]; problems: BibliographyProblem[] } {
  const reader = new RisReader()
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries())
    reader.take(written, index + 1)
  reader.end('this entry has no end (“ER  -”); it was read up to the end of the file')
  return { entries: reader.entries, problems: reader.problems }
}

class RisReader {
  readonly entries: RisEntry[] = []
  readonly problems: BibliographyProblem[] = []
  private open: { readonly line: number; readonly type: string; readonly fields: Map<string, string[]> } | null = null
  private last: string | null = null

  take(written: string, line: number): void {
    const [, tag, value = ''] = LINE.exec(written.trimEnd()) ?? []
    if (tag === 'TY') {
      this.end('this entry has no end (“ER  -”); it was read up to the next')
      this.open = { line, type: value.trim().toUpperCase(), fields: new Map() }
    } else if (tag === 'ER') {
      if (!this.open) this.problems.push({ line, what: 'an entry ends here that never began' })
      this.close()
    } else if (tag && this.open) {
      this.add(tag, value.trim())
      this.last = tag
    } else if (tag) this.begin(tag, value.trim(), line)
    else if (written.trim() !== '') this.goOn(written.trim(), line)
  }

  /** Closes the entry that is open, with a word on what is wrong with that. */
  end(what: string): void {
    if (this.open) this.problems.push({ line: this.open.line, what })
    this.close()
  }

  private close(): void {
    if (this.open) this.entries.push(this.open)
    this.open = null
    this.last = null
  }

  /** A tag outside of any entry: the line that names the type is missing. What follows is read all the same. */
  private begin(tag: string, value: string, line: number): void {
    this.problems.push({
      line,
      what: 'this entry does not say what it is (“TY  -” is missing); it was read as a document',
    })
    this.open = { line, type: 'GEN', fields: new Map() }
    this.add(tag, value)
    this.last = tag
  }

  private add(tag: string, value: string): void {
    const values = this.open?.fields.get(tag)
    if (values) values.push(value)
    else this.open?.fields.set(tag, [value])
  }

  private goOn(written: string, line: number): void {
    const values = this.last === null ? undefined : this.open?.fields.get(this.last)
    if (!values || this.last === null)
      this.problems.push({ line, what: `“${written.slice(0, 30)}” belongs to no entry; it was left out` })
    else if (LISTS.has(this.last)) values.push(written)
    else values[values.length - 1] = `${values[values.length - 1]} ${written}`
  }
}
