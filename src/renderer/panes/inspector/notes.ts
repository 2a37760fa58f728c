import { useAnalysis } from '../../preview/analysis'

/** How many notes the post on screen has, and how many problems in them, for the tab and the status bar. */
export function useNotes(): { readonly count: number; readonly problems: number } {
  const count = useAnalysis((state) => state.scan.notes.length)
  const problems = useAnalysis((state) => state.problems.length)
  return { count, problems }
}
