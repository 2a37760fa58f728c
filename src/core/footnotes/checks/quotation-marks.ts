import type { FoundProblem } from '../problem'
import type { CheckedText } from './checked-text'
import { type Passage, passagesOf } from './words'

/** Opening and closing signs by language; English for all that are not listed. */
const PAIRS: Readonly<Record<string, readonly (readonly [open: string, close: string])[]>> = {
  de: [['„', '“']],
  cs: [['„', '“']],
  sk: [['„', '“']],
  pl: [['„', '”']],
  hu: [['„', '”']],
  ro: [['„', '”']],
  fr: [['«', '»']],
  ru: [['«', '»']],
  uk: [['«', '»']],
}
const ENGLISH: readonly (readonly [string, string])[] = [['“', '”']]

/**
 * Quotation marks that open and never close in their paragraph, or close and never opened. A quotation over several
 * paragraphs opens each and closes the last.
 */
export function checkQuotationMarks({ text, root, language }: CheckedText): FoundProblem[] {
  const passages = passagesOf(text, root)
  const pairs = PAIRS[language.slice(0, 2).toLowerCase()] ?? ENGLISH
  return passages.flatMap((passage, index) => {
    const next = passages[index + 1]
    for (const [open, close] of pairs) {
      const lonely = unbalanced(passage, open, close, next)
      if (lonely) return [problem(passage, lonely, open, close)]
    }
    return straight(passage, next)
  })
}

function unbalanced(
  { words }: Passage,
  open: string,
  close: string,
  next: Passage | undefined,
): { at: number; closing: boolean } | null {
  const opened: number[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === open) opened.push(at)
    else if (words[at] === close && opened.pop() === undefined) return { at, closing: true }
  }
  const last = opened.pop()
  if (last === undefined || next?.words.trimStart().startsWith(open)) return null
  return { at: last, closing: false }
}

function problem(
  { from }: Passage,
  { at, closing }: { at: number; closing: boolean },
  open: string,
  close: string,
): FoundProblem {
  const [sign, missing] = closing ? [close, open] : [open, close]
  return {
    kind: 'unbalanced-quotes',
    severity: 'warning',
    from: from + at,
    to: from + at + 1,
    message: `The quotation mark ${sign} has no ${missing} in its paragraph`,
    reason: closing ? 'The quotation ends without having begun.' : 'The quotation does not end.',
    fix: null,
  }
}

/** Straight marks look alike at both ends, so only their number tells. Inches and seconds behind a digit are none. */
function straight({ from, words }: Passage, next: Passage | undefined): FoundProblem[] {
  const places = [...words.matchAll(/(?<!\d)"|(?<=\d)"(?=\s*$|[.,;:!?)])/g)].map((match) => match.index)
  const last = places[places.length - 1]
  if (last === undefined || places.length % 2 === 0 || next?.words.trimStart().startsWith('"')) return []
  return [
    {
      kind: 'unbalanced-quotes',
      severity: 'warning',
      from: from + last,
      to: from + last + 1,
      message: 'This paragraph has an odd number of quotation marks',
      reason: 'One of its quotations does not begin or does not end.',
      fix: null,
    },
  ]
}
