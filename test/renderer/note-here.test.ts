// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { scanNotes } from '../../src/core/footnotes/scan'
import { type EditorPort, setCurrentEditor } from '../../src/renderer/editor/port'
import { markNoteHere } from '../../src/renderer/panes/preview/here'
import { useAnalysis } from '../../src/renderer/preview/analysis'

const TEXT = 'One.[^a]\n\n[^a]: A.'

/** An editor of which no more is asked than where its caret is. */
function editorAt(head: number): { readonly port: EditorPort; readonly tell: () => void } {
  let tell = () => {}
  const port = {
    post: 'p1',
    selection: () => ({ anchor: head, head }),
    onSelect: (listener: () => void) => {
      tell = listener
      return () => {}
    },
  } as Partial<EditorPort> as EditorPort
  return { port, tell: () => tell() }
}

test('the mark of a note just written is shown as the one the caret is at once the report of its text is there', () => {
  document.body.innerHTML = '<article><p>One.<sup><a id="p-p1-ref-1" href="#n">1</a></sup></p></article>'
  const article = document.querySelector('article') as HTMLElement
  const here = markNoteHere(article, 'p1')
  const { port, tell } = editorAt(6)
  setCurrentEditor(port)
  tell()
  here.refresh()
  expect(article.querySelector('[data-here]')).toBeNull()
  useAnalysis.setState({ post: 'p1', text: TEXT, scan: scanNotes(TEXT) })
  expect(article.querySelector('[data-here] a')?.id).toBe('p-p1-ref-1')

  here.stop()
  useAnalysis.setState({ scan: scanNotes('No note.') })
  expect(article.querySelector('[data-here] a')?.id).toBe('p-p1-ref-1')
})
