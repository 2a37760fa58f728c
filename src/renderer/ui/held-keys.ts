/** Keys that only change what another key means. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock'])

/** What a key does in a text by itself, for the edits that are pressed again; a letter is its own. */
const EDITS: Readonly<Record<string, string>> = {
  Backspace: 'delete',
  Delete: 'forwardDelete',
  Enter: 'insertLineBreak',
}

/**
 * Keeps the keys that are pressed while `work` is under way (a post is being made, a note placed), and presses them again
 * where the keyboard is when it is done. So what a person types at once goes where it is meant to, however slow the disk.
 * Work that answers false came to nothing: keys meant for what it should have brought go nowhere.
 */
export async function holdKeys(work: Promise<unknown>): Promise<void> {
  const held: (KeyboardEvent | string)[] = []
  const ours = new WeakSet<Event>()
  const onKeyDown = (event: KeyboardEvent) => {
    const composed = event.isComposing || event.keyCode === 229
    if (ours.has(event) || composed || MODIFIERS.has(event.key) || isSystems(event)) return
    take(event, event)
  }
  // Words that come without a key: from the picker of emoji, from dictation.
  const onBeforeInput = (event: InputEvent) => {
    if (!ours.has(event) && event.isTrusted && event.inputType === 'insertText' && !pressing)
      take(event, event.data ?? '')
  }
  const take = (event: Event, what: KeyboardEvent | string) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    held.push(what)
  }
  let pressing = false
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('beforeinput', onBeforeInput, true)
  try {
    if ((await work) === false) held.length = 0
    for (let what = held.shift(); what !== undefined; what = held.shift()) {
      pressing = true
      if (typeof what === 'string') document.execCommand('insertText', false, what)
      else pressAgain(what, ours)
      pressing = false
      // What one key brings to the screen takes the next one.
      await new Promise((resolve) => setTimeout(resolve))
    }
  } finally {
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('beforeinput', onBeforeInput, true)
  }
}

/** Copy, cut, paste, select all and quit work only when they come from the keyboard itself. */
function isSystems({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && /^[acvxq]$/i.test(key)
}

function pressAgain(event: KeyboardEvent, ours: WeakSet<Event>): void {
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
  const keys = { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat }
  const again = new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true })
  ours.add(again)
  const target = document.activeElement ?? document.body
  if (!target.dispatchEvent(again)) return
  // An event that is made does nothing by itself.
  const writes = !(ctrlKey || metaKey || altKey) || event.getModifierState('AltGraph')
  if (writes && [...key].length === 1) document.execCommand('insertText', false, key)
  else if (EDITS[key] !== undefined && !(key === 'Enter' && target instanceof HTMLInputElement))
    document.execCommand(EDITS[key])
}
