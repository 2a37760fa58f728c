import type { BibliographyProblem } from './record'

/** One entry as the file has it: values are LaTeX, macros are put in, nothing is interpreted. */
export interface BibtexEntry {
  readonly type: string
  readonly key: string
  readonly fields: ReadonlyMap<string, string>
  readonly line: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ENTRY = /@[ \t]*([A-Za-z]+)\s*([{(])/g
const FIELD_START = /^[A-Za-z][\w:.+-]*\s*=/
/** A line like this inside an entry means that the entry before was never closed. */
const NEXT_ENTRY = /\n[ \t]*@[A-Za-z]+[ \t]*[{(]/g

/** Reads the entries of a BibTeX or BibLaTeX file. One that is malformed is a problem with its line; reading goes on behind it. */
export function readBibtexEntries(text: string): { entries: BibtexEntry[]; problems: BibliographyProblem[] } {
  const entries: BibtexEntry[] = []
  const problems: BibliographyProblem[] = []
  const macros = new Map(MONTHS.map((name, index) => [name, String(index + 1)]))
  const lines = new LineCounter(text)
  ENTRY.lastIndex = 0
  for (let match = ENTRY.exec(text); match; match = ENTRY.exec(text)) {
    const line = lines.at(match.index)
    const type = (match[1] ?? '').toLowerCase()
    // A comment holds no entry of its own only where it is closed at once; JabRef writes whole settings into it.
    if (type === 'comment') {
      ENTRY.lastIndex = endOfComment(text, match.index + match[0].length)
      continue
    }
    const reader = new EntryReader(text, match.index + match[0].length, match[2] === '(' ? ')' : '}', macros)
    const read = reader.entry(type)
    if (typeof read === 'string') {
      problems.push({ line, what: `${read} in the entry that begins here; it was left out` })
      ENTRY.lastIndex = reader.resumeAt()
    } else {
      if (read !== null) entries.push({ ...read, type, line })
      ENTRY.lastIndex = reader.at
    }
  }
  return { entries, problems }
}

function endOfComment(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return from
}

/** Lines by offset, counted on from the last question. */
class LineCounter {
  private offset = 0
  private line = 1

  constructor(private readonly text: string) {}

  at(offset: number): number {
    for (; this.offset < offset; this.offset += 1) if (this.text[this.offset] === '\n') this.line += 1
    return this.line
  }
}

class EntryReader {
  private readonly begin: number

  constructor(
    private readonly text: string,
    public at: number,
    private readonly close: string,
    private readonly macros: Map<string, string>,
  ) {
    this.begin = at
  }

  /** The entry; null for @string and @preamble; words on what is wrong. */
  entry(type: string): { key: string; fields: Map<string, string> } | null | string {
    if (type === 'preamble') return this.value() === null ? 'a value is missing' : this.end()
    if (type === 'string') {
      const field = this.field()
      if (typeof field === 'string') return field
      this.macros.set(field.name, field.value)
      return this.end()
    }
    this.skip()
    const key = FIELD_START.test(this.rest()) ? '' : (/^[^,{}()"\s]*/.exec(this.rest())?.[0] ?? '')
    this.at += key.length
    const fields = new Map<string, string>()
    for (;;) {
      this.skip()
      const char = this.text[this.at]
      if (char === this.close) {
        this.at += 1
        return { key, fields }
      }
      if (char === ',') this.at += 1
      else if (char === undefined) return 'a closing brace is missing'
      // A forgotten comma is no reason to lose an entry.
      else if (!FIELD_START.test(this.rest())) return `“,” is missing before “${this.snippet()}”`
      this.skip()
      if (this.text[this.at] === this.close || this.text[this.at] === ',') continue
      const field = this.field()
      if (typeof field === 'string') return field
      if (!fields.has(field.name)) fields.set(field.name, field.value)
    }
  }

  /** Behind a malformed entry: at the next line that begins one. */
  resumeAt(): number {
    NEXT_ENTRY.lastIndex = Math.max(0, this.begin - 1)
    return NEXT_ENTRY.exec(this.text)?.index ?? this.text.length
  }

  private end(): null | string {
    this.skip()
    if (this.text[this.at] !== this.close) return 'a closing brace is missing'
    this.at += 1
    return null
  }

  private field(): { name: string; value: string } | string {
    this.skip()
    const name = /^[^\s=,{}()"#%]+/.exec(this.rest())?.[0]
    if (!name) return `a field has no name before “${this.snippet()}”`
    this.at += name.length
    this.skip()
    if (this.text[this.at] !== '=') return `“=” is missing behind “${name}”`
    this.at += 1
    const value = this.value()
    return value === null ? `the field “${name}” has no proper end` : { name: name.toLowerCase(), value }
  }

  private value(): string | null {
    let value = ''
    for (;;) {
      this.skip()
      const part = this.part()
      if (part === null) return null
      value += part
      this.skip()
      if (this.text[this.at] !== '#') return value
      this.at += 1
    }
  }

  private part(): string | null {
    const char = this.text[this.at]
    if (char === '{') return this.until('}')
    if (char === '"') return this.until('"')
    const name = /^[^\s,{}()"#=%]+/.exec(this.rest())?.[0]
    if (!name) return null
    this.at += name.length
    return /^\d+$/.test(name) ? name : (this.macros.get(name.toLowerCase()) ?? name)
  }

  /** What stands between the delimiter here and its partner; braces inside are balanced. */
  private until(end: string): string | null {
    const from = this.at + 1
    let depth = 0
    for (let at = from; at < this.text.length; at += 1) {
      const char = this.text[at]
      if (char === '\\') at += 1
      else if (char === end && depth === 0) {
        this.at = at + 1
        return this.text.slice(from, at)
      } else if (char === '{') depth += 1
      else if (char === '}') depth -= 1
      if (depth < 0) return null
      if (char === '\n' && isNextEntry(this.text, at)) return null
    }
    return null
  }

  private skip(): void {
    // "%" begins a comment to the end of the line, as TeX has it.
    this.at += /^(?:\s|%[^\n]*\n)*/.exec(this.rest())?.[0].length ?? 0
  }

  private rest(): string {
    return this.text.slice(this.at, this.at + 4000)
  }

  private snippet(): string {
    return (this.rest().split('\n')[0] ?? '').slice(0, 20)
  }
}

function isNextEntry(text: string, newline: number): boolean {
  return /^\n@[A-Za-z]+\{[^\s,{}]*,\s*$/m.test(
    text
      .slice(newline, newline + 200)
      .split('\n')
      .slice(0, 2)
      .join('\n'),
  )
}
