import { create } from 'zustand'

/** A short word at the foot of the window about something that was done, with the way back. Never for errors that need an answer. */
export interface Toast {
  readonly text: string
  readonly action: { readonly label: string; readonly run: () => void } | null
}

export const useToast = create<{ toast: Toast | null }>()(() => ({ toast: null }))

/** Shows one toast in place of the one that stands. */
export function showToast(text: string, action: Toast['action'] = null): void {
  useToast.setState({ toast: { text, action } })
}

/** Takes the toast away, if it is still this one. */
export function hideToast(toast: Toast): void {
  useToast.setState((state) => (state.toast === toast ? { toast: null } : state))
}
