import type { Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { NOTE_SIGNS, type NoteStyle, readSign } from './plain-sign'

/** A note written as a plain block or line: its number, and where its sign and its words stand. */
export interface PlainNote {
  readonly number: number
  readonly style: NoteStyle
  /** From its sign (`[1]`, `1.`) to the end of its last block. */
  readonly from: number
  readonly to: number
  /** Where its words begin. */
  readonly contentFrom: number
  /** A list item needs its lines moved; a paragraph does not. */
  readonly item: boolean
  /** It begins on a later line of a paragraph, whose first lines are the post's. */
  readonly behindWords: boolean
}

/**
 * The notes a block holds: one, one a line, or the items of a list (behind a heading or rule, which `opened` tells).
 * `style` limits them to the signs of the run they would go on with.
 */
export function notesIn(block: RootContent, text: string, opened: boolean, style: NoteStyle | null): PlainNote[] {
  const { from, to } = offsetsOf(block)
  if (block.type === 'definition') return definitionNote(text, from, to)
  if (block.type === 'list') return listNotes(block, text, opened)
  if (block.type !== 'paragraph') return []
  const notes: PlainNote[] = []
  for (const line of linesOf(text, from, to)) {
    const note = noteAt(text, line, to, opened, notes[0]?.style ?? style)
    const last = notes[notes.length - 1]
    if (!note || (note.style === 'symbol' && text[line] !== '<' && !isWords(block, line))) continue
    if (!last && line > from) {
      if (style !== null || note.number !== 1 || !endsBefore(text, from, line)) return []
      notes.push({ ...note, from: line - lineEndBefore(text, line), behindWords: true })
    } else if (
      !last ||
      note.number === last.number + 1 ||
      (note.number > last.number && endsBefore(text, from, line))
    ) {
      if (last) notes[notes.length - 1] = { ...last, to: line - lineEndBefore(text, line) }
      notes.push(note)
    }
  }
  return notes
}

function noteAt(text: string, at: number, end: number, opened: boolean, style: NoteStyle | null): PlainNote | null {
  for (const [own, sign] of NOTE_SIGNS) {
    const may = (style === null || style === own) && (own !== 'listed' || opened)
    const match = may ? sign.exec(text.slice(at, Math.min(end, at + 60))) : null
    const number = match && readSign(own, match[1] ?? match[2] ?? '')?.[0]
    if (!match || !number) continue
    const contentFrom = at + match[0].length
    if (contentFrom >= end) return null
    return { number, style: own, from: at, to: end, contentFrom, item: false, behindWords: false }
  }
  return null
}

/** Whether what stands there are words: an asterisk may also begin emphasis. */
function isWords(block: Extract<RootContent, { type: 'paragraph' }>, at: number): boolean {
  return block.children.some(
    (child) => child.type === 'text' && offsetsOf(child).from <= at && at < offsetsOf(child).to,
  )
}

/** Whether a sentence or a forced break ends right before a line. */
function endsBefore(text: string, from: number, line: number): boolean {
  const before = text.slice(Math.max(from, line - 200), line)
  return /(?:[.?!:…”"’»)\]*_]|\\|[ \t]{2}|\/\S*)\r?\n[ \t]*$|<br\s*\/?>\s*$/i.test(before)
}

/** `[1]: http://…`: Markdown takes it for the address of a link, and the note would vanish. */
function definitionNote(text: string, from: number, to: number): PlainNote[] {
  const match = /^\[(\d{1,3})\]:[ \t]*/.exec(text.slice(from, to))
  if (!match?.[1]) return []
  const contentFrom = from + match[0].length
  return [{ number: Number(match[1]), style: 'square', from, to, contentFrom, item: false, behindWords: false }]
}

function listNotes(list: Extract<Nodes, { type: 'list' }>, text: string, opened: boolean): PlainNote[] {
  // "* The first note" by itself, to Markdown a list of one.
  const starred = list.ordered !== true && list.children.length === 1 && text[offsetsOf(list).from] === '*'
  if (!starred && !(opened && list.ordered === true)) return []
  return list.children.flatMap((item, index): PlainNote[] => {
    const { from, to } = offsetsOf(item)
    const first = item.children[0]
    if (!first) return []
    const number = starred ? 1 : (list.start ?? 1) + index
    const contentFrom = offsetsOf(first).from
    return [{ number, style: starred ? 'symbol' : 'listed', from, to, contentFrom, item: true, behindWords: false }]
  })
}

/** Lines end as Markdown has them, or with a tag. */
const LINE_END = /(?:<br\s*\/?>[ \t]*)+(?:\r?\n[ \t]*)?|\n[ \t]*/gi
const LINE_END_BEFORE = /(?:(?:<br\s*\/?>[ \t]*)+(?:\r?\n[ \t]*)?|\\?[ \t]*\r?\n[ \t]*)$/i

function linesOf(text: string, from: number, to: number): number[] {
  const starts = [from]
  for (const { 0: end, index } of text.slice(from, to - 1).matchAll(LINE_END)) starts.push(from + index + end.length)
  return starts
}

function lineEndBefore(text: string, at: number): number {
  return LINE_END_BEFORE.exec(text.slice(Math.max(0, at - 60), at))?.[0].length ?? 0
}
