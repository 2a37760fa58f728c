import type { TextSelection } from '../../../core/text-edit'
import { insertNote } from '../../editor/insert-note'
import { currentEditor } from '../../editor/port'

/** The text that a citation goes into: the post's own, or any box that holds notes or a comment. */
export interface CiteTarget {
  readonly text: string
  readonly selection: TextSelection
  /** Whether a footnote of its own can be made for the citation. */
  readonly takesNotes: boolean
  /** Puts words in the place of a stretch of the text, as one step of undo, with the caret behind them. */
  replace(from: number, to: number, words: string): void
  /** Puts the words into a new footnote, whose mark stands in the place of a stretch of the text. */
  insertNote(from: number, to: number, words: string): void
  focus(): void
}

/** The text that has the keyboard, or else the post's; null where there is none. */
export function citeTarget(): CiteTarget | null {
  const active = document.activeElement
  const editor = currentEditor()
  const isBody = active instanceof HTMLElement && active.closest('[data-focus="body"]') !== null
  if (active instanceof HTMLTextAreaElement && !isBody && !active.readOnly) return boxTarget(active)
  if (!editor) return null
  const selection = editor.selection()
  return {
    text: editor.text(),
    selection,
    takesNotes: true,
    replace: (from, to, words) => {
      const caret = from + words.length
      editor.focus()
      editor.apply({ edits: [{ from, to, insert: words }], selection: { anchor: caret, head: caret } })
    },
    insertNote: (from, to, words) => {
      editor.focus()
      void insertNote(words, { from, to })
    },
    focus: () => editor.focus(),
  }
}

/** Writing as if it were typed keeps the browser's undo, and tells whoever listens to the box. */
function boxTarget(box: HTMLTextAreaElement): CiteTarget {
  const selection = { anchor: box.selectionStart, head: box.selectionEnd }
  return {
    text: box.value,
    selection,
    takesNotes: false,
    replace: (from, to, words) => {
      box.focus()
      box.setSelectionRange(from, to)
      document.execCommand('insertText', false, words)
    },
    insertNote: () => undefined,
    focus: () => {
      box.focus()
      box.setSelectionRange(selection.anchor, selection.head)
    },
  }
}
