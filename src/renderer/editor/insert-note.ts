import type { TextChange } from '../../core/text-edit'
import { runInWorker } from '../preview/reader'
import { currentEditor } from './port'
import { leaveFrom } from './way-back'

/** Inserts a footnote at the caret, empty or with words. The caret lands in the new note; Escape takes it back behind the mark. */
export async function insertNote(content = ''): Promise<void> {
  const editor = currentEditor()
  if (!editor) return
  editor.focus()
  await editor.applyLater(async (text, selection) => {
    const change = await runInWorker({ name: 'insert-footnote', content }, text, selection)
    if (change) leaveFrom(editor, behindMark(change), text.length + growth(change))
    return change
  })
}

/** Where the text goes on behind the new mark, in the text with the note. The mark is the first of the edits. */
function behindMark({ edits }: TextChange): number {
  const mark = edits[0]
  if (!mark) return 0
  const before = edits.filter((edit) => edit !== mark && edit.to <= mark.from)
  return growth({ edits: before }) + mark.from + mark.insert.indexOf(']') + 1
}

function growth({ edits }: Pick<TextChange, 'edits'>): number {
  return edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
}
