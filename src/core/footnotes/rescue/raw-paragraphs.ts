import type { Nodes, Root } from 'mdast'
import { lineEndOf } from '../../line-ends'
import { offsetsOf } from '../../markdown/offsets'
import { parseMarkdown } from '../../markdown/parse'
import type { TextEdit } from '../../text-edit'
import type { Cover } from './uncovered'

/** What a block of HTML may consist of: paragraphs, rules and headings; Word's classes say nothing. */
const PIECE = /\s*(<p(?:\s+class="?Mso\w*"?)?\s*>([\s\S]*?)<\/p\s*>|<hr\b[^>]*>|<h([1-6])>[^<]*<\/h\3>)\s*/giy

/** What a mark or a note typed by hand has somewhere. */
const MAY_HOLD_SIGN = /[[(⁰¹²³⁴-⁹†‡*/]|<sup|^\s*\d{1,3}[.)]/i

/**
 * Paragraphs written as HTML, `<p>Words.[1]</p>`, that read the same without their tags. In HTML a real mark would print as
 * it is written, so to make a note of it the paragraph must become Markdown.
 */
export function rawParagraphs(text: string, root: Root): Cover[] {
  return root.children.flatMap((node) => {
    if (node.type !== 'html' || !/<p\b/i.test(node.value)) return []
    const { from, to } = offsetsOf(node)
    const edits = withoutTags(text, from, to)
    return edits.length > 0 ? [{ from, to, edits }] : []
  })
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly isParagraph: boolean
  /** Its words, when it is a paragraph that needs no tags. */
  readonly bare: { readonly from: number; readonly to: number } | null
}

function withoutTags(text: string, from: number, to: number): TextEdit[] {
  const pieces = piecesOf(text, from, to)
  if (!pieces.some(({ bare }) => bare)) return []
  const eol = lineEndOf(text)
  const edits: TextEdit[] = []
  const cut = (start: number, end: number, insert: string) => {
    if (text.slice(start, end) !== insert) edits.push({ from: start, to: end, insert })
  }
  for (const [index, { bare, isParagraph, ...piece }] of pieces.entries()) {
    const before = pieces[index - 1]
    const start = before ? (before.bare?.to ?? before.to) : piece.from
    const gap = before ? eol + eol : isBehindBlank(text, from) ? '' : eol
    // Rules and headings stand by themselves, too, so that they are seen to part the notes from the text.
    if (bare || before?.bare || !isParagraph || before?.isParagraph === false) cut(start, bare?.from ?? piece.from, gap)
  }
  const last = pieces.at(-1)
  if (last?.bare) cut(last.bare.to, last.to, '')
  return edits
}

function piecesOf(text: string, from: number, to: number): Piece[] {
  const source = text.slice(from, to)
  const pieces: Piece[] = []
  PIECE.lastIndex = 0
  let end = 0
  for (let match = PIECE.exec(source); match; match = PIECE.exec(source)) {
    const [whole, tagged = '', inner] = match
    const start = from + match.index + whole.indexOf(tagged)
    const isParagraph = inner !== undefined
    const bare = isParagraph ? bareWords(start, tagged, inner) : null
    pieces.push({ from: start, to: start + tagged.length, isParagraph, bare })
    end = PIECE.lastIndex
    if (end === source.length) return pieces
  }
  return end === source.length ? pieces : []
}

function bareWords(start: number, tagged: string, inner: string): Piece['bare'] {
  const words = inner.trim()
  if (!MAY_HOLD_SIGN.test(words) || !readsTheSame(words)) return null
  const from = start + tagged.indexOf('>') + 1 + inner.indexOf(words)
  return { from, to: from + words.length }
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
  if (node.type === 'html') return !/^<\/?p\b/i.test(node.value)
  // An address alone is a link in Markdown, as it is for most readers of HTML.
  if (node.type === 'link') return /^(?:https?:|www\.)/i.test(words.slice(from, to))
  return node.type === 'text' && !/\\[!-/:-@[-`{-~]/.test(words.slice(from, to))
}

/** Whether a block begins behind a blank line: behind other words its own would belong to theirs. */
function isBehindBlank(text: string, from: number): boolean {
  return /(?:^\s*|(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)[ \t]*)$/.test(text.slice(Math.max(0, from - 200), from))
}
