import { useLayoutEffect, useRef } from 'react'
import { linkSelection } from '../../../core/editing/link-selection'
import { toggleMark } from '../../../core/editing/toggle-mark'
import { insertFootnote } from '../../../core/footnotes/insert'
import { applyEdits, type TextChange, type TextSelection } from '../../../core/text-edit'

/** What a tool of the box does to its text. */
export type BoxTool = (text: string, selection: TextSelection) => TextChange

/** The tools of the post's own text, as they are. */
export const bold: BoxTool = (text, selection) => toggleMark(text, selection, '**')
export const italic: BoxTool = (text, selection) => toggleMark(text, selection, '*')
export const link: BoxTool = (text, selection) => linkSelection(text, selection)
export const footnote: BoxTool = (text, selection) => insertFootnote(text, selection)

/** The text area of a box: grows with its text, takes tools, and keeps the browser's own undo. */
export function useBoxText(value: string, onText: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight}px`
  }, [value])
  const apply = (tool: BoxTool) => {
    const box = area.current
    if (!box) return
    const backward = box.selectionDirection === 'backward'
    const [from, to] = [box.selectionStart, box.selectionEnd]
    const change = tool(box.value, backward ? { anchor: to, head: from } : { anchor: from, head: to })
    box.focus()
    insertAsTyped(box, applyEdits(box.value, change.edits))
    box.setSelectionRange(
      Math.min(change.selection.anchor, change.selection.head),
      Math.max(change.selection.anchor, change.selection.head),
    )
    onText(box.value)
  }
  return { area, apply }
}

/** Replaces what differs as if it were typed, so that Ctrl+Z in the box takes it back. */
function insertAsTyped(box: HTMLTextAreaElement, after: string): void {
  const before = box.value
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let tail = 0
  while (tail < before.length - from && tail < after.length - from && before.at(-1 - tail) === after.at(-1 - tail))
    tail++
  box.setSelectionRange(from, before.length - tail)
  const insert = after.slice(from, after.length - tail)
  const done = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
  if (!done) box.value = after
}
