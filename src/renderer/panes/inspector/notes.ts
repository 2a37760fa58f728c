import { useMemo } from 'react'
import type { Problem } from '../../../core/footnotes/problem'
import { useNoteBox } from '../../editor/insert-note'
import { useAnalysis } from '../../preview/analysis'

/** How many notes the post on screen has, and how many problems in them, for the tab and the status bar. */
export function useNotes(): { readonly count: number; readonly problems: number } {
  const count = useAnalysis((state) => state.scan.notes.length)
  const { length: problems } = useProblems()
  return { count, problems }
}

/** The problems of the post on screen, but for those of the note that is just being written: it is not done yet. */
export function useProblems(): readonly Problem[] {
  const problems = useAnalysis((state) => state.problems)
  const note = useNoteBox((state) => state.note)
  return useMemo(
    () => (note === null ? problems : problems.filter((problem) => !note.touches(problem))),
    [problems, note],
  )
}
