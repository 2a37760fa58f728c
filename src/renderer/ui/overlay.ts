import { create } from 'zustand'

/** What floats over the columns, by name; at most one at a time. */
export type OverlayName = 'commands' | 'go-to-post' | 'outline' | 'cheat-sheet' | 'go-to-note'

export const useOverlay = create<{ readonly open: OverlayName | null }>()(() => ({ open: null }))

/** Shows an overlay in place of the one that is open. */
export function openOverlay(name: OverlayName): void {
  useOverlay.setState({ open: name })
}

export function closeOverlay(): void {
  useOverlay.setState({ open: null })
}
