import { type Session, session } from '../session/session'
import { isDialogOpen } from '../ui/ModalDialog'
import { useOverlay } from '../ui/overlay'
import { allCommands, type Command, findCommand, isEnabled } from './registry'

type Platform = Session['platform']

const NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' }

/** The signs of the keys on macOS, the modifiers in the order in which its menus write them. */
const MAC_SIGNS: Readonly<Record<string, string>> = {
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Mod: '⌘',
  Enter: '↩',
  Tab: '⇥',
  Escape: '⎋',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** `Mod+Shift+E` as people of that platform write it: `Ctrl Shift E`, `⇧⌘E`. */
export function keysLabel(keys: string, platform: Platform = session().platform): string {
  const parts = keys.split('+')
  if (platform !== 'mac') return parts.map((part) => NAMES[part] ?? part).join(' ')
  const order = Object.keys(MAC_SIGNS)
  const modifiers = parts.slice(0, -1).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...modifiers, ...parts.slice(-1)].map((part) => MAC_SIGNS[part] ?? part).join('')
}

/** The keys of a command as people of this platform write them; empty when it has none. */
export function keysOf(command: string): string {
  return keysLabel(findCommand(command)?.keys ?? '')
}

/** Whether a key press is exactly these keys: a modifier more or less is another combination. */
export function matchesKeys(keys: string, event: KeyboardEvent, platform: Platform): boolean {
  const parts = keys.split('+')
  const key = parts[parts.length - 1] ?? ''
  const has = (part: string) => parts.includes(part)
  const mac = platform === 'mac'
  if (event.ctrlKey !== (has('Ctrl') || (has('Mod') && !mac))) return false
  if (event.metaKey !== (has('Mod') && mac)) return false
  if (event.shiftKey !== has('Shift') || event.altKey !== has('Alt')) return false
  // With Alt (and on layouts without Latin letters) `key` is another sign; `code` names the key itself. A Latin letter
  // is what it says: on a French keyboard the key in the place of Q writes A.
  return event.key.toLowerCase() === key.toLowerCase() || (!/^[a-z0-9]$/i.test(event.key) && event.code === codeOf(key))
}

function codeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`
  if (/^\d$/.test(key)) return `Digit${key}`
  return { '/': 'Slash', '.': 'Period', ',': 'Comma', '[': 'BracketLeft', ']': 'BracketRight' }[key] ?? key
}

/** A sign typed into the text of a post: no command, and the most frequent key of all. */
function isWriting(event: KeyboardEvent): boolean {
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
  return plain && event.target instanceof HTMLTextAreaElement
}

/** A letter alone is a command only where nobody writes and no dialog asks; held down, only if the command says so. */
function mayBeLetter(event: KeyboardEvent, command: Command): boolean {
  if (event.repeat && command.repeats !== true) return false
  const target = event.target instanceof Element ? event.target : null
  return !target?.closest('input, textarea, select, [contenteditable="true"], dialog, [role="dialog"]')
}

/** In a title or a search nobody means the text behind it; a box of notes has the tools of the text, a picker gives them back. */
function isForAnotherField(event: KeyboardEvent, { atCaret }: Command): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (atCaret === undefined || !target?.matches('input, textarea, select')) return false
  return !target.matches(`[data-focus="body"], [role="combobox"]${atCaret === 'note' ? ', [data-note-box]' : ''}`)
}

/** A dialog is about what stands behind it: until it is answered, no command puts something else there. */
export function isBehindDialog({ overDialogs }: Command): boolean {
  if (!isDialogOpen() || overDialogs === 'any') return false
  return overDialogs !== 'overlay' || useOverlay.getState().open === null
}

/** The command whose keys were pressed and that can run now, or undefined. */
export function commandForKey(event: KeyboardEvent, platform: Platform): Command | undefined {
  if (event.isComposing || isWriting(event)) return undefined
  return allCommands().find(
    (command) =>
      command.keys !== undefined &&
      matchesKeys(command.keys, event, platform) &&
      (command.keys.includes('+') || mayBeLetter(event, command)) &&
      isEnabled(command) &&
      !isForAnotherField(event, command) &&
      !isBehindDialog(command),
  )
}

/** Binds the whole table to the window's keys. */
export function bindKeys(): void {
  window.addEventListener('keydown', (event) => {
    const command = event.defaultPrevented ? undefined : commandForKey(event, session().platform)
    if (!command) return
    event.preventDefault()
    void command.perform()
  })
}
