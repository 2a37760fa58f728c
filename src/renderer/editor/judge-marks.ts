import type { NoteScan } from '../../core/footnotes/note'
import { useAnalysis } from '../preview/analysis'
import { session } from '../session/session'
import type { TextareaEditor } from './textarea-editor'

/** Keeps the editor told which marks lead nowhere: notes without a definition or never called, posts that do not exist. */
export function judgeMarks(editor: TextareaEditor): () => void {
  let told = ''
  const tell = () => {
    const { post, scan } = useAnalysis.getState()
    if (post !== editor.post) return
    const broken = brokenLabels(scan)
    const key = [...broken].sort().join(' ')
    if (key === told) return
    told = key
    editor.judgeMarks((mark) => {
      if (mark.kind === 'note') return broken.has(mark.name.toLowerCase())
      if (mark.kind !== 'cross-reference') return false
      return !session().posts.some((one) => one.id === mark.name || one.slug === mark.name)
    })
  }
  tell()
  return useAnalysis.subscribe(tell)
}

function brokenLabels(scan: NoteScan): Set<string> {
  return new Set([
    ...scan.dangling.map((mark) => mark.identifier),
    ...scan.orphans.map((definition) => definition.identifier),
  ])
}
