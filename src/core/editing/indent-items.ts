import type { TextChange, TextEdit, TextSelection } from '../text-edit'
import { linesOf } from './lines-of'

const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+/

/**
 * Moves the list items of the selection one level in or out. Null where no line of it is a list item, or there is
 * nothing to move out: Tab then means what it means everywhere, and leaves the editor.
 */
export function indentItems(text: string, selection: TextSelection, direction: 'in' | 'out'): TextChange | null {
  const { from, to } = linesOf(text, selection)
  const lines = text.slice(from, to).split('\n')
  if (!lines.some((line) => ITEM.test(line))) return null
  const width = ITEM.exec(lines.find((line) => ITEM.test(line)) ?? '')?.[2]?.length ?? 1
  const step = width + 1
  const edits: TextEdit[] = []
  let at = from
  for (const line of lines) {
    if (line.trim() !== '') {
      if (direction === 'in') edits.push({ from: at, to: at, insert: ' '.repeat(step) })
      else {
        const blank = /^(\t|[ ]*)/.exec(line)?.[0] ?? ''
        const gone = blank === '\t' ? 1 : Math.min(step, blank.length)
        if (gone > 0) edits.push({ from: at, to: at + gone, insert: '' })
      }
    }
    at += line.length + 1
  }
  if (edits.length === 0) return null
  const shift = (offset: number) =>
    edits.reduce((sum, edit) => {
      if (edit.from > offset) return sum
      return sum + edit.insert.length - Math.min(edit.to - edit.from, offset - edit.from)
    }, offset)
  return { edits, selection: { anchor: shift(selection.anchor), head: shift(selection.head) } }
}
