import { create } from 'zustand'

/** Whether only the text is on screen, without list, tools and preview. */
export const useFocusMode = create<{ readonly on: boolean }>()(() => ({ on: false }))

export function toggleFocusMode(): void {
  useFocusMode.setState((state) => ({ on: !state.on }))
}
