import type { ImageReference, LinkReference, Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { firstWhere } from '../../ordered'
import { MARK_SIGNS, type MarkStyle, RAISED_SIGNS, readSign } from './plain-sign'

/** Something in the words that looks like a note mark typed by hand. */
export interface PlainMark {
  readonly style: MarkStyle
  /** `[1, 2]` and `[3-5]` have several. */
  readonly numbers: readonly number[]
  /** Offsets in the text. */
  readonly from: number
  readonly to: number
  readonly place: MarkPlace
}

/**
 * How a mark stands to what it is for: `close` behind a word or its punctuation, `loose` behind a sentence and a blank,
 * `spaced` behind a word and a blank, where it may also be a number that an editor put in. The nearer one counts.
 */
export type MarkPlace = 'close' | 'loose' | 'spaced'

/** The plain marks in some blocks, in order: in words only, never in code, links, HTML or real notes. */
export function plainMarks(text: string, blocks: readonly RootContent[]): PlainMark[] {
  const found: PlainMark[] = []
  for (const block of blocks) collect(block, text, found)
  return found.sort((a, b) => a.from - b.from)
}

/** Those of the marks of a text, in order, that begin in a stretch of it. */
export function marksBetween(marks: readonly PlainMark[], from: number, to: number): readonly PlainMark[] {
  return marks.slice(
    firstWhere(marks, (mark) => mark.from >= from),
    firstWhere(marks, (mark) => mark.from >= to),
  )
}

function collect(node: Nodes, text: string, found: PlainMark[]): void {
  const { from, to } = offsetsOf(node)
  if (node.type === 'text') {
    const words = text.slice(from, to)
    for (const [style, sign] of MARK_SIGNS)
      for (const match of words.matchAll(sign))
        addMark(style, readSign(style, match[1] ?? ''), from + match.index, match[0].length, text, found)
    return
  }
  // `[1]: http://…` at the end makes links of the marks.
  if (node.type === 'linkReference') {
    addMark('square', numbersOf(node), from, to - from, text, found)
    return
  }
  if (node.type === 'link' || node.type === 'footnoteDefinition' || !('children' in node)) return
  raisedTags(node.children, text, found)
  for (const child of node.children) collect(child, text, found)
}

/** The numbers of a link that is but a mark: `[1]` by itself, or `[1][2]` as one. */
export function numbersOf(node: LinkReference | ImageReference): number[] | null {
  if (node.type === 'imageReference') return null
  const { referenceType, identifier, children } = node
  if (!/^\d{1,3}$/.test(identifier) || referenceType === 'collapsed') return null
  if (referenceType === 'shortcut') return [Number(identifier)]
  const [words] = children
  return children.length === 1 && words?.type === 'text' && /^\d{1,3}$/.test(words.value)
    ? [Number(words.value), Number(identifier)]
    : null
}

function addMark(
  style: MarkStyle,
  numbers: readonly number[] | null,
  from: number,
  length: number,
  text: string,
  found: PlainMark[],
): void {
  const place = numbers && placeOf(style, text, from, from + length)
  if (place) found.push({ style, numbers, from, to: from + length, place })
}

/** `<sup>1</sup>` comes as three nodes: a tag, words, a tag. Also with brackets inside. */
function raisedTags(children: readonly Nodes[], text: string, found: PlainMark[]): void {
  children.forEach((node, index) => {
    if (!isTag(node, /^<sup(?:\s[^>]*)?>$/i)) return
    let close = index + 1
    while (close < children.length && !isTag(children[close], /^<\/?sup\b/i)) close += 1
    const end = children[close]
    if (!end || !isTag(end, /^<\/sup>$/i)) return
    const { from } = offsetsOf(node)
    const inside = text.slice(offsetsOf(node).to, offsetsOf(end).from)
    for (const [style, sign] of RAISED_SIGNS) {
      const numbers = readSign(style, sign.exec(inside.trim())?.[1] ?? '')
      const place = numbers && raisedPlace(text.slice(Math.max(0, from - 12), from))
      if (place) found.push({ style, numbers, from, to: offsetsOf(end).to, place })
    }
  })
}

function isTag(node: Nodes | undefined, tag: RegExp): boolean {
  return node?.type === 'html' && tag.test(node.value)
}

/** Where the mark stands; null where none would be. */
function placeOf(style: MarkStyle, text: string, from: number, to: number): MarkPlace | null {
  const before = text.slice(Math.max(0, from - 12), from)
  const after = text[to] ?? '\n'
  if (style === 'raised') return raisedPlace(before)
  // Raised with a tag, it is a mark of that style.
  if (/<sup[^>]*>$/i.test(before)) return null
  if (/[\p{L}\p{N}(]/u.test(after)) return null
  if (/[\s\u00a0]$/.test(before) || before === '') return blankPlace(style, before, text.slice(to, to + 12))
  // Quotation marks and signs of emphasis that open something have a blank before them.
  if (/(?:^|[\s\u00a0([{“‘])["'*_~]+$/.test(before) || /[([{“‘§$=/@#<\\-]$/.test(before)) return null
  if (style === 'square') return isIndexed(before) && /^\\?\[\d+\\?\]$/.test(text.slice(from, to)) ? null : 'close'
  // "§ 2(1)", "3(1)(a)", "5 * 3"
  return /[\d)\]§]$/.test(before) ? null : 'close'
}

/** The day of a date that an editor filled in: "On [1] January", "March [4], 1801". */
const MONTH = '(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ch|il|ust|ember|ober)?'
const BEFORE_MONTH = new RegExp(String.raw`^\s${MONTH}\b`)
const BEHIND_MONTH = new RegExp(String.raw`\b${MONTH}\s$`)
const BEFORE_YEAR = /^,?\s\d{4}/

/** In "see note [1]" and "vol. [1]" the number is a word of the sentence. */
const BEFORE_NUMBER =
  /(?:^|[^\p{L}])(?:notes?|nn?|fnn?|footnotes?|see|in|of|by|from|to|and|or|the|(?:vol|nos?|arts?|chs?|pp?|secs?|cl|paras?|bk|pt|cap|col|fol|figs?|nn?|fnn?)\.)\s$/iu
/** Laws and lists number in round brackets: there, a mark stands where the words end or pause behind it. */
const COUNTED =
  /(?:section|clause|article|paragraph|para|rule|item|point|part|step|case|option|equation|figure|\d)s?\s$/i
const BEFORE_PAUSE = /^(?:[.,;:?!]|\r?\n[ \t]*\r?\n|\s*$)/

/** Where a mark stands that has a blank before it. */
function blankPlace(style: MarkStyle, before: string, after: string): MarkPlace | null {
  if (style !== 'square' && style !== 'round') return null
  if (style === 'square' ? after.startsWith(':') : COUNTED.test(before) || !BEFORE_PAUSE.test(after)) return null
  if (BEFORE_NUMBER.test(before) || BEFORE_MONTH.test(after)) return null
  if (BEHIND_MONTH.test(before) && BEFORE_YEAR.test(after)) return null
  if (/[.?!”"’)]\s$/.test(before)) return 'loose'
  return /[\p{L}\p{N},;*_]\s$/u.test(before) ? 'spaced' : null
}

/** "km²", "mc²", "x¹": powers, not notes. Behind a number it may be either. */
function raisedPlace(before: string): MarkPlace | null {
  if (/(?:^|[\s\u00a0\d(=+*/^<>−–-])(?:[kcmdµn]?m|ft|in|yd|mi|ha|s|x|y|z|r|n|R|mc|MC)$/.test(before)) return null
  return /\d$/.test(before) && !/(?<!\d)(?:1[5-9]|20)\d\d$/.test(before) ? 'loose' : 'close'
}

/** "x[1]", "a[i]": an element of a list, as programs have it. */
function isIndexed(before: string): boolean {
  return /(?<![\p{L}\p{N}’'])[b-z]$/u.test(before)
}
