import type { TextChange, TextSelection } from '../text-edit'

const URL_SHAPE = /^(https?:\/\/|mailto:)\S+$/i

/** Whether a text is one web or mail address and nothing else. */
export function isAddress(text: string): boolean {
  return URL_SHAPE.test(text.trim()) && !/\s/.test(text.trim())
}

/**
 * Makes the selection a link. Without an address the caret lands between the brackets of `()`; a selection that is
 * itself an address becomes the target, and the caret lands where the words go.
 */
export function linkSelection(text: string, { anchor, head }: TextSelection, address = ''): TextChange {
  const from = Math.min(anchor, head)
  const to = Math.max(anchor, head)
  const words = text.slice(from, to)
  const replace = (insert: string, caret: number): TextChange => ({
    edits: [{ from, to, insert }],
    selection: { anchor: from + caret, head: from + caret },
  })
  if (address !== '') {
    const link = `[${words}](${target(address)})`
    return replace(link, words === '' ? 1 : link.length)
  }
  if (isAddress(words)) return replace(`[](${target(words)})`, 1)
  return replace(`[${words}]()`, words === '' ? 1 : words.length + 3)
}

/** An address with blanks or unpaired brackets needs `<…>` to stay one target. */
function target(address: string): string {
  const trimmed = address.trim()
  return /[\s()<>]/.test(trimmed) ? `<${trimmed.replaceAll('<', '%3C').replaceAll('>', '%3E')}>` : trimmed
}
