import { openCite } from './cite-state'
import { readsCitations } from './target'

/** Typing `[@` in a text opens the picker. Called once. */
export function watchForCitations(): void {
  const onInput = (event: Event) => {
    const box = event.target
    if (!(event instanceof InputEvent) || !(box instanceof HTMLTextAreaElement) || !readsCitations(box)) return
    if (event.inputType !== 'insertText' || event.data !== '@' || event.isComposing) return
    if (box.value.slice(box.selectionStart - 2, box.selectionStart) !== '[@') return
    // The text's own listeners have taken the key over by now.
    openCite()
  }
  document.addEventListener('input', onInput)
}
