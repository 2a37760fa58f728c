import { useLayoutEffect, useRef } from 'react'
import { linkSelection } from '../../../core/editing/link-selection'
import { toggleMark } from '../../../core/editing/toggle-mark'
import { insertFootnote } from '../../../core/footnotes/insert'
import { applyToBox, type TextTool } from '../../editor/box-text'

/** The tools of the post's own text, as they are. */
export const bold: TextTool = (text, selection) => toggleMark(text, selection, '**')
export const italic: TextTool = (text, selection) => toggleMark(text, selection, '*')
export const link: TextTool = (text, selection) => linkSelection(text, selection)
export const footnote: TextTool = (text, selection) => insertFootnote(text, selection)

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
  const apply = (tool: TextTool) => {
    const box = area.current
    if (!box) return
    applyToBox(box, tool)
    onText(box.value)
  }
  return { area, apply }
}
