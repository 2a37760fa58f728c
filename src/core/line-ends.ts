import type { TextChange } from './text-edit'

/** The line end that a text is written with: that of Windows where it has one, else that of Unix. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Words that go into a text, with line ends like its own. A text that has both, or none, takes them as they come. */
export function withLineEndsOf(text: string, words: string): string {
  const windows = text.includes('\r\n')
  if (windows === /(?:^|[^\r])\n/.test(text)) return words
  return words.replace(/\r?\n/g, windows ? '\r\n' : '\n')
}

/** A change whose words have line ends like the text they go into; the selection stands at the same letters. */
export function changeWithLineEndsOf(text: string, change: TextChange): TextChange {
  if (!text.includes('\r\n')) return change
  // Line feeds of the changed text that become two characters.
  const grown: number[] = []
  let shift = 0
  const edits = [...change.edits]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((edit) => {
      const insert = withLineEndsOf(text, edit.insert)
      if (insert !== edit.insert)
        for (const { index } of edit.insert.matchAll(/(?<!\r)\n/g)) grown.push(edit.from + shift + index)
      shift += edit.insert.length - (edit.to - edit.from)
      return { ...edit, insert }
    })
  const move = (offset: number) => offset + grown.filter((at) => at < offset).length
  return { edits, selection: { anchor: move(change.selection.anchor), head: move(change.selection.head) } }
}
