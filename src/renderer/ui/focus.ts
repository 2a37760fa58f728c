import { flushSync } from 'react-dom'

/** Places that commands put the keyboard on; a component names its element with `data-focus`. */
export type FocusPlace =
  | 'title'
  | 'body'
  | 'search'
  | 'posts'
  | 'inspector'
  | 'find'
  | 'queue'
  | 'comment box'
  | 'sources'
  | 'trash'
  | `title of ${string}`

/** How many frames an element that is about to appear is waited for. */
const FRAMES = 180

/** Moves the keyboard to a place that is on screen; answers whether it came there. */
export function focusIfShown(place: FocusPlace): boolean {
  const element = document.querySelector<HTMLElement>(`[data-focus="${place}"]`)
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
  return element !== null && element === document.activeElement
}

/**
 * Moves the keyboard to a place, at once where what was just asked for can be drawn at once, else as soon as it is on
 * screen. A person who has gone elsewhere by then is left there. Answers whether the keyboard came there.
 */
export async function focusOn(place: FocusPlace): Promise<boolean> {
  flushSync(() => undefined)
  const from = document.activeElement
  for (let frame = 0; frame <= FRAMES; frame += 1) {
    const now = document.activeElement
    if (now !== from && now !== document.body) return false
    if (focusIfShown(place)) return true
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return false
}
