import type { TextChange, TextSelection } from '../text-edit'

/**
 * Puts a picture in at the caret (in the place of the selection): `![words](path)`. In a line of its own it becomes a
 * paragraph; within one it stays among the words. Takes the words for those who do not see it, and its path.
 */
export function insertPicture(text: string, { anchor, head }: TextSelection, words: string, path: string): TextChange {
  const from = Math.min(anchor, head)
  const to = Math.max(anchor, head)
  const label = words
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
    .replaceAll(/([\\[\]])/g, '\\$1')
  const before = text.slice(0, from)
  const after = text.slice(to)
  const alone = /(^|\n)$/.test(before) && /^(\n|$)/.test(after)
  const lead = alone && before !== '' && !before.endsWith('\n\n') ? '\n' : ''
  const tail = alone && after !== '' && !after.startsWith('\n\n') ? '\n' : ''
  const picture = `${lead}![${label}](${path})`
  const caret = from + picture.length
  return { edits: [{ from, to, insert: picture + tail }], selection: { anchor: caret, head: caret } }
}
