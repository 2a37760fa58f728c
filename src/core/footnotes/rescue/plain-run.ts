import type { Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { MarkStyle } from './plain-mark'

/** A note written as a plain block or line: its number, and where its sign and its words stand. */
export interface PlainNote {
  readonly number: number
  readonly style: MarkStyle
  /** From its sign (`[1]`, `1.`) to the end of its last block. */
  readonly from: number
  readonly to: number
  /** Where its words begin. */
  readonly contentFrom: number
  /** A list item needs its lines moved; a paragraph does not. */
  readonly item: boolean
}

/** Notes that stand one after the other. */
export interface PlainRun {
  readonly notes: readonly PlainNote[]
  /** Indices of the blocks it takes up, `first` up to but without `end`. */
  readonly first: number
  readonly end: number
  /** The rule, blank or heading "Notes" right before it; null when there is none. */
  readonly opening: { readonly from: number; readonly to: number } | null
}

const NOTES_TITLE =
  /^(?:\*\*|__)?\s*(?:foot-?|end-?)?(?:notes?|references|sources|citations|works cited|anmerkungen|fußnoten|notas|note)\s*:?\s*(?:\*\*|__)?\s*:?$/i
const SIGNS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['square', /^\\?\[(\d{1,3})\\?\](?!\()[:.]?[ \t\u00a0]*/],
  ['raised', /^(?:<sup>\s*\\?\[?(\d{1,3})\\?\]?\s*<\/sup>|([⁰¹²³⁴-⁹]{1,3}))[ \t\u00a0]*/i],
  ['round', /^\((\d{1,3})\)[ \t\u00a0]*/],
]
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * Finds the runs of plain notes among the top-level blocks: numbers ascend, the first is 1 or goes on from the run before;
 * blocks between two notes, and behind the last at the end of the text, belong to the note before them.
 */
export function plainRuns(text: string, blocks: readonly RootContent[]): PlainRun[] {
  const runs: PlainRun[] = []
  let index = 0
  while (index < blocks.length) {
    const opening = openingAt(text, blocks, index)
    const start = opening ? opening.next : index
    const previous = runs[runs.length - 1]?.notes
    const run = runAt(text, blocks, start, opening !== null, previous?.[previous.length - 1]?.number ?? 0)
    if (run) {
      runs.push({ ...run, opening })
      index = run.end
    } else index += 1
  }
  return runs
}

/** A rule, a line of underscores, a forced blank or a heading "Notes" at `index`, several of them too. */
function openingAt(
  text: string,
  blocks: readonly RootContent[],
  index: number,
): { from: number; to: number; next: number } | null {
  let next = index
  while (next < blocks.length && isOpening(blocks[next] as RootContent, text)) next += 1
  if (next === index) return null
  return { from: offsetsOf(blocks[index] as RootContent).from, to: offsetsOf(blocks[next - 1] as RootContent).to, next }
}

function isOpening(block: RootContent, text: string): boolean {
  const { from, to } = offsetsOf(block)
  const source = text.slice(from, to).trim()
  if (block.type === 'thematicBreak') return true
  if (block.type === 'heading') return NOTES_TITLE.test(source.replace(/^#+\s*|\s*#*$|\n[=-]+$/g, ''))
  if (block.type === 'html') return /^<hr\b[^>]*>$/i.test(source)
  return (
    block.type === 'paragraph' &&
    (/^(?:\\?_){3,}$|^&nbsp;$|^\u00a0+$|^[-–—]{3,}$/.test(source) || NOTES_TITLE.test(source))
  )
}

function runAt(
  text: string,
  blocks: readonly RootContent[],
  first: number,
  opened: boolean,
  before: number,
): Omit<PlainRun, 'opening'> | null {
  const notes: PlainNote[] = []
  let end = first
  let tail = first
  for (let index = first; index < blocks.length; index += 1) {
    const block = blocks[index] as RootContent
    const own = notesIn(block, text, opened)
    const last = notes[notes.length - 1]
    const wanted = last
      ? own[0] && own[0].number > last.number && own[0].style === last.style
      : own[0] && starts(own[0], before)
    if (own.length > 0 && wanted) {
      if (last && tail > end) notes[notes.length - 1] = { ...last, to: offsetsOf(blocks[index - 1] as RootContent).to }
      notes.push(...own)
      end = index + 1
      tail = end
    } else if (own.length > 0 || notes.length === 0 || isBoundary(block, text)) break
    else tail = index + 1
  }
  const last = notes[notes.length - 1]
  if (!last) return null
  // At the end of the text, what follows the last note goes on with it.
  if (tail > end && tail === blocks.length && opened) {
    notes[notes.length - 1] = { ...last, to: offsetsOf(blocks[tail - 1] as RootContent).to }
    end = tail
  }
  return { notes, first, end }
}

/** A heading, a rule or a real note ends a run. */
function isBoundary(block: RootContent, text: string): boolean {
  return block.type === 'heading' || block.type === 'footnoteDefinition' || isOpening(block, text)
}

function starts(note: PlainNote, before: number): boolean {
  return note.number === 1 || note.number === before + 1
}

/** The notes a block holds: one, one a line, or the items of a list (under a heading or rule only). */
function notesIn(block: RootContent, text: string, opened: boolean): PlainNote[] {
  const { from, to } = offsetsOf(block)
  if (block.type === 'definition') return definitionNote(text, from, to)
  if (block.type === 'list') return opened && block.ordered === true ? itemNotes(block) : []
  if (block.type !== 'paragraph') return []
  const notes: PlainNote[] = []
  for (const line of linesOf(text, from, to)) {
    const note = noteAt(text, line, to, opened)
    const last = notes[notes.length - 1]
    if (note && (!last || (note.number === last.number + 1 && note.style === last.style))) {
      if (last) notes[notes.length - 1] = { ...last, to: line - lineEndBefore(text, line) }
      notes.push(note)
    } else if (!last) return []
  }
  return notes
}

function noteAt(text: string, at: number, end: number, opened: boolean): PlainNote | null {
  for (const [style, sign] of SIGNS) {
    const match = sign.exec(text.slice(at, Math.min(end, at + 40)))
    if (!match || (style === 'round' && !opened)) continue
    const digits = match[1] ?? [...(match[2] ?? '')].map((digit) => RAISED_DIGITS.indexOf(digit)).join('')
    const contentFrom = at + match[0].length
    if (contentFrom >= end) return null
    return { number: Number(digits), style, from: at, to: end, contentFrom, item: false }
  }
  return null
}

/** `[1]: http://…`: Markdown takes it for the address of a link, and the note would vanish. */
function definitionNote(text: string, from: number, to: number): PlainNote[] {
  const match = /^\[(\d{1,3})\]:[ \t]*/.exec(text.slice(from, to))
  if (!match?.[1]) return []
  return [{ number: Number(match[1]), style: 'square', from, to, contentFrom: from + match[0].length, item: false }]
}

function itemNotes(list: Extract<Nodes, { type: 'list' }>): PlainNote[] {
  return list.children.flatMap((item, index): PlainNote[] => {
    const { from, to } = offsetsOf(item)
    const first = item.children[0]
    if (!first) return []
    const number = (list.start ?? 1) + index
    return [{ number, style: 'raised', from, to, contentFrom: offsetsOf(first).from, item: true }]
  })
}

function linesOf(text: string, from: number, to: number): number[] {
  const starts = [from]
  for (let at = text.indexOf('\n', from); at >= 0 && at < to - 1; at = text.indexOf('\n', at + 1)) {
    const blanks = /^[ \t]*/.exec(text.slice(at + 1, at + 20))?.[0].length ?? 0
    starts.push(at + 1 + blanks)
  }
  return starts
}

function lineEndBefore(text: string, at: number): number {
  return /\\?(?:[ \t]*\r?\n[ \t]*)$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0
}
