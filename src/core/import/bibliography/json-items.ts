import type { BibliographyProblem } from './record'

/** One item of a list, as JSON has it, and the line it begins on. */
export interface JsonItem {
  readonly value: unknown
  readonly line: number
}

/** No item is longer; behind a quote that never ends the search for the end of an item must stop somewhere. */
const LONGEST = 100_000
const NEXT_ITEM = /\}\s*,?\s*(?=\{\s*")/g

/**
 * Reads the items of a list that is not JSON as a whole: each by itself, also without commas between them. One that cannot
 * be read is a problem with its line; reading goes on with the next.
 */
export function rescueJsonItems(text: string): { items: JsonItem[]; problems: BibliographyProblem[] } {
  const items: JsonItem[] = []
  const problems: BibliographyProblem[] = []
  const list = /^\s*\{\s*"items"\s*:\s*\[/.exec(text)?.[0].length ?? 0
  let line = 1
  let counted = 0
  const lineAt = (offset: number) => {
    for (; counted < offset; counted += 1) if (text[counted] === '\n') line += 1
    return line
  }
  for (let at = text.indexOf('{', list); at >= 0; ) {
    const end = endOfItem(text, at)
    const begins = lineAt(at)
    try {
      items.push({ value: JSON.parse(text.slice(at, end)), line: begins })
      at = text.indexOf('{', end)
    } catch {
      problems.push({ line: begins, what: 'the item that begins here is not JSON; it was left out' })
      NEXT_ITEM.lastIndex = at
      const next = NEXT_ITEM.exec(text)
      at = next ? next.index + next[0].length : -1
    }
  }
  return { items, problems }
}

/** Behind the brace that closes the one at `from`; braces in quotes do not count. */
function endOfItem(text: string, from: number): number {
  let depth = 0
  let quoted = false
  const limit = Math.min(text.length, from + LONGEST)
  for (let at = from; at < limit; at += 1) {
    const char = text[at]
    if (quoted) {
      if (char === '\\') at += 1
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{') depth += 1
    else if (char === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return limit
}
