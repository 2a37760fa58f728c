import type { TextChange, TextEdit, TextSelection } from '../text-edit'
import { linesOf } from './lines-of'

/** Makes the selected lines a heading of level 2, then of level 3, then plain text again. */
export function cycleHeading(text: string, selection: TextSelection): TextChange {
  return eachLine(text, selection, (line) => {
    const marks = /^(#{1,6})[ \t]+/.exec(line)
    const level = marks?.[1]?.length ?? 0
    return { length: marks?.[0].length ?? 0, insert: level === 2 ? '### ' : level > 2 ? '' : '## ' }
  })
}

/** Makes the selected lines a quotation, or plain again when all of them are one. */
export function toggleQuote(text: string, selection: TextSelection): TextChange {
  const quoted = everyLine(text, selection, /^>/)
  return eachLine(
    text,
    selection,
    (line) => (quoted ? { length: /^> ?/.exec(line)?.[0].length ?? 0, insert: '' } : { length: 0, insert: '> ' }),
    true,
  )
}

/** Makes the selected lines a list of points or of numbers, or plain again when all of them are such items. */
export function toggleList(text: string, selection: TextSelection, kind: 'points' | 'numbers'): TextChange {
  const own = kind === 'points' ? /^[ \t]*[-*+][ \t]+(\[[ xX]\][ \t]+)?/ : /^[ \t]*\d+[.)][ \t]+/
  const any = /^[ \t]*([-*+]|\d+[.)])[ \t]+/
  const listed = everyLine(text, selection, own)
  let number = 0
  return eachLine(text, selection, (line) => {
    const length = (listed ? own : any).exec(line)?.[0].length ?? 0
    if (listed) return { length, insert: '' }
    if (line.trim() === '') return { length: 0, insert: '' }
    number += 1
    return { length, insert: kind === 'points' ? '- ' : `${number}. ` }
  })
}

interface Prefix {
  /** How many characters at the start of the line give way. */
  readonly length: number
  readonly insert: string
}

function everyLine(text: string, selection: TextSelection, pattern: RegExp): boolean {
  const { from, to } = linesOf(text, selection)
  const lines = text
    .slice(from, to)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => pattern.test(line))
}

function eachLine(
  text: string,
  selection: TextSelection,
  prefixOf: (line: string) => Prefix,
  alsoEmpty = false,
): TextChange {
  const { from, to } = linesOf(text, selection)
  const lines = text.slice(from, to).split('\n')
  const edits: TextEdit[] = []
  let at = from
  for (const line of lines) {
    const single = lines.length === 1
    const prefix = line.trim() === '' && !single && !alsoEmpty ? { length: 0, insert: '' } : prefixOf(line)
    if (text.slice(at, at + prefix.length) !== prefix.insert)
      edits.push({ from: at, to: at + prefix.length, insert: prefix.insert })
    at += line.length + 1
  }
  return { edits, selection: { anchor: moved(selection.anchor, edits), head: moved(selection.head, edits) } }
}

/** Where an offset stands after the edits; one inside what was replaced goes behind it. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const edit of edits) {
    if (edit.from > offset) break
    if (offset < edit.to) return edit.from + shift + edit.insert.length
    shift += edit.insert.length - (edit.to - edit.from)
  }
  return offset + shift
}
