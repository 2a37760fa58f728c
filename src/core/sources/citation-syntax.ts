import { type Locator, readLocator, writeLocator } from './locator'

/**
 * Pandoc's citations, found by offsets in a text: `[@key, p. 5; see @other]`, `[-@key]`, and in the running text
 * `@key` or `@key [p. 5]` (pandoc.org/MANUAL.html#citations). One thing is wider than Pandoc: a part between ";" that has no
 * key belongs to the source before it, so that prose in a citation never makes it vanish.
 */
export interface CitationItem {
  readonly key: string
  /** The key's own characters, without "@" and braces. */
  readonly keyFrom: number
  readonly keyTo: number
  /** Markdown before the key, trimmed: "see". */
  readonly prefix: string
  readonly locator: Locator | null
  /** Markdown after the locator, as written with its first comma or space: ", emphasis added". */
  readonly suffix: string
  readonly suppressAuthor: boolean
}

export interface Citation {
  /** What stands before and behind it in its paragraph or note. */
  readonly around: Around
  readonly from: number
  readonly to: number
  /**
   * `linked` is `[words](@key)`: words typed by hand that print as they are and tell their source; they stand in `prefix`.
   * `in-text` is a bare `@key`: a citation only where the key is a source of the library, else a plain mention.
   */
  readonly form: 'bracketed' | 'in-text' | 'linked'
  readonly items: readonly CitationItem[]
}

export interface Around {
  readonly before: string
  readonly after: string
}

/** A stretch of the text that holds no citations, such as code. */
export interface Skip {
  readonly from: number
  readonly to: number
}

interface Key {
  readonly key: string
  readonly from: number
  readonly to: number
  /** From "@" (or "-@") to behind the closing brace. */
  readonly start: number
  readonly end: number
  readonly suppressAuthor: boolean
}

const BLANK_LINE = /\n[ \t]*\r?\n/y
const AFTER_IN_TEXT = /[ \u00a0]?\[((?!\^)[^[\]@\n]+)\](?![([:])/y

/**
 * Finds the citations of a text, in order. `skip` are stretches without citations (code), in order too; a backslash before
 * "[" or "@" also hides them. Links, footnote marks, pictures and e-mail addresses are no citations.
 */
export function scanCitations(text: string, skip: readonly Skip[] = []): Citation[] {
  const citations: Citation[] = []
  let open: { readonly at: number; readonly keys: Key[] }[] = []
  let skipped = 0
  const giveUp = () => {
    for (const bracket of open) for (const key of bracket.keys) citations.push(inText(text, key))
    open = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const hole = skip[skipped]
    if (hole && at >= hole.from) {
      at = Math.max(at, hole.to) - 1
      skipped += 1
      continue
    }
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '[') open.push({ at, keys: [] })
    else if (char === ']') {
      const bracket = open.pop()
      const link = bracket && text[bracket.at - 1] !== '!' ? linkTo(text, at) : null
      if (bracket && link) {
        citations.push(linked(text, bracket.at, at, link))
        at += link[0].length - 1
      } else if (bracket && isCitation(text, bracket.at, at, bracket.keys))
        citations.push(bracketed(text, bracket.at, at, bracket.keys))
    } else if (char === '@') {
      const key = keyAt(text, at)
      if (!key) continue
      const bracket = open[open.length - 1]
      if (bracket) bracket.keys.push(key)
      else citations.push(inText(text, key))
      at = key.end - 1
    } else if (char === '\n' && matches(BLANK_LINE, text, at)) giveUp()
  }
  giveUp()
  return citations.sort((a, b) => a.from - b.from).filter(outermost())
}

/** `@key [p. 5]` takes a bracket that the scan meets again; whatever lies inside an accepted citation goes. */
function outermost(): (citation: Citation) => boolean {
  let end = 0
  return (citation) => {
    if (citation.from < end) return false
    end = citation.to
    return true
  }
}

function matches(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A key behind "@". Made for the first one: what knows all letters takes milliseconds to make, and many texts cite nothing. */
function keyOf(text: string, at: number): RegExpExecArray | null {
  return matches(
    /@(?:\{([^{}\s@]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%+\-?/](?=[\p{L}\p{N}_]))*))/uy,
    text,
    at,
  )
}

/** The end of a link to a key: "](@key)". */
function linkTo(text: string, at: number): RegExpExecArray | null {
  if (!text.startsWith('](@', at)) return null
  const link = /\]\(@(?:\{([^{}\s@]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%+\-?/](?=[\p{L}\p{N}_]))*))\)/uy
  return matches(link, text, at)
}

function keyAt(text: string, at: number): Key | null {
  const minus = text[at - 1] === '-' && !/[\p{L}\p{N}-]/u.test(text[at - 2] ?? '')
  // A letter, digit, dot or slash before "@" makes an e-mail address or a web address of it.
  if (!minus && /[\p{L}\p{N}_./@-]/u.test(text[at - 1] ?? '')) return null
  // Behind "](" begins the address of a link or picture.
  const match = text.slice(at - 2, at) === '](' ? null : keyOf(text, at)
  if (!match) return null
  const key = match[1] ?? match[2] ?? ''
  const from = at + (match[1] === undefined ? 1 : 2)
  const start = minus ? at - 1 : at
  return { key, from, to: from + key.length, start, end: at + match[0].length, suppressAuthor: minus }
}

function isCitation(text: string, open: number, close: number, keys: readonly Key[]): boolean {
  if (keys.length === 0 || text[open - 1] === '!' || text[open + 1] === '^') return false
  return text[close + 1] !== '('
}

function bracketed(text: string, open: number, close: number, keys: readonly Key[]): Citation {
  const items: CitationItem[] = []
  let at = open + 1
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1]
    const end = next ? next.start : close
    const { locator, length } = readLocator(text.slice(key.end, end))
    const rest = text.slice(key.end + length, end)
    // Between two keys the last ";" parts them; without one, what follows the locator leads to the next key.
    const semicolon = next ? lastSemicolon(rest) : rest.length
    items.push({
      key: key.key,
      keyFrom: key.from,
      keyTo: key.to,
      prefix: text.slice(at, key.start).trim(),
      locator,
      suffix: rest.slice(0, Math.max(semicolon, 0)).trimEnd(),
      suppressAuthor: key.suppressAuthor,
    })
    at = key.end + length + semicolon + 1
  }
  return found(text, { from: open, to: close + 1, form: 'bracketed', items })
}

function lastSemicolon(text: string): number {
  let at = text.lastIndexOf(';')
  while (at > 0 && text[at - 1] === '\\') at = text.lastIndexOf(';', at - 1)
  return at
}

function linked(text: string, open: number, close: number, link: RegExpExecArray): Citation {
  const key = link[1] ?? link[2] ?? ''
  const keyFrom = close + (link[1] === undefined ? 3 : 4)
  const words = text.slice(open + 1, close)
  const item = {
    key,
    keyFrom,
    keyTo: keyFrom + key.length,
    prefix: words,
    locator: null,
    suffix: '',
    suppressAuthor: false,
  }
  return found(text, { from: open, to: close + link[0].length, form: 'linked', items: [item] })
}

function inText(text: string, key: Key): Citation {
  // "-@key" means nothing outside brackets; the hyphen is the author's.
  const from = key.suppressAuthor ? key.start + 1 : key.start
  const after = matches(AFTER_IN_TEXT, text, key.end)
  const { locator, length } = readLocator(after?.[1] ?? '')
  const item: CitationItem = {
    key: key.key,
    keyFrom: key.from,
    keyTo: key.to,
    prefix: '',
    locator: after ? locator : null,
    suffix: after ? (after[1] ?? '').slice(length).trimEnd() : '',
    suppressAuthor: false,
  }
  // "@key [T]he" is no locator: only a bracket that begins with one belongs to the key.
  if (!after || !locator)
    return found(text, { from, to: key.end, form: 'in-text', items: [{ ...item, locator: null, suffix: '' }] })
  return found(text, { from, to: key.end + after[0].length, form: 'in-text', items: [item] })
}

/** Its surroundings are looked for when somebody asks, which counting over a library does not. */
function found(text: string, citation: Omit<Citation, 'around'>): Citation {
  return {
    ...citation,
    get around() {
      return {
        before: text.slice(paragraphStart(text, citation.from), citation.from),
        after: restOfParagraph(text, citation.to),
      }
    },
  }
}

const NOTE_START = /^ {0,3}\[\^[^\]]+\]:[ \t]*/
const PARAGRAPH_END = /\r?\n[ \t]*\r?\n|\r?\n(?= {0,3}\[\^[^\]]+\]:)/

function restOfParagraph(text: string, from: number): string {
  const rest = text.slice(from)
  return rest.slice(0, PARAGRAPH_END.exec(rest)?.index ?? rest.length)
}

/** Where the words of the paragraph or note begin that `at` stands in. */
function paragraphStart(text: string, at: number): number {
  let line = at
  while (line > 0) {
    const start = text.lastIndexOf('\n', line - 1) + 1
    const note = NOTE_START.exec(text.slice(start, at))
    if (note) return start + note[0].length
    if (start === 0) return 0
    const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1)
    if (above.trim() === '') return start
    line = start - 1
  }
  return 0
}

/** What the author chose for one source of a citation. */
export type CitationDraft = Pick<CitationItem, 'key' | 'prefix' | 'locator' | 'suffix' | 'suppressAuthor'>

/** Writes a bracketed citation that `scanCitations` reads back as the same items. */
export function writeCitation(items: readonly CitationDraft[]): string {
  return `[${items.map(writeItem).join('; ')}]`
}

function writeItem(item: CitationDraft): string {
  const prefix = item.prefix.trim()
  const locator = item.locator ? `, ${writeLocator(item.locator)}` : ''
  const suffix = item.suffix.trimEnd()
  // Words that look like a locator but are none need Pandoc's empty braces before them.
  const fence = !item.locator && readLocator(suffix).length > 0 ? ', {}' : ''
  const gap = suffix !== '' && /^[\p{L}\p{N}(]/u.test(suffix) ? ' ' : ''
  return `${prefix === '' ? '' : `${prefix} `}${item.suppressAuthor ? '-' : ''}@${writeKey(item.key)}${locator}${fence}${gap}${suffix}`
}

/** A key as it stands after "@": in braces where its end would else be lost. */
export function writeKey(key: string): string {
  const match = keyOf(`@${key}`, 0)
  return match?.[2] === key ? key : `{${key}}`
}
