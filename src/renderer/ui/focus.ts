/** Places that commands put the keyboard on; a component names its element with `data-focus`. */
export type FocusPlace = 'title' | 'body' | 'search' | 'posts' | 'inspector' | 'find' | 'queue' | 'sources'

/** Moves the keyboard to a place as soon as it is on screen (it may only be about to appear). */
export function focusOn(place: FocusPlace, tries = 180): void {
  const element = document.querySelector<HTMLElement>(`[data-focus="${place}"]`)
  if (element) {
    element.focus()
    if (element instanceof HTMLInputElement) element.select()
  } else if (tries > 0) requestAnimationFrame(() => focusOn(place, tries - 1))
}
