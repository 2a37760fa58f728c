import { create } from 'zustand'
import type { NoteScan } from '../../core/footnotes/note'
import type { Problem } from '../../core/footnotes/problem'
import type { OutlineEntry } from './protocol'

/** What the worker found in the text of the post on screen; it follows the typing by a moment. */
export interface Analysis {
  readonly post: string | null
  /** The text all offsets here are about. */
  readonly text: string
  readonly words: number
  readonly scan: NoteScan
  readonly problems: readonly Problem[]
  readonly outline: readonly OutlineEntry[]
}

export const NO_NOTES: NoteScan = { notes: [], references: [], definitions: [], orphans: [], dangling: [] }

export const useAnalysis = create<Analysis>()(() => ({
  post: null,
  text: '',
  words: 0,
  scan: NO_NOTES,
  problems: [],
  outline: [],
}))
