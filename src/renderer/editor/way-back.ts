import type { EditorPort } from './port'

interface Place {
  readonly post: string
  readonly offset: number
  /** How many characters stood behind it. */
  readonly behind: number
  /** What stood at the top of the view. */
  readonly top: number
}

/** The place in the text that a person left to write a note, to which Escape returns. */
let place: Place | null = null

/** Remembers a place of the editor's text; `length` is that of the text the offset is about. */
export function leaveFrom(editor: EditorPort, offset: number, length: number): void {
  place = { post: editor.post, offset, behind: length - offset, top: editor.top() }
}

/** Goes back to the remembered place; answers false when there is none. */
export function goBack(editor: EditorPort): boolean {
  if (place?.post !== editor.post) return false
  const { offset, behind, top } = place
  place = null
  // What was written since stands either behind the place or before it.
  const at = editor.selection().head < offset ? editor.text().length - behind : offset
  editor.scrollToTop(top)
  editor.select({ anchor: at, head: at }, 'nearest')
  return true
}
