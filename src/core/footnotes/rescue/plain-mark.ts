import type { Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'

/** How a plain mark is written: `[1]`, `(1)`, or raised (`<sup>1</sup>`, `¹`). */
export type MarkStyle = 'square' | 'round' | 'raised'

/** Something in the words that looks like a note mark typed by hand. */
export interface PlainMark {
  readonly style: MarkStyle
  /** `[1, 2]` and `[3-5]` have several. */
  readonly numbers: readonly number[]
  /** Offsets in the text. */
  readonly from: number
  readonly to: number
  /** It stands right behind a word or its punctuation; a loose one counts only where no close one has its number. */
  readonly close: boolean
}

const NUMBERS = String.raw`\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}`
const SQUARE = new RegExp(String.raw`\\?\[(${NUMBERS})\\?\]`, 'g')
const ROUND = /\((\d{1,3})\)/g
const RAISED = /[⁰¹²³⁴-⁹]{1,3}/g
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** "km²", "m³": powers, not notes. */
const UNIT = /(?:^|[\s\d(])(?:[kcmdµn]?m|ft|in|yd|mi|ha|s|x|y|r|n|R|mc|MC)$/

/** The plain marks in some blocks, in order: in words only, never in code, links, HTML or real notes. */
export function plainMarks(text: string, blocks: readonly RootContent[]): PlainMark[] {
  const found: PlainMark[] = []
  for (const block of blocks) collect(block, text, found)
  return found.sort((a, b) => a.from - b.from)
}

function collect(node: Nodes, text: string, found: PlainMark[]): void {
  const { from, to } = offsetsOf(node)
  if (node.type === 'text') {
    for (const match of text.slice(from, to).matchAll(SQUARE))
      add('square', match[1] ?? '', from + match.index, match[0])
    for (const match of text.slice(from, to).matchAll(ROUND)) add('round', match[1] ?? '', from + match.index, match[0])
    for (const match of text.slice(from, to).matchAll(RAISED)) addRaised(from + match.index, match[0])
    return
  }
  // `[1]: http://…` at the end makes links of the marks.
  if (node.type === 'linkReference') {
    if (node.referenceType === 'shortcut' && /^\d{1,3}$/.test(node.identifier))
      add('square', node.identifier, from, text.slice(from, to))
    return
  }
  if (node.type === 'link' || node.type === 'footnoteDefinition' || !('children' in node)) return
  raisedTags(node.children, text, found)
  for (const child of node.children) collect(child, text, found)

  function add(style: MarkStyle, written: string, at: number, whole: string): void {
    const place = placeOf(text, at, at + whole.length)
    const numbers = readNumbers(written)
    if (place && numbers) found.push({ style, numbers, from: at, to: at + whole.length, close: place === 'close' })
  }

  function addRaised(at: number, digits: string): void {
    const number = Number([...digits].map((digit) => RAISED_DIGITS.indexOf(digit)).join(''))
    if (UNIT.test(text.slice(Math.max(0, at - 6), at))) return
    found.push({ style: 'raised', numbers: [number], from: at, to: at + digits.length, close: true })
  }
}

/** `<sup>1</sup>` comes as three nodes: a tag, words, a tag. Also with brackets inside. */
function raisedTags(children: readonly Nodes[], text: string, found: PlainMark[]): void {
  children.forEach((node, index) => {
    if (node.type !== 'html' || !/^<sup(?:\s[^>]*)?>$/i.test(node.value)) return
    const close = children.findIndex(
      (other, at) => at > index && other.type === 'html' && /^<\/sup>$/i.test(other.value),
    )
    const end = children[close]
    if (!end) return
    const from = offsetsOf(node).from
    const to = offsetsOf(end).to
    const inside = text.slice(offsetsOf(node).to, offsetsOf(end).from)
    const number = /^\s*\\?\[?(\d{1,3})\\?\]?\s*$/.exec(inside)?.[1]
    if (number) found.push({ style: 'raised', numbers: [Number(number)], from, to, close: true })
  })
}

/** Where the mark stands: close behind its words, loose behind a sentence, or nowhere a mark would be. */
function placeOf(text: string, from: number, to: number): 'close' | 'loose' | null {
  const before = text[from - 1] ?? '\n'
  const after = text[to] ?? '\n'
  if (/[\p{L}\p{N}(]/u.test(after) || after === ':') return null
  if (/[\s\u00a0]/.test(before)) return /[.?!”"’)][\s\u00a0]$/.test(text.slice(from - 2, from)) ? 'loose' : null
  return /[([{“‘§$=/@#<\\-]/.test(before) ? null : 'close'
}

/** `1, 2` and `3-5`; null when it cannot be a list of notes. */
function readNumbers(written: string): number[] | null {
  const numbers: number[] = []
  for (const part of written.split(/\s?[,;]\s?/)) {
    const [first = 0, last = first] = part.split(/\s?[–-]\s?/).map(Number)
    if (last < first || last - first > 20) return null
    for (let number = first; number <= last; number += 1) numbers.push(number)
  }
  return numbers.every((number) => number > 0) ? numbers : null
}
