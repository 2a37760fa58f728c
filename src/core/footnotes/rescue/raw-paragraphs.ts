import type { Nodes, Root } from 'mdast'
import { lineEndOf } from '../../line-ends'
import { offsetsOf } from '../../markdown/offsets'
import { parseMarkdown } from '../../markdown/parse'
import type { TextEdit } from '../../text-edit'
import type { Cover } from './uncovered'

/** What editors write on every paragraph; what an author gave one, such as a color, is none of it. */
const LAYOUT = String.raw`mso-[\w-]+|margin(?:-\w+)?|padding(?:-\w+)?|line-height|font-(?:family|size)|text-indent|tab-stops|orphans|widows|page-break-\w+`
const PROPERTY = String.raw`\s*(?:(?:${LAYOUT})\s*:[^;"']*|text-align\s*:\s*(?:left|start|justify)\s*)`
const STYLE = String.raw`${PROPERTY}(?:;${PROPERTY})*;?\s*`

/** Attributes that print nothing and say nothing. An id may be where a link leads, a language is the words' own. */
export const IDLE = String.raw`(?:\s+(?:class=(?:"[^"]*"|'[^']*'|[\w-]+)|data-[\w-]+="[^"]*"|dir="?ltr"?|align="?(?:left|justify)"?|style=(?:"${STYLE}"|'${STYLE}')))*\s*`

/** What a block of HTML may consist of: paragraphs, numbered lists, rules, headings, and what is only around them. */
const PIECE = new RegExp(
  String.raw`\s*(<p${IDLE}>(?<words>[\s\S]*?)<\/p\s*>|<ol${IDLE}(?:start="?(?<first>\d{1,3})"?\s*)?>(?<items>[\s\S]*?)<\/ol\s*>|<hr\b[^>]*>|<h(?<level>[1-6])${IDLE}>[^<]*<\/h\k<level>>|<\/?div\b[^<>]*>|<!--\s+\/?wp:[^<>]*-->)\s*`,
  'diy',
)

const ITEM = new RegExp(String.raw`\s*<li${IDLE}>\s*(?:<p${IDLE}>\s*)?([\s\S]*?)\s*(?:<\/p\s*>\s*)?<\/li\s*>\s*`, 'diy')

/** What a mark or a note typed by hand has somewhere. */
const MAY_HOLD_SIGN = /[[(⁰¹²³⁴-⁹†‡*/]|<sup|^\s*\d{1,3}[.)]/i

/**
 * Paragraphs and numbered lists written as HTML, `<p>Words.[1]</p>`, that read the same without their tags. In HTML a real
 * mark would print as it is written, so to make a note of it the paragraph must become Markdown.
 */
export function rawParagraphs(text: string, root: Root): Cover[] {
  const eol = lineEndOf(text)
  let lists = 0
  // In turn: of two lists with the same sign behind their numbers Markdown would make one.
  const nextStop = () => (lists++ % 2 === 0 ? '.' : ')')
  return root.children.flatMap((node, index) => {
    if (node.type !== 'html' || !/<(?:p|ol)\b/i.test(node.value)) return []
    // Beside a list of Markdown, one of HTML would become part of it.
    const besideList = [index - 1, index + 1].some((at) => root.children[at]?.type === 'list')
    if (besideList && /<ol\b/i.test(node.value)) return []
    const { from, to } = offsetsOf(node)
    const edits = withoutTags(text, from, to, eol, nextStop)
    return edits.length > 0 ? [{ from, to, edits }] : []
  })
}

/** Words that need no tags, and what Markdown has before them. */
interface BareWords {
  readonly from: number
  readonly to: number
  readonly sign: string
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly isParagraph: boolean
  /** A paragraph's words, or those of each item of a list; none when it keeps its tags. */
  readonly bare: readonly BareWords[]
}

function withoutTags(text: string, from: number, to: number, eol: string, nextStop: () => string): TextEdit[] {
  const pieces = piecesOf(text, from, to, nextStop)
  if (!pieces.some(({ bare }) => bare.length > 0)) return []
  const edits: TextEdit[] = []
  const cut = (start: number, end: number, insert: string) => {
    if (text.slice(start, end) !== insert) edits.push({ from: start, to: end, insert })
  }
  for (const [index, { bare, isParagraph, ...piece }] of pieces.entries()) {
    const before = pieces[index - 1]
    const start = before ? (before.bare.at(-1)?.to ?? before.to) : piece.from
    const gap = before ? eol + eol : isBehindBlank(text, from) ? '' : eol
    const [first, ...others] = bare
    // Rules and headings stand by themselves, too, so that they are seen to part the notes from the text.
    if (first || before?.bare.length || !isParagraph || before?.isParagraph === false)
      cut(start, first?.from ?? piece.from, gap + (first?.sign ?? ''))
    let last = first
    for (const words of others) {
      cut(last?.to ?? piece.from, words.from, eol + words.sign)
      last = words
    }
  }
  const last = pieces.at(-1)
  const end = last?.bare.at(-1)?.to
  if (last && end !== undefined) cut(end, last.to, '')
  return edits
}

function piecesOf(text: string, from: number, to: number, nextStop: () => string): Piece[] {
  const source = text.slice(from, to)
  const pieces: Piece[] = []
  let end = 0
  PIECE.lastIndex = 0
  for (let match = PIECE.exec(source); match; match = PIECE.exec(source)) {
    const { words, items, first = '1' } = match.groups ?? {}
    const place = (name: string) => from + (match?.indices?.groups?.[name]?.[0] ?? 0)
    const [start, close] = match.indices?.[1] ?? [0, 0]
    const bare =
      items !== undefined
        ? itemsOf(items, place('items'), Number(first), nextStop())
        : words !== undefined && MAY_HOLD_SIGN.test(words.trim())
          ? bareWords(words, place('words'), '')
          : []
    pieces.push({ from: from + start, to: from + close, isParagraph: words !== undefined, bare })
    end = PIECE.lastIndex
    if (end === source.length) return pieces
  }
  return end === source.length ? pieces : []
}

/** The items of a list as Markdown numbers them; none unless every one of them can be. */
function itemsOf(inner: string, start: number, first: number, stop: string): BareWords[] {
  const items: BareWords[] = []
  let end = 0
  ITEM.lastIndex = 0
  for (let match = ITEM.exec(inner); match && end < inner.length; match = ITEM.exec(inner)) {
    const words = match[1] ?? ''
    // What would be another item, a box to tick or the address of a link.
    if (/<li\b|^\[[ x]\]\s|^\[[^\]]*\]:/i.test(words)) return []
    const [own] = bareWords(words, start + (match.indices?.[1]?.[0] ?? 0), `${first + items.length}${stop} `)
    if (!own) return []
    items.push(own)
    end = ITEM.lastIndex
  }
  return end === inner.length ? items : []
}

function bareWords(inner: string, start: number, sign: string): BareWords[] {
  const words = inner.trim()
  const from = start + inner.length - inner.trimStart().length
  return readsTheSame(words) ? [{ from, to: from + words.length, sign }] : []
}

/** Whether words of HTML say the same as Markdown: one paragraph without anything that Markdown would make of its signs. */
function readsTheSame(words: string): boolean {
  const [block, more] = parseMarkdown(words).children
  if (!block || more) return false
  if (block.type === 'definition') return /^\d{1,3}$/.test(block.identifier)
  return block.type === 'paragraph' && block.children.every((node) => isPlain(node, words))
}

function isPlain(node: Nodes, words: string): boolean {
  const { from, to } = offsetsOf(node)
  if (node.type === 'html') return !/^<\/?(?:p|ol|li)\b/i.test(node.value)
  // An address alone is a link in Markdown, as it is for most readers of HTML.
  if (node.type === 'link') return /^(?:https?:|www\.)/i.test(words.slice(from, to))
  return node.type === 'text' && !/\\[!-/:-@[-`{-~]/.test(words.slice(from, to))
}

/** Whether a block begins behind a blank line: behind other words its own would belong to theirs. */
function isBehindBlank(text: string, from: number): boolean {
  return /(?:^\s*|(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)[ \t]*)$/.test(text.slice(Math.max(0, from - 200), from))
}
