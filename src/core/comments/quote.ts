import type { TextChange, TextSelection } from '../text-edit'

/**
 * Puts a passage of the post into a reply as a quotation, on lines of its own at the selection, and sets the caret
 * after it. Calls of the post's notes are left out: their labels mean nothing in the reply.
 */
export function quoteInto(reply: string, selection: TextSelection, passage: string): TextChange {
  const from = Math.min(selection.anchor, selection.head)
  const to = Math.max(selection.anchor, selection.head)
  const before = reply.slice(0, from).trimEnd()
  const after = reply.slice(to).trimStart()
  const lead = before === '' ? '' : '\n\n'
  const insert = `${lead}${quotation(passage)}\n\n`
  const start = before.length
  const end = reply.length - after.length
  const caret = start + insert.length
  return { edits: [{ from: start, to: Math.max(end, start), insert }], selection: { anchor: caret, head: caret } }
}

function quotation(passage: string): string {
  return passage
    .replaceAll(/\[\^[^\]\s]+\]/g, '')
    .replaceAll(/\uFFFC/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? '>' : `> ${line.trim()}`))
    .join('\n')
}
