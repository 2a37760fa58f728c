import { openCite } from './cite-state'

/** Typing `[@` in a text opens the picker. Called once; answers the function that stops it. */
export function watchForCitations(): () => void {
  const onInput = (event: Event) => {
    const box = event.target
    if (!(event instanceof InputEvent) || !(box instanceof HTMLTextAreaElement)) return
    if (event.inputType !== 'insertText' || event.data !== '@' || event.isComposing) return
    if (box.value.slice(box.selectionStart - 2, box.selectionStart) !== '[@') return
    // The editor takes the key over first.
    setTimeout(openCite)
  }
  document.addEventListener('input', onInput)
  return () => document.removeEventListener('input', onInput)
}
