import type { TextSelection } from '../text-edit'
import { type Citation, scanCitations } from './citation-syntax'

/** Where a new or changed citation goes. */
export interface CitePlace {
  readonly from: number
  readonly to: number
  /** The citation that stands there and is to be changed, or null. */
  readonly citation: Citation | null
  /** Whether the place is inside a note. */
  readonly inNote: boolean
}

/** How much of a text is looked at around the caret: a paragraph is never longer in earnest. */
const NEAR = 8000

/**
 * Finds where a citation goes for a caret or marked range: the bracketed citation it stands in, a "[@" that was just typed, or
 * the caret itself. Offsets are of `text`.
 */
export function citePlace(text: string, { anchor, head }: TextSelection): CitePlace {
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  const start = paragraphStart(text, from)
  const paragraph = text.slice(start, start + NEAR)
  const inNote = isNote(text, start, from)
  const citation = scanCitations(paragraph).find(
    (one) => one.form === 'bracketed' && start + one.from < from + 1 && to < start + one.to,
  )
  if (citation) return { from: start + citation.from, to: start + citation.to, citation, inNote }
  if (from === to && text.slice(from - 2, from) === '[@')
    return { from: from - 2, to: text[from] === ']' ? from + 1 : from, citation: null, inNote }
  // A citation goes behind what is marked, whose words stay.
  return { from: to, to, citation: null, inNote }
}

function paragraphStart(text: string, at: number): number {
  const from = Math.max(0, at - NEAR)
  const before = text.slice(from, at)
  let start = 0
  for (const match of before.matchAll(/\n[ \t]*\r?\n|\n(?= {0,3}\[\^[^\]\n]+\]:)/g))
    start = match.index + match[0].length
  return from + start
}

/** In a definition, in a paragraph that goes on from one, or in `^[…`. */
function isNote(text: string, start: number, at: number): boolean {
  const words = text.slice(start, at)
  const inline = words.lastIndexOf('^[')
  if (inline >= 0) {
    let depth = 0
    for (const char of words.slice(inline + 1)) depth += char === '[' ? 1 : char === ']' ? -1 : 0
    if (depth > 0) return true
  }
  if (/^ {0,3}\[\^[^\]\n]+\]:/.test(words)) return true
  if (!/^(?: {4}|\t)/.test(words)) return false
  const above = text.slice(Math.max(0, start - NEAR), start).split('\n')
  const line = above.reverse().find((one) => one.trim() !== '' && !/^(?: {4}|\t)/.test(one)) ?? ''
  return /^ {0,3}\[\^[^\]\n]+\]:/.test(line)
}
