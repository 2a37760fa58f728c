import type { TextSelection } from '../text-edit'

/** The whole lines a selection touches: where the first begins and the last ends, without its line end. */
export function linesOf(text: string, selection: TextSelection): { readonly from: number; readonly to: number } {
  const start = Math.min(selection.anchor, selection.head)
  const end = Math.max(selection.anchor, selection.head)
  // A selection that ends at the very start of a line does not mean that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', last)
  return { from, to: next < 0 ? text.length : next }
}
