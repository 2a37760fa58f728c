import { scanTree } from './footnotes/scan'
import { parseDocument } from './markdown/document'
import type { ParsedDocument } from './markdown/document-parts'
import { toRoot } from './markdown/positions'
import { cutSegments } from './markdown/segments'

/**
 * How many notes of a post print, as its list shows it: those a reader reaches from the running text. Reading Markdown
 * takes milliseconds a post, too long for ten thousand, and a long one would hold up its first save; so a text whose notes
 * cannot be anything else is counted by its lines. Of every other one, what may have to do with notes is read.
 */
export function countNotes(body: string): number {
  return new NoteCounter().count(body)
}

/** More characters than this would be read for seconds: of such a text the lines are believed. */
const MOST_READ = 1_000_000

/** Counts the notes of texts one after the other, as a post is saved over and over: what stayed is not read again. */
export class NoteCounter {
  private last: ParsedDocument | undefined

  count(body: string): number {
    if (!body.includes('[^') && !body.includes('^[')) return 0
    const bare = body.replace(HARMLESS, (_, mark?: string) => mark ?? 'x')
    const byLines = UNSURE.test(bare) ? null : countByLines(bare)
    if (byLines !== null) return byLines
    const text = withoutPlainBlocks(body)
    if (text.length > MOST_READ) return countByLines(text, 'all lines') ?? 0
    this.last = parseDocument(text, this.last)
    return scanTree(toRoot(this.last), text).notes.length
  }
}

/** Marks, definitions, and what begins or ends something that may run over blank lines. */
const MATTERS = /\[\^|\^\[|[<>]|`{3}|~{3}|\]:/

/** A text without the blocks that can change nothing about its notes. */
function withoutPlainBlocks(body: string): string {
  return cutSegments(body)
    .map(({ from, to }) => body.slice(from, to))
    .filter((block) => MATTERS.test(block))
    .join('')
}

/**
 * What holds no mark and ends on its line, however it is read. The marks themselves come first and stay: a label may look
 * like any of these.
 */
const HARMLESS = joined(
  [
    /(\[\^[^\][\s]*\])/,
    /(?<!`)`[^`\\[\]<\r\n]+`(?!`)/, // code
    /\\[^\s[\]^`]/, // escapes
    /(?<!\^)\[[^\][\\`<^|\r\n]*\]\((?:[^\][\\`<|()\s]|\([^\][\\`<|()\s]*\))*(?: "[^\][\\`<|"\r\n]*")?\)/, // links
    /(?<!\^)\[@[^\][\\`<|\r\n]*\](?!\()/, // citations
    /(?<!\^)\[\[[^\][\\`<^\r\n]*\]\](?![([])/, // references to posts
  ],
  'g',
)

/** Where a mark may be something else, or hide. One pattern a reason, joined into one for speed. */
const UNSURE = joined(
  [
    /[`\\]|~~~|<(?!https?:[^\][<>\s]*>)|\]\(|\[\[|\[@/, // code, escapes, HTML, links
    /\^\[/, // inline notes
    /\ufeff/, // a byte order mark, which is no text where one begins
    /\[(?!\^[^\][\s^]+\]:)[^\][]+\]:/, // a link's definition takes its lines with it
    /\]:[ \t]*(?:$|\[|[#>_]|[-*+|]|\d{1,9}[.)])/, // a definition that begins with a block, or with nothing
    /\|/, // tables end where a definition begins
  ],
  'm',
)

/** The same at the beginning of a line; looked for in the whole text they would be tried at every character. */
const UNSURE_LINE = joined([
  /^[ \t]+(?:\S.*)?\[\^/, // indented, so perhaps code, or a definition all the same
  /^(?:>|[-*+]\s|\d{1,9}[.)]\s)(?! ?["'(*_]{0,3}[^\s\d!-/:-@[-`{-~]).*\[\^/, // quotes and lists that begin with no word may hold definitions
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])\s*$/, // and so does the line behind an empty item
])

function joined(patterns: readonly RegExp[], flags = ''): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags)
}

/** The last of the signs that begin such a line; letters come behind them. */
const LAST_SIGN = '>'.charCodeAt(0)

const DEFINITION = /^\[\^([^\][\s^]{1,999})\]:/
const MARK = /\[\^([^\][\s^]{1,999})\]/g

/** How a line begins that is a heading, a quote, a list or a line across: words behind it need not belong to the note. */
const BLOCK = /^(?:[#>=_*+-]|\d{1,9}[.)])/

/**
 * Null where it is unsure, as where a definition holds, or runs into, more than paragraphs; `all lines`: each is taken for
 * a paragraph's.
 */
function countByLines(body: string, which: 'paragraphs' | 'all lines' = 'paragraphs'): number | null {
  const called = new Map<string | null, string[]>([[null, []]])
  let owner: string | null = null
  let afterBlank = false
  for (const line of body.split(/\r\n?|\n/)) {
    if (which === 'paragraphs' && line.charCodeAt(0) <= LAST_SIGN && UNSURE_LINE.test(line)) return null
    const marked = line.includes('[^')
    const definition = marked ? DEFINITION.exec(line) : null
    if (definition) {
      // The first of two definitions prints; the marks of the second count for nothing.
      const label = nameOf(definition[1] ?? '')
      owner = called.has(label) ? '' : label
      if (owner !== '') called.set(owner, [])
    } else if (afterBlank && line.trim() !== '' && !/^(?: {4}|\t)/.test(line)) owner = null
    else if (which === 'paragraphs' && owner !== null && BLOCK.test(line.trimStart())) return null
    afterBlank = line.trim() === ''
    if (!marked) continue
    const calls = called.get(owner)
    for (const [, label] of line.slice(definition?.[0].length ?? 0).matchAll(MARK)) calls?.push(nameOf(label ?? ''))
  }
  return reached(called)
}

function nameOf(label: string): string {
  return label.toLowerCase().toUpperCase()
}

function reached(called: ReadonlyMap<string | null, readonly string[]>): number {
  const seen = new Set<string>()
  const open = [...(called.get(null) ?? [])]
  for (let label = open.pop(); label !== undefined; label = open.pop()) {
    const further = called.get(label)
    if (further === undefined || seen.has(label)) continue
    seen.add(label)
    for (const next of further) open.push(next)
  }
  return seen.size
}
