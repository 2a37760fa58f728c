import type { TextEdit } from '../../core/text-edit'

/** A stretch of a text, by offsets. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Size {
  readonly characters: number
  readonly lines: number
}

/** A text area lays out all its words at each key, so of a text with more than this it holds a part. */
const WHOLE: Size = { characters: 250_000, lines: 5_000 }

/** So much of such a text stands before a place, and behind it. */
const AROUND: Size = { characters: 30_000, lines: 600 }

/** Whether a text can be laid out whole, or `times` as much of it. */
export function isShort(text: string, times = 1): boolean {
  if (text.length > WHOLE.characters * times) return false
  let at = -1
  for (let lines = 0; lines < WHOLE.lines * times; lines += 1) {
    at = text.indexOf('\n', at + 1)
    if (at < 0) return true
  }
  return false
}

/** What to show of a text: all of a short one, else the stretch with as much around it, in whole lines where they are short. */
export function partAround(text: string, { from, to }: Stretch): Stretch {
  return isShort(text) ? { from: 0, to: text.length } : { from: before(text, from), to: behind(text, to) }
}

function before(text: string, from: number): number {
  const first = from - AROUND.characters
  let at = from
  for (let lines = 0; lines <= AROUND.lines; lines += 1) {
    const line = at < 2 ? 0 : text.lastIndexOf('\n', at - 2) + 1
    if (line < first) return betweenLetters(text, first)
    if (line === 0) return 0
    at = line
  }
  return at
}

function behind(text: string, to: number): number {
  const last = to + AROUND.characters
  let at = to
  for (let lines = 0; lines <= AROUND.lines; lines += 1) {
    const end = text.indexOf('\n', lines === 0 ? at : at + 1)
    if (end < 0 ? text.length > last : end > last) return betweenLetters(text, last)
    if (end < 0) return text.length
    at = end
  }
  return betweenLetters(text, at)
}

/** No letter of two halves is cut, and no line end. */
function betweenLetters(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const isCut = (code >= 0xdc00 && code <= 0xdfff) || (code === 10 && text.charCodeAt(at - 1) === 13)
  return isCut ? at - 1 : at
}

/** Where an offset stands after edits around it; one inside what gave way goes to where that began. */
export function moveOver(offset: number, edits: readonly TextEdit[]): number {
  let moved = offset
  for (const { from, to, insert } of edits) {
    if (offset >= to && !(from === to && offset === from)) moved += insert.length - (to - from)
    else if (offset > from) moved -= offset - from
  }
  return moved
}
