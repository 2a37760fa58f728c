import { watchEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'

/** Shows in the preview which note the caret is at: its mark is inverted. Answers `refresh` for a changed page. */
export function markNoteHere(article: HTMLElement, post: string): { refresh: () => void; stop: () => void } {
  let caret = -1
  const refresh = () => {
    for (const marked of article.querySelectorAll('[data-here]')) marked.removeAttribute('data-here')
    const { scan, post: about } = useAnalysis.getState()
    if (about !== post || caret < 0) return
    const note = scan.notes.find(
      (one) =>
        one.references.some(({ from, to }) => from <= caret && caret <= to) ||
        (one.definition && one.definition.from <= caret && caret <= one.definition.to),
    )
    if (!note) return
    const place = article.querySelector(`[id="p-${post}-ref-${note.number}"]`)
    place?.closest('sup')?.setAttribute('data-here', '')
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
  return {
    refresh,
    stop: () => {
      stopSelect()
      stopWatching()
    },
  }
}
