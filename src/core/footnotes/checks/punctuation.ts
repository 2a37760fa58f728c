import { type FoundProblem, fix } from '../problem'
import type { CheckedText } from './checked-text'
import { NOTE_MARK, type Passage, passagesOf } from './words'

/** From the first of some marks on only, else each of a thousand side by side would be looked at with all behind it. */
const MARK_THEN_SIGN = new RegExp(
  `(?<!${NOTE_MARK})(${NOTE_MARK}+)([.,;:!?]+["”’»]?|["”’»][.,;:!?]*)(?=[\\s)\\]${NOTE_MARK}]|$)`,
  'g',
)

/** In English a mark stands behind the punctuation: "end.¹", not "end¹.". Dashes are the exception, and stand behind marks. */
export function checkPunctuation(checked: CheckedText): FoundProblem[] {
  if (!/^en\b/i.test(checked.language)) return []
  return passagesOf(checked.text, checked.root).flatMap((passage) => inPassage(checked.text, passage))
}

function inPassage(text: string, { from, words }: Passage): FoundProblem[] {
  return [...words.matchAll(MARK_THEN_SIGN)].map((match) => {
    const [whole, marks = '', sign = ''] = match
    const at = from + match.index
    const end = at + whole.length
    const moved = sign + text.slice(at, at + marks.length)
    return {
      kind: 'mark-before-punctuation',
      severity: 'hint',
      from: at,
      to: end,
      message: `The mark stands before “${sign}”`,
      reason: 'In English print it stands behind the punctuation, except before a dash.',
      fix: fix('Move the mark', [{ from: at, to: end, insert: moved }], { safe: true }),
    }
  })
}
