import { rebaseEdits, type TextEdit, type TextSelection } from '../../../core/text-edit'
import { insertNote } from '../../editor/insert-note'
import { currentEditor } from '../../editor/port'
import { spliceBetween } from '../../editor/splice'
import { showToast } from '../../ui/toast'

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

/** Where citations and references mean something; a title or a biography would print their signs. */
const BOXES = '[data-note-box], [data-focus="comment box"]'
const BODY = '[data-focus="body"]'

/** Whether citations and references that are written there are read as such. */
export function readsCitations(box: EventTarget | null): boolean {
  return box instanceof HTMLTextAreaElement && box.matches(`${BODY}, ${BOXES}`)
}

/** The box with a note or a comment that has the keyboard, or else the post's text; null where there is none. */
export function citeTarget(): CiteTarget | null {
  const active = document.activeElement
  const editor = currentEditor()
  if (active instanceof HTMLTextAreaElement && active.matches(BOXES) && !active.readOnly) return boxTarget(active)
  if (!editor) return null
  const [text, selection] = [editor.text(), editor.selection()]
  return {
    text,
    selection,
    takesNotes: true,
    replace: (from, to, words) => {
      editor.focus()
      const edit = whereNow({ from, to, insert: words }, text, editor.text())
      if (!edit) return
      const caret = edit.from + words.length
      editor.apply({ edits: [edit], selection: { anchor: caret, head: caret } })
    },
    insertNote: (from, to, words) => {
      editor.focus()
      const place = whereNow({ from, to, insert: '' }, text, editor.text())
      if (place) void insertNote(words, place)
    },
    focus: () => editor.focus(),
  }
}

/** Writing as if it were typed can be undone, and tells whoever listens to the box. */
function boxTarget(box: HTMLTextAreaElement): CiteTarget {
  const [text, selection] = [box.value, { anchor: box.selectionStart, head: box.selectionEnd }]
  return {
    text,
    selection,
    takesNotes: false,
    replace: (from, to, words) => {
      box.focus()
      const edit = whereNow({ from, to, insert: words }, text, box.value)
      if (!edit) return
      box.setSelectionRange(edit.from, edit.to)
      document.execCommand('insertText', false, words)
    },
    insertNote: () => undefined,
    focus: () => {
      box.focus()
      box.setSelectionRange(selection.anchor, selection.head)
    },
  }
}

/** An edit of the text as it was when the dialog opened, where it stands by now; null, and told, when that was changed. */
function whereNow(edit: TextEdit, before: string, now: string): TextEdit | null {
  const [moved] = rebaseEdits([edit], spliceBetween(before, now)) ?? []
  if (!moved) showToast('Not put in: the text there has changed meanwhile.')
  return moved ?? null
}
