import { currentEditor } from '../editor/port'
import { type Analysis, useAnalysis } from './analysis'
import { readNow } from './reader'

/** What the worker found, about the text as it stands now. Resolves at once when it has read it already. */
export function freshAnalysis(): Promise<Analysis> {
  const isFresh = (analysis: Analysis) => {
    const editor = currentEditor()
    return editor === null || (analysis.post === editor.post && analysis.text === editor.text())
  }
  const now = useAnalysis.getState()
  if (isFresh(now)) return Promise.resolve(now)
  return new Promise((resolve) => {
    const stop = useAnalysis.subscribe((analysis) => {
      if (!isFresh(analysis)) return
      stop()
      resolve(analysis)
    })
    readNow()
  })
}
