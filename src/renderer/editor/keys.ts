import { continueLine } from '../../core/editing/continue-line'
import { indentItems } from '../../core/editing/indent-items'
import type { TextChange } from '../../core/text-edit'
import { session } from '../session/session'
import type { EditorPort } from './port'

/**
 * The keys that mean something in the text alone; all others belong to the command table. Tab only moves list items, so
 * the keyboard can leave the editor. Nothing is done while a word is being composed (Chinese, Japanese, accents).
 */
export function bindEditorKeys(area: HTMLTextAreaElement, editor: EditorPort): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return
    if (act(event, editor)) event.preventDefault()
  }
  area.addEventListener('keydown', onKeyDown)
  return () => area.removeEventListener('keydown', onKeyDown)
}

/** Whether the key was ours. */
function act(event: KeyboardEvent, editor: EditorPort): boolean {
  const mac = session().platform === 'mac'
  const mod = (mac ? event.metaKey : event.ctrlKey) && !event.altKey
  const key = event.key.toLowerCase()
  // Undo and Redo are commands; Windows knows this key for the second, too.
  if (mod && key === 'y' && !event.shiftKey && !mac) {
    editor.redo()
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'Enter' && !event.shiftKey) return apply(editor, continueLine(editor.text(), editor.selection()))
  if (event.key === 'Tab')
    return apply(editor, indentItems(editor.text(), editor.selection(), event.shiftKey ? 'out' : 'in'))
  return false
}

function apply(editor: EditorPort, change: TextChange | null): boolean {
  if (!change) return false
  editor.apply(change)
  return true
}
