import { useLayoutEffect, useRef } from 'react'
import { insertFootnote } from '../../../core/footnotes/insert'
import { applyEdits, type TextChange, type TextSelection } from '../../../core/text-edit'

/** What a tool of the box does to its text. */
export type BoxTool = (text: string, selection: TextSelection) => TextChange

/** Puts marks around what is selected, or sets the caret between them. */
function around(before: string, after: string): BoxTool {
  return (text, { anchor, head }) => {
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    const start = from + before.length
    return {
      edits: [
        { from, to: from, insert: before },
        { from: to, to, insert: after },
      ].filter((edit, at) => at === 0 || edit.insert !== ''),
      selection: { anchor: start, head: start + text.slice(from, to).length },
    }
  }
}

export const bold: BoxTool = around('**', '**')
export const italic: BoxTool = around('*', '*')
export const footnote: BoxTool = (text, selection) => insertFootnote(text, selection)

/** Makes what is selected the words of a link, and puts the caret where its address goes. */
export const link: BoxTool = (text, { anchor, head }) => {
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  const words = text.slice(from, to)
  const caret = words === '' ? from + 1 : from + words.length + 3
  return { edits: [{ from, to, insert: `[${words}]()` }], selection: { anchor: caret, head: caret } }
}

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
