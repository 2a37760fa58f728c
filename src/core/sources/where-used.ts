import { scanNotes } from '../footnotes/scan'
import type { Citation } from './citation-syntax'
import { citationsIn } from './cited-keys'
import { foldKey } from './source-index'

/** One place of a text that cites a source. */
export interface SourceUse {
  /** Offset of the citation in the text. */
  readonly from: number
  readonly to: number
  /** The number of the note it stands in; 0 in the running text, null in a note that nothing points to. */
  readonly note: number | null
  /** The sentence around it as written, shortened where it is long. */
  readonly sentence: string
}

/** Where a text cites a source, in order. Takes Markdown and the key. */
export function usesIn(text: string, key: string): SourceUse[] {
  const folded = foldKey(key)
  const cited = citationsIn(text).filter(({ items }) => items.some((item) => foldKey(item.key) === folded))
  if (cited.length === 0) return []
  const { notes, definitions } = scanNotes(text)
  return cited.map(({ from, to }) => {
    const note = notes.find(({ contentFrom, contentTo }) => contentFrom <= from && to <= contentTo)
    const orphan = definitions.some((definition) => definition.from <= from && to <= definition.to)
    return { from, to, note: note ? note.number : orphan ? null : 0, sentence: sentenceAt(text, { from, to }) }
  })
}

const LONGEST = 240

/** The sentence that a stretch of text stands in, on one line. Its ends are a paragraph's or a stop's. */
export function sentenceAt(text: string, { from, to }: Pick<Citation, 'from' | 'to'>): string {
  const before = text.slice(Math.max(0, from - LONGEST), from)
  const after = text.slice(to, to + LONGEST)
  const start = lastEnd(before)
  const end = /\n[ \t]*\r?\n|\n(?=\[\^)|[.!?]["”’)\]]*(?=\s|$)/.exec(after)
  const stop = end ? end.index + (end[0].trim() === '' ? 0 : end[0].length) : after.length
  const sentence = (before.slice(start) + text.slice(from, to) + after.slice(0, stop)).replace(
    /^\s*\[\^[^\]]+\]:\s*/,
    '',
  )
  const cutLeft = start === 0 && from > LONGEST ? '… ' : ''
  const cutRight = end || to + LONGEST >= text.length ? '' : ' …'
  return `${cutLeft}${sentence.replaceAll(/\s+/g, ' ').trim()}${cutRight}`
}

/** "v." and initials are no end of a sentence: a stop counts when two letters or a digit stand before it. */
function lastEnd(before: string): number {
  let start = 0
  for (const match of before.matchAll(
    /\n[ \t]*\r?\n|\n(?=\[\^[^\]]+\]:)|(?<=[\p{Ll}\d]{2}["”’)\]]?[.!?]["”’)\]]*)\s+/gu,
  ))
    start = match.index + match[0].length
  return start
}
