import type { BibliographyProblem } from './record'

/** One entry as the file has it: values are LaTeX, macros are put in, nothing is interpreted. */
export interface BibtexEntry {
  readonly type: string
  readonly key: string
  readonly fields: ReadonlyMap<string, string>
  readonly line: number
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
const MACROS = [...MONTHS, 'November', 'December'].map((name) => [name.slice(0, 3).toLowerCase(), name] as const)
/** An entry begins at an "@" that is no part of an address. */
const ENTRY = /(?<![\w.])@(?:\s|%[^\n]*\n)*([A-Za-z][\w-]*)(?:\s|%[^\n]*\n)*([{(])/g
const FIELD_START = /^[A-Za-z][\w:.+-]*\s*=/
/** A line like this inside an entry means that the entry before was never closed. */
const NEXT_ENTRY = /\n[ \t]*@[A-Za-z][\w-]*[ \t]*[{(]/g
const NEXT_WITH_KEY = /\s*@[A-Za-z][\w-]*[ \t]*[{(][ \t]*[^\s,{}()="']+\s*,/y

/** Reads the entries of a BibTeX or BibLaTeX file. One that is malformed is a problem with its line; reading goes on behind it. */
export function readBibtexEntries(text: string): { entries: BibtexEntry[]; problems: BibliographyProblem[] } {
  const entries: BibtexEntry[] = []
  const problems: BibliographyProblem[] = []
  const macros = new Map<string, string>(MACROS)
  const lines = new LineCounter(text)
  let commentsEnd = true
  ENTRY.lastIndex = 0
  for (let match = ENTRY.exec(text); match; match = ENTRY.exec(text)) {
    const line = lines.at(match.index)
    const type = (match[1] ?? '').toLowerCase()
    // A comment holds no entry of its own only where it is closed at once; JabRef writes whole settings into it.
    if (type === 'comment') {
      const begin = match.index + match[0].length
      const end: number | null = commentsEnd ? endOfComment(text, begin) : null
      // Where one never ends none behind it does; each would be looked for to the end of the file.
      commentsEnd = end !== null
      ENTRY.lastIndex = end ?? begin
      continue
    }
    const begin = match.index + match[0].length
    const close = match[2] === '(' ? ')' : '}'
    let reader = new EntryReader(text, begin, close, macros, false)
    let read = reader.entry(type)
    if (typeof read === 'string') {
      const second = new EntryReader(text, begin, close, macros, true)
      const again = second.entry(type)
      if (typeof again !== 'string') [reader, read] = [second, again]
    }
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

function endOfComment(text: string, from: number): number | null {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return null
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

/** No field is longer; macros made of macros could grow without end. */
const LONGEST = 1_000_000

class EntryReader {
  private readonly begin: number

  constructor(
    private readonly text: string,
    public at: number,
    private readonly close: string,
    private readonly macros: Map<string, string>,
    /** Whether a backslash hides a brace. For BibTeX it does not; files that mean it so are read at a second try. */
    private readonly escapes: boolean,
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
    const key = FIELD_START.test(this.rest()) ? '' : (this.keyPattern().exec(this.rest())?.[0] ?? '')
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
      else if (char === undefined || this.nextEntryAt(this.at)) return 'a closing brace is missing'
      // A forgotten comma is no reason to lose an entry.
      else if (!FIELD_START.test(this.rest())) return `“,” is missing before “${this.snippet()}”`
      this.skip()
      if (this.text[this.at] === this.close || this.text[this.at] === ',') continue
      const field = this.field()
      if (typeof field === 'string') return field
      if (!fields.has(field.name)) fields.set(field.name, field.value)
    }
  }

  private keyPattern(): RegExp {
    return this.close === ')' ? /^[^,{}()"\s]*/ : /^[^,{}"\s]*/
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
      if (value.length > LONGEST) return null
      this.skip()
      if (this.text[this.at] !== '#') return value
      this.at += 1
    }
  }

  private part(): string | null {
    const char = this.text[this.at]
    if (char === '{') return this.until('}', this.escapes)
    if (char === '"') return this.until('"', true)
    const name = /^[^\s,{}()"#=%]+/.exec(this.rest())?.[0]
    if (!name) return null
    this.at += name.length
    return /^\d+$/.test(name) ? name : (this.macros.get(name.toLowerCase()) ?? name)
  }

  /** What stands between the delimiter here and its partner; braces inside are balanced. */
  private until(end: string, escapes: boolean): string | null {
    const from = this.at + 1
    let depth = 0
    for (let at = from; at < this.text.length; at += 1) {
      const char = this.text[at]
      if (char === '\\' && escapes) at += 1
      else if (char === end && depth === 0) {
        this.at = at + 1
        return this.text.slice(from, at)
      } else if (char === '{') depth += 1
      else if (char === '}') depth -= 1
      if (depth < 0) return null
      if (char === '\n' && this.nextEntryAt(at)) return null
    }
    return null
  }

  private nextEntryAt(at: number): boolean {
    NEXT_WITH_KEY.lastIndex = at
    return NEXT_WITH_KEY.test(this.text)
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
