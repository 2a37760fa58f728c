import type { TextChange, TextSelection } from '../text-edit'

const WORD = /[\p{L}\p{N}\p{M}’'-]/u

/**
 * Puts a mark such as `**` or `*` around the selection, or around the word at the caret; takes it off where it stands
 * already. Blanks at the ends of the selection stay outside, as Markdown needs.
 */
export function toggleMark(text: string, selection: TextSelection, mark: string): TextChange {
  const { from, to } = target(text, selection)
  const size = mark.length
  const inner = text.slice(from, to)
  if (
    to - from >= 2 * size &&
    inner.startsWith(mark) &&
    inner.endsWith(mark) &&
    !isOtherMark(run(inner, 0, 1, mark.charAt(0)), size)
  )
    return {
      edits: [
        { from, to: from + size, insert: '' },
        { from: to - size, to, insert: '' },
      ],
      selection: { anchor: from, head: to - 2 * size },
    }
  if (
    text.slice(from - size, from) === mark &&
    text.slice(to, to + size) === mark &&
    !touchesLonger(text, from, to, mark)
  )
    return {
      edits: [
        { from: from - size, to: from, insert: '' },
        { from: to, to: to + size, insert: '' },
      ],
      selection: { anchor: from - size, head: to - size },
    }
  return {
    edits:
      from === to
        ? [{ from, to, insert: mark + mark }]
        : [
            { from, to: from, insert: mark },
            { from: to, to, insert: mark },
          ],
    selection: { anchor: from + size, head: to + size },
  }
}

function target(text: string, { anchor, head }: TextSelection): { from: number; to: number } {
  let [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  if (from === to) {
    while (from > 0 && WORD.test(text[from - 1] ?? '')) from -= 1
    while (to < text.length && WORD.test(text[to] ?? '')) to += 1
    return { from, to }
  }
  while (from < to && /\s/.test(text[from] ?? '')) from += 1
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1
  return { from, to }
}

/** `*` must not take one star off `**bold**`; three stars are both marks, and one may go. */
function touchesLonger(text: string, from: number, to: number, mark: string): boolean {
  const sign = mark.charAt(0)
  return run(text, from - 1, -1, sign) !== run(text, to, 1, sign) || isOtherMark(run(text, to, 1, sign), mark.length)
}

function isOtherMark(signs: number, size: number): boolean {
  return signs !== size && signs !== 3
}

function run(text: string, at: number, step: 1 | -1, sign: string): number {
  let count = 0
  for (let index = at; text[index] === sign; index += step) count += 1
  return count
}
