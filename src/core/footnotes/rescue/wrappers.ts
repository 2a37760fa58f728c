import type { RootContent } from 'mdast'
import { lineEndOf } from '../../line-ends'
import { offsetsOf } from '../../markdown/offsets'
import { parseMarkdown } from '../../markdown/parse'
import { firstWhere } from '../../ordered'
import type { TextEdit } from '../../text-edit'
import { IDLE } from './raw-paragraphs'

/** A comment of WordPress's block editor around a block; one that ends in `/-->` is a block itself and stays. */
const BLOCK_COMMENT = /^<!--\s+\/?wp:[a-z][a-z0-9/-]*\s+(?:\{[\s\S]*\}\s+)?-->$/
const WRAPPER = /<!--[\s\S]*?-->|<div\b[^<>]*>|<\/div\s*>/gi
const IDLE_DIV = new RegExp(`^<div${IDLE}>$`, 'i')

/** HTML whose inside is no markup, or is read to its own end. */
const OPAQUE = /<(?:pre|script|style|textarea|svg)\b|<[?!](?!--)/i
/** What begins HTML of its own behind an empty line. */
const BLOCK = /^<\/?(?:p|ol|ul|li|hr|h[1-6]|blockquote|table|figure|dl|dt|dd|div|section)\b/i

const EMPTY_LINE = /^(?:$|\r?\n(?:\r?\n|$))/

interface Wrapper {
  readonly from: number
  readonly to: number
  readonly tag: string
}

/**
 * The splices that take away what stands around paragraphs and prints nothing: the comments of block editors, and each
 * `<div>` without a look of its own that stands with its end alone on their lines. None is taken away where its neighbours
 * would read otherwise without it.
 */
export function wrappers(text: string): TextEdit[] {
  if (!/<!--\s+\/?wp:|<\/div/i.test(text)) return []
  const root = parseMarkdown(text)
  const found: Wrapper[] = []
  for (const node of root.children) {
    const own = wrappersIn(text, node)
    if (own === null) return []
    for (const one of own) found.push(one)
  }
  const comments = found.filter(({ tag }) => BLOCK_COMMENT.test(tag))
  const cuts = cutsFor(text, [...comments, ...idleDivs(text, found)])
  const blocks = root.children.map((node) => ({ type: node.type, ...offsetsOf(node) }))
  return cuts.every((cut) => readsOn(text, cut, blocks)) ? cuts : []
}

/** The comments and tags that a block of HTML has; null where they cannot be told from words, or others stand in words. */
function wrappersIn(text: string, node: RootContent): Wrapper[] | null {
  const { from, to } = offsetsOf(node)
  const source = text.slice(from, to)
  if (node.type === 'code') return []
  if (node.type !== 'html' || OPAQUE.test(source)) return /<\/?div\b/i.test(source) ? null : []
  if (source.indexOf('<!--', source.lastIndexOf('-->') + 1) >= 0) return null
  return [...source.matchAll(WRAPPER)].map(({ 0: tag, index }) => ({
    from: from + index,
    to: from + index + tag.length,
    tag,
  }))
}

/** Pairs of tags that say nothing, each alone on its line. */
function idleDivs(text: string, found: readonly Wrapper[]): Wrapper[] {
  const idle: Wrapper[] = []
  const open: Wrapper[] = []
  for (const one of found) {
    if (one.tag.startsWith('<!--')) continue
    if (!one.tag.startsWith('</')) {
      open.push(one)
      continue
    }
    const start = open.pop()
    if (start && IDLE_DIV.test(start.tag) && isAlone(text, start) && isAlone(text, one)) idle.push(start, one)
  }
  return idle
}

/** Indented by three spaces at most, as a block of HTML may be. */
function isAlone(text: string, { from, to }: Wrapper): boolean {
  const begins = /(?:^|[\r\n]) {0,3}$/.test(from < 4 ? text.slice(0, from) : ` ${text.slice(from - 4, from)}`)
  return begins && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(to, to + 80))
}

interface Cut extends TextEdit {
  /** Whether whole lines go, and what was above and below them is parted by an empty one. */
  readonly lines: boolean
}

/** What goes, in order; lines that follow each other go as one with the empty lines around them. */
function cutsFor(text: string, wrappers: readonly Wrapper[]): Cut[] {
  const eol = lineEndOf(text)
  const cuts: Cut[] = []
  for (const one of [...wrappers].sort((a, b) => a.from - b.from)) {
    if (!isAlone(text, one)) {
      cuts.push({ from: one.from, to: one.to, insert: '', lines: false })
      continue
    }
    const last = cuts.at(-1)
    const blank = startOfBlank(text, one.from)
    const goesOn = last?.lines === true && blank <= last.to
    if (goesOn) cuts.pop()
    const from = goesOn ? last.from : blank
    const to = endOfBlank(text, one.to)
    const insert = from === 0 ? '' : to < text.length ? eol + eol : text.endsWith('\n') ? eol : ''
    cuts.push({ from, to, insert, lines: true })
  }
  return cuts
}

/** Behind the last letter before a place. */
function startOfBlank(text: string, at: number): number {
  let from = at
  while (from > 0 && /[ \t\r\n]/.test(text.charAt(from - 1))) from -= 1
  return from
}

/** The beginning of the first line from a place on that is not empty. */
function endOfBlank(text: string, at: number): number {
  const blank = /(?:[ \t]*(?:\r\n?|\n))*(?:[ \t]*$)?/y
  blank.lastIndex = at
  return at + (blank.exec(text)?.[0].length ?? 0)
}

interface Block {
  readonly type: RootContent['type']
  readonly from: number
  readonly to: number
}

/** Whether what stands around a cut is still what it was: HTML of its own, or Markdown that belongs to nothing above. */
function readsOn(text: string, cut: Cut, blocks: readonly Block[]): boolean {
  const next = firstWhere(blocks, ({ to }) => to > (cut.lines ? cut.to : cut.from))
  const block = blocks[next]
  const goesOn = () => BLOCK.test(text.slice(cut.to, cut.to + 20).trimStart())
  // Without the comment on its line, a block of HTML goes on to the next empty one.
  if (!cut.lines)
    return (cut.from !== block?.from || goesOn()) && EMPTY_LINE.test(text.slice(block?.to, (block?.to ?? 0) + 4))
  if (!block) return true
  if (block.from < cut.to) return goesOn()
  const above = blocks[firstWhere(blocks, ({ from }) => from >= cut.from) - 1]?.type
  return !((above === 'list' || above === 'footnoteDefinition') && (block.type === 'list' || block.type === 'code'))
}
