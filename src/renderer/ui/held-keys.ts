/** Keys that only change what another key means. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'NumLock'])

/** What a key does in a text by itself, for the edits that are pressed again; a letter is its own. */
const EDITS: Readonly<Record<string, string>> = {
  Backspace: 'delete',
  Delete: 'forwardDelete',
  Enter: 'insertLineBreak',
}

/** Where a key takes the caret by itself, as `Selection.modify` says it: alone, with Ctrl or Alt, with Cmd. */
const MOVES: Readonly<Record<string, { readonly to: string; readonly by: readonly [string, string, string] }>> = {
  ArrowLeft: { to: 'left', by: ['character', 'word', 'lineboundary'] },
  ArrowRight: { to: 'right', by: ['character', 'word', 'lineboundary'] },
  ArrowUp: { to: 'backward', by: ['line', 'paragraph', 'documentboundary'] },
  ArrowDown: { to: 'forward', by: ['line', 'paragraph', 'documentboundary'] },
  Home: { to: 'backward', by: ['lineboundary', 'documentboundary', 'documentboundary'] },
  End: { to: 'forward', by: ['lineboundary', 'documentboundary', 'documentboundary'] },
}

/** How long a click waits for work behind keys that do (ms). */
const PATIENCE = 3000

/** What was pressed while work was under way, in order; words may come without a key, and a click goes to an element. */
const held: (KeyboardEvent | string | HTMLElement)[] = []
/** The keys that are pressed again by us. */
const ours = new WeakSet<Event>()
/** How many works are under way. Keys are pressed again when none is. */
let works = 0
let replaying = false
let pressing = false
/** When the first of the keys was held. */
let since = 0
/** Whether the rest of a press of the mouse is to be kept from the page. */
let clicking = false

/**
 * Keeps the keys that are pressed while `work` is under way (a post is being made, a note placed), and presses them again
 * where the keyboard is when it is done; when one of them begins more work, those after it wait for that. So what a person
 * types at once goes where it is meant to, however slow the disk; a click behind such keys waits for them. Work that answers false came to nothing: keys meant for
 * what it should have brought go nowhere. Answers when the work is done.
 */
export async function holdKeys(work: Promise<unknown>): Promise<void> {
  // What was pressed before it began is not meant for what it brings; what follows the key that began it is.
  const before = works === 0 ? 0 : held.length
  if (works === 0 && !replaying) listen()
  works += 1
  let cameTo = false
  try {
    cameTo = (await work) !== false
  } finally {
    if (!cameTo) held.splice(before)
    works -= 1
    if (works === 0 && !replaying) void replay()
  }
}

/** Presses the held keys again, until one begins more work. */
async function replay(): Promise<void> {
  replaying = true
  while (works === 0) {
    const what = held.shift()
    if (what === undefined) break
    pressing = true
    if (typeof what === 'string') document.execCommand('insertText', false, what)
    else if (what instanceof HTMLElement) clickAgain(what)
    else pressAgain(what)
    pressing = false
    // What one key brings to the screen takes the next one.
    await new Promise((resolve) => setTimeout(resolve))
  }
  replaying = false
  if (works === 0) stopListening()
}

function listen(): void {
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('beforeinput', onBeforeInput, true)
  for (const name of MOUSE) window.addEventListener(name, onMouse, true)
}

function stopListening(): void {
  window.removeEventListener('keydown', onKeyDown, true)
  window.removeEventListener('beforeinput', onBeforeInput, true)
  for (const name of MOUSE) window.removeEventListener(name, onMouse, true)
  clicking = false
}

function onKeyDown(event: KeyboardEvent): void {
  const composed = event.isComposing || event.keyCode === 229
  if (ours.has(event) || composed || MODIFIERS.has(event.key) || isSystems(event)) return
  hold(event, event)
}

/** Words that come without a key: from the picker of emoji, from dictation. */
function onBeforeInput(event: InputEvent): void {
  if (event.isTrusted && event.inputType === 'insertText' && !pressing) hold(event, event.data ?? '')
}

const MOUSE = ['mousedown', 'mouseup', 'click'] as const

/** A click moves the keyboard: what was typed before it is meant for another place. */
function onMouse(event: MouseEvent): void {
  if (!event.isTrusted) return
  if (event.type === 'mousedown') {
    clicking = held.length > 0 && performance.now() - since < PATIENCE
    if (clicking && event.button === 0 && event.target instanceof HTMLElement) hold(event, event.target)
  }
  if (!clicking) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

function hold(event: Event, what: KeyboardEvent | string | HTMLElement): void {
  event.preventDefault()
  event.stopImmediatePropagation()
  if (held.length === 0) since = performance.now()
  held.push(what)
}

/** Copy, cut, paste, select all and quit work only when they come from the keyboard itself. */
function isSystems({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && /^[acvxq]$/i.test(key)
}

function clickAgain(element: HTMLElement): void {
  if (!element.isConnected) return
  element.closest<HTMLElement>('a, button, input, textarea, select, [tabindex]')?.focus()
  element.click()
}

function pressAgain(event: KeyboardEvent): void {
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat } = event
  const keys = { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat }
  const again = new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true })
  ours.add(again)
  const target = document.activeElement ?? document.body
  if (!target.dispatchEvent(again)) return
  // An event that is made does nothing by itself.
  const move = MOVES[key]
  if (move) {
    const by = move.by[metaKey ? 2 : ctrlKey || altKey ? 1 : 0]
    document.getSelection()?.modify(shiftKey ? 'extend' : 'move', move.to, by)
    return
  }
  const writes = !(ctrlKey || metaKey || altKey) || event.getModifierState('AltGraph')
  if (writes && [...key].length === 1) document.execCommand('insertText', false, key)
  else if (EDITS[key] !== undefined && !(key === 'Enter' && target instanceof HTMLInputElement))
    document.execCommand(EDITS[key])
}
