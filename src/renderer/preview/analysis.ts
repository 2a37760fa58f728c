import { create } from 'zustand'

/** What the worker found in the text of the post on screen; it follows the typing by a moment. */
export interface Analysis {
  readonly post: string | null
  readonly words: number
  readonly notes: readonly unknown[]
  readonly problems: readonly unknown[]
}

export const useAnalysis = create<Analysis>()(() => ({ post: null, words: 0, notes: [], problems: [] }))
