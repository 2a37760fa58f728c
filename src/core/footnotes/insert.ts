import { lineEndOf, withLineEndsOf } from '../line-ends'
import { parseMarkdown } from '../markdown/parse'
import type { TextChange, TextSelection } from '../text-edit'
import { definitionPlace } from './definition-place'
import { freshLabel } from './fresh-label'
import { markPlace } from './mark-place'
import { indentNote } from './note-text'
import { scanTree } from './scan'

/**
 * Inserts a footnote at the caret (behind a marked range): a mark with a fresh label, and a definition after the last
 * definition or at the end of the text. Takes the text and selection, and what the note says (nothing yet, by default);
 * returns the splices. The caret lands at the end of the new note. A caret in code or inside a link moves behind it, where a mark can work.
 */
export function insertFootnote(text: string, selection: TextSelection, content = ''): TextChange {
  const root = parseMarkdown(text)
  const scan = scanTree(root, text)
  const label = freshLabel(scan)
  const eol = lineEndOf(text)
  const place = markPlace(text, root, outsideLineEnd(text, Math.max(selection.anchor, selection.head)))
  const at = place ?? 0
  // A text without words begins with the mark.
  const mark = place === null ? `[^${label}]${eol}${eol}` : `[^${label}]`
  const home = definitionPlace(text, root, scan, at)
  const definition = `${home.before}[^${label}]: ${indentNote(withLineEndsOf(text, content))}`
  const caret = home.at + definition.length + (at <= home.at ? mark.length : 0)
  const edits =
    at === home.at
      ? [{ from: at, to: at, insert: mark + definition + home.after }]
      : [
          { from: at, to: at, insert: mark },
          { from: home.at, to: home.at, insert: definition + home.after + lineBetween(text, home.at, at) },
        ]
  return { edits, selection: { anchor: caret, head: caret } }
}

/**
 * Inserts a footnote in the place of a stretch of the text, such as the sign that asked for it. Takes the text, the stretch
 * and what the note says; returns the splices as `insertFootnote` does, the one with the mark first.
 */
export function insertFootnoteInstead(text: string, from: number, to: number, content: string): TextChange {
  const { edits, selection } = insertFootnote(
    text.slice(0, from) + text.slice(to),
    { anchor: from, head: from },
    content,
  )
  const original = (at: number) => (at <= from ? at : at + to - from)
  const moved = edits.map((edit) => ({
    from: original(edit.from),
    to: edit.to === from ? to : original(edit.to),
    insert: edit.insert,
  }))
  const taken = moved.some((edit) => edit.from === from && edit.to === to)
  return { edits: taken ? moved : [...moved, { from, to, insert: '' }], selection }
}

/** A caret between the two halves of a Windows line end stands before it: a mark there would make two lines of one. */
function outsideLineEnd(text: string, caret: number): number {
  return text[caret - 1] === '\r' && text[caret] === '\n' ? caret - 1 : caret
}

/** A mark on the very next line would become words of the new note. */
function lineBetween(text: string, definition: number, mark: number): string {
  return mark > definition && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(definition, mark)) ? lineEndOf(text) : ''
}
