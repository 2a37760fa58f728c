import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { asWritten, replaceNoteText } from '../../core/footnotes/note-text'
import type { TextChange } from '../../core/text-edit'
import { runInWorker } from '../preview/reader'
import { session } from '../session/session'
import type { Stretch } from './part-around'
import { currentEditor, type EditorPort } from './port'

/** The box at a new mark in which its note is written, while it is open. */
export const useNoteBox = create<{ readonly note: NewNote | null }>()(() => ({ note: null }))

/**
 * Inserts a footnote at the caret, or in the place of a stretch of the text, empty or with words, and opens a box for it
 * there. The caret of the text stands behind the mark from then on, and is where the keyboard returns to. Mark, note and
 * what is written in the box are one step of undo.
 */
export async function insertNote(content = '', instead?: Stretch): Promise<void> {
  const editor = currentEditor()
  if (!editor || session().readOnly) return
  const note = new NewNote(editor, content, instead)
  // At once: the next key is the first of the note.
  flushSync(() => useNoteBox.setState({ note }))
  await note.insert()
}

/** Closes the box; what was written in it is in the text. */
export function closeNoteBox(): void {
  if (useNoteBox.getState().note) flushSync(() => useNoteBox.setState({ note: null }))
}

/** A new note has a definition; only an old one can stand in the running text. */
const DEFINED = { definition: {} }

/** A note that is being written at its mark. */
export class NewNote {
  private static last = 0
  /** Tells one new note from the next. */
  readonly id = ++NewNote.last
  /** Where its words stand in the text of the post; null until they have a place there. */
  private place: { contentFrom: number; contentTo: number } | null = null

  constructor(
    readonly editor: EditorPort,
    private content: string,
    private readonly instead?: Stretch,
  ) {}

  /** What it says. */
  get words(): string {
    return this.content
  }

  /** Puts mark and note into the text. */
  async insert(): Promise<void> {
    const { content, instead } = this
    await this.editor.applyLater(async (text, selection) => {
      const change = await runInWorker(
        { name: 'insert-footnote', content, ...(instead ? { instead } : {}) },
        text,
        selection,
      )
      if (!change) return null
      const end = change.selection.head
      this.place = { contentFrom: end - content.length, contentTo: end }
      const behind = behindMark(change)
      return { edits: change.edits, selection: { anchor: behind, head: behind } }
    })
    if (this.place === null) closeNoteBox()
    else this.write(this.content)
  }

  /** Says what the note says from now on. The text follows at once, or as soon as the note has its place in it. */
  write(content: string): void {
    this.content = content
    if (!this.place) return
    const text = this.editor.text()
    this.editor.edit(replaceNoteText(text, { ...DEFINED, ...this.place }, content), 'note')
    this.place.contentTo = this.place.contentFrom + asWritten(text, DEFINED, content).length
  }

  /** Whether a stretch of the text touches what the note says. */
  touches({ from, to }: Stretch): boolean {
    return this.place !== null && from <= this.place.contentTo && to >= this.place.contentFrom
  }

  /** Whether its place in the text still holds what was written; the text may have changed from beside. */
  get isInPlace(): boolean {
    if (this.place === null) return true
    const { contentFrom, contentTo } = this.place
    const text = this.editor.text()
    return text.slice(contentFrom, contentTo) === asWritten(text, DEFINED, this.content)
  }
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
