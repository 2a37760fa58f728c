import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { type CiteTarget, citeTarget, readsCitations } from '../cite/target'

interface ReferenceState {
  /** The text the reference goes into; null while nothing is asked. */
  readonly target: CiteTarget | null
}

export const useReference = create<ReferenceState>()(() => ({ target: null }))

/** Asks which post the text that has the keyboard shall refer to. */
export function openReference(): void {
  const target = citeTarget()
  if (target) useReference.setState({ target })
}

/** Gives the keyboard back and writes nothing. */
export function closeReference(): void {
  const { target } = useReference.getState()
  flushSync(() => useReference.setState({ target: null }))
  target?.focus()
}

/** Writes `[[slug]]`; selected words become what it prints. Typed brackets before the caret give way to it. */
export function refer(target: CiteTarget, to: string): void {
  const [from, end] = [target.selection.anchor, target.selection.head].sort((a, b) => a - b) as [number, number]
  const label = target.text.slice(from, end)
  const open = target.text.slice(from - 2, from) === '[[' ? 2 : 0
  const closed = open > 0 && target.text.slice(end, end + 2) === ']]' ? 2 : 0
  target.replace(from - open, end + closed, label.trim() === '' ? `[[${to}]]` : `[[${to}|${label}]]`)
}

/** Typing `[[` in a text opens the picker. Called once. */
export function watchForReferences(): void {
  const onInput = (event: Event) => {
    const box = event.target
    if (!(event instanceof InputEvent) || !(box instanceof HTMLTextAreaElement) || !readsCitations(box)) return
    if (event.inputType !== 'insertText' || event.data !== '[' || event.isComposing) return
    const at = box.selectionStart
    if (box.value.slice(at - 2, at) !== '[[' || box.value[at - 3] === '[') return
    // The text's own listeners have taken the key over by now.
    openReference()
  }
  document.addEventListener('input', onInput)
}
