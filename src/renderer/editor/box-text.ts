import { applyEdits, type TextChange, type TextSelection } from '../../core/text-edit'
import { spliceBetween } from './splice'

/** What a tool does to a text with a selection. */
export type TextTool = (text: string, selection: TextSelection) => TextChange

/** The box of a note that has the keyboard, or null: tools of the text act on it. */
export function noteBoxInUse(): HTMLTextAreaElement | null {
  const active = document.activeElement
  return active instanceof HTMLTextAreaElement && active.matches('[data-note-box]') && !active.readOnly ? active : null
}

/** Runs a tool on a text box as if a person typed, so that Undo takes it back. */
export function applyToBox(box: HTMLTextAreaElement, tool: TextTool): void {
  const backward = box.selectionDirection === 'backward'
  const [from, to] = [box.selectionStart, box.selectionEnd]
  const change = tool(box.value, backward ? { anchor: to, head: from } : { anchor: from, head: to })
  const { anchor, head } = change.selection
  box.focus()
  insertAsTyped(box, applyEdits(box.value, change.edits))
  box.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head))
}

function insertAsTyped(box: HTMLTextAreaElement, after: string): void {
  const edit = spliceBetween(box.value, after)
  if (!edit) return
  box.setSelectionRange(edit.from, edit.to)
  const done =
    edit.insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, edit.insert)
  if (!done) box.value = after
}
