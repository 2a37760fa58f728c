import { create } from 'zustand'

/** What floats over the columns, by name; at most one at a time. */
export type OverlayName =
  | 'posts'
  | 'inspector'
  | 'replace-everywhere'
  | 'tidy'
  | 'rescue'
  | 'commands'
  | 'go-to-post'
  | 'outline'
  | 'cheat-sheet'
  | 'go-to-note'
  | 'move-to-post'

export const useOverlay = create<{ readonly open: OverlayName | null }>()(() => ({ open: null }))

/** Shows an overlay in place of the one that is open. */
export function openOverlay(name: OverlayName): void {
  useOverlay.setState({ open: name })
}

export function closeOverlay(): void {
  useOverlay.setState({ open: null })
}

/** Whether the window is too narrow for the list of posts to stand beside the text; it is a drawer then. */
export function isFolded(): boolean {
  return window.matchMedia('(max-width: 1199px)').matches
}

/** Shows the list of posts where it is folded away. */
export function openDrawer(): void {
  if (isFolded()) openOverlay('posts')
}

/** Shows the inspector, also where the window is too narrow for it to stand beside the text. */
export function showInspector(): void {
  if (window.matchMedia('(max-width: 799px)').matches) openOverlay('inspector')
  else closeDrawer()
}

/** Puts a drawer back; a dialog stays. */
export function closeDrawer(): void {
  const { open } = useOverlay.getState()
  if (open === 'posts' || open === 'inspector') closeOverlay()
}
