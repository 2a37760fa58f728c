import type { TextSelection } from '../../core/text-edit'
import { History, type StepKind } from './history'
import { spliceBetween } from './splice'

/** What was done in a box since it had this text. */
interface Kept {
  readonly history: History
  text: string
  before: TextSelection
}

/** Of each text box but the post's own, which has a history already. */
const kept = new WeakMap<HTMLTextAreaElement, Kept>()
let stepping = false

/**
 * Keeps what is typed into text boxes as steps of undo. The browser does so as well, but takes back one letter at a time
 * where something is written into any box between two keys, which React does. Called once.
 */
export function followBoxes(): void {
  document.addEventListener('focusin', remember, true)
  document.addEventListener('beforeinput', remember, true)
  document.addEventListener('input', record, true)
}

/** Takes a step back in a box, or does it again; false when its text was changed by something else since. */
export function stepInBox(box: Element | null, way: 'undo' | 'redo'): boolean {
  const known = isBox(box) ? kept.get(box) : undefined
  if (!isBox(box) || known?.text !== box.value) return false
  const step = box.readOnly ? null : known.history[way](known.text)
  if (!step) return true
  known.text = step.text
  stepping = true
  // Past React, which else would take it for its own.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, step.text)
  const { anchor, head } = step.selection
  box.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), head < anchor ? 'backward' : 'forward')
  box.dispatchEvent(
    new InputEvent('input', { bubbles: true, inputType: way === 'undo' ? 'historyUndo' : 'historyRedo' }),
  )
  stepping = false
  return true
}

function isBox(target: EventTarget | null): target is HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement && !target.matches('[data-focus="body"]')
}

function remember({ target }: Event): void {
  if (!isBox(target)) return
  const known = kept.get(target)
  const history = known?.text === target.value ? known.history : new History()
  kept.set(target, { history, text: target.value, before: selectionOf(target) })
}

function record(event: Event): void {
  const { target } = event
  const known = isBox(target) ? kept.get(target) : undefined
  if (!isBox(target) || !known || stepping) return
  const edit = spliceBetween(known.text, target.value)
  if (!edit) return
  const after = selectionOf(target)
  const kind = kindOf(event instanceof InputEvent ? event.inputType : '', edit.insert)
  known.history.record(known.text, [edit], { before: known.before, after }, kind, performance.now())
  known.text = target.value
  known.before = after
}

function kindOf(inputType: string, insert: string): StepKind {
  if (inputType.startsWith('delete') && insert === '') return 'deleting'
  if (inputType === 'insertText') return 'typing'
  return inputType === 'insertCompositionText' ? 'composing' : 'command'
}

function selectionOf({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement): TextSelection {
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd }
}
