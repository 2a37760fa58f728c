import { eachWord } from './words'

/** A stretch of a snippet; `hit` where it is what was searched for. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** How much of a text a snippet shows, in characters. */
const WIDTH = 160

/** The passage of a text with most of the words, those marked. Takes the words as they are searched for. */
export function snippetOf(text: string, words: ReadonlySet<string>): SnippetPart[] {
  const hits: { from: number; to: number; word: string }[] = []
  eachWord(text, (word, from, to) => {
    if (words.has(word)) hits.push({ from, to, word })
  })
  const start = bestStart(hits)
  const from = wordBoundary(text, Math.max(0, start - 40))
  const to = Math.min(text.length, from + WIDTH)
  const parts: SnippetPart[] = [{ text: from > 0 ? '…' : '', hit: false }]
  let at = from
  for (const hit of hits.filter((one) => one.from >= from && one.to <= to)) {
    parts.push({ text: text.slice(at, hit.from), hit: false }, { text: text.slice(hit.from, hit.to), hit: true })
    at = hit.to
  }
  parts.push({ text: text.slice(at, to) + (to < text.length ? '…' : ''), hit: false })
  return parts.map((part) => ({ ...part, text: part.text.replaceAll(/\s+/g, ' ') })).filter((part) => part.text !== '')
}

/** How many different words of the searched ones a text has; which of several notes or comments a hit is in. */
export function countHits(text: string, words: ReadonlySet<string>): number {
  const found = new Set<string>()
  eachWord(text, (word) => {
    if (words.has(word)) found.add(word)
  })
  return found.size
}

function bestStart(hits: readonly { from: number; word: string }[]): number {
  let best = 0
  let start = hits[0]?.from ?? 0
  for (const [at, { from }] of hits.entries()) {
    const near = new Set<string>()
    for (let next = at; next < hits.length && (hits[next]?.from ?? 0) < from + WIDTH - 60; next += 1)
      near.add(hits[next]?.word ?? '')
    if (near.size <= best) continue
    best = near.size
    start = from
  }
  return start
}

function wordBoundary(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.slice(at, at + 40).search(/\s/)
  return space < 0 ? at : at + space + 1
}
