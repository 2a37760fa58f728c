import { noteTouching } from '../../../core/footnotes/go-to'
import { watchEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'

/** Shows in the preview which note the caret is at: its mark is inverted. Answers `refresh` for a changed page. */
export function markNoteHere(article: HTMLElement, post: string): { refresh: () => void; stop: () => void } {
  let caret = -1
  let marked: Element | null = null
  // The caret moves with each key: the page is looked through for no more than the one mark.
  const refresh = () => {
    const { scan, post: about } = useAnalysis.getState()
    const note = about === post && caret >= 0 ? noteTouching(scan, caret) : undefined
    const place = note ? article.ownerDocument.getElementById(`p-${post}-ref-${note.number}`) : null
    const mark = place?.closest('sup') ?? null
    if (mark === marked) return
    marked?.removeAttribute('data-here')
    mark?.setAttribute('data-here', '')
    marked = mark
  }
  let stopSelect = () => {}
  const stopWatching = watchEditor((editor) => {
    stopSelect()
    stopSelect =
      editor?.onSelect(() => {
        caret = editor.selection().head
        refresh()
      }) ?? (() => {})
  })
  // Where the notes stand is told a moment after the page that shows them.
  const stopAnalysis = useAnalysis.subscribe(refresh)
  return {
    refresh,
    stop: () => {
      stopAnalysis()
      stopSelect()
      stopWatching()
    },
  }
}
