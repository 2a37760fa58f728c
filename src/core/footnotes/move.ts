import type { Root, RootContent } from 'mdast'
import { lineEndOf } from '../line-ends'
import { offsetsOf } from '../markdown/offsets'
import { parseMarkdown } from '../markdown/parse'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../text-edit'
import { insertFragment } from './fragment'
import { scanNotes } from './scan'
import { cutPassage, extractFragment } from './take-along'

/** What moves out of one text and into another; each side is one undo step. */
export interface Move {
  readonly source: TextChange
  readonly target: TextChange
  /** How many notes only the moved stretch called. */
  readonly notes: number
}

/**
 * Moves a stretch of one post to the end of another's words, notes and all: definitions that only the stretch calls leave
 * with it, those the rest still needs are copied. Labels become ones the other post does not use.
 */
export function moveToPost(source: string, from: number, to: number, target: string): Move {
  const scan = scanNotes(source)
  const { notes, ...cut } = cutPassage(source, scan, from, to)
  const { words, definitions } = extractFragment(source, scan, from, to)
  const end = endOfWords(target)
  const eol = lineEndOf(target).repeat(2)
  const tail = blankLineBehind(target.slice(end), eol)
  const change = insertFragment(target, { anchor: end, head: end }, { words: words.trim(), definitions }, [
    end > 0 ? eol : '',
    tail,
  ])
  return { source: cut, target: change, notes }
}

/** What is missing of a blank line: HTML at the end of the moved words would take in a definition right under it. */
function blankLineBehind(rest: string, eol: string): string {
  if (/^[ \t]*(?:$|\r?\n[ \t]*(?:\r?\n|$))/.test(rest)) return ''
  return /^[ \t]*\r?\n/.test(rest) ? eol.slice(0, eol.length / 2) : eol
}

/** The end of the last block that prints where it stands: definitions come behind. */
function endOfWords(text: string): number {
  const printed = parseMarkdown(text).children.filter(
    ({ type }) => type !== 'footnoteDefinition' && type !== 'definition',
  )
  const last = printed[printed.length - 1]
  return last ? offsetsOf(last).to : 0
}

/**
 * Moves the blocks that the selection touches over the next one or the one before, with the marks in them: their labels
 * stay, only the numbers a reader sees change. Null at the end and where a definition is next. What was selected stays so.
 */
export function moveBlocks(text: string, selection: TextSelection, direction: 'up' | 'down'): TextChange | null {
  const { children } = parseMarkdown(text)
  const [from, to] = [Math.min(selection.anchor, selection.head), Math.max(selection.anchor, selection.head)]
  const touched = children.filter((block) => offsetsOf(block).from <= to && offsetsOf(block).to >= from)
  const [first, last] = [touched[0], touched[touched.length - 1]]
  if (!first || !last || touched.some(isDefinition)) return null
  const other = children[direction === 'up' ? children.indexOf(first) - 1 : children.indexOf(last) + 1]
  if (!other || isDefinition(other)) return null
  const eol = lineEndOf(text).repeat(2)
  const [start, end] = [lineStart(text, offsetsOf(first).from), offsetsOf(last).to]
  const passed = text.slice(lineStart(text, offsetsOf(other).from), offsetsOf(other).to)
  const edits: TextEdit[] =
    direction === 'up'
      ? [
          { from: lineStart(text, offsetsOf(other).from), to: start, insert: '' },
          { from: end, to: end, insert: eol + passed },
        ]
      : [
          { from: start, to: start, insert: passed + eol },
          { from: end, to: offsetsOf(other).to, insert: '' },
        ]
  const shift = direction === 'up' ? lineStart(text, offsetsOf(other).from) - start : passed.length + eol.length
  return readsTheSame(text, applyEdits(text, edits))
    ? { edits, selection: { anchor: selection.anchor + shift, head: selection.head + shift } }
    : null
}

function isDefinition({ type }: RootContent): boolean {
  return type === 'footnoteDefinition' || type === 'definition'
}

/** Blocks may be indented; the blanks before them move along. */
function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Whether the blocks are the same ones in another order: some grow together where they meet. */
function readsTheSame(before: string, after: string): boolean {
  const kinds = ({ children }: Root) => children.map(({ type }) => type).sort()
  return JSON.stringify(kinds(parseMarkdown(before))) === JSON.stringify(kinds(parseMarkdown(after)))
}
