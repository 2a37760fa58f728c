import { type Citation, scanCitations } from './citation-syntax'
import { codeStretches } from './code-stretches'
import { foldKey } from './source-index'

/** The citations of a text outside its code, quickly: for counting and rewriting over a whole library. */
export function citationsIn(text: string): Citation[] {
  return text.includes('@') ? scanCitations(text, codeStretches(text)) : []
}

/** How often each key is cited in a text, by folded key. A bare `@key` counts as well; who asks knows which keys exist. */
export function countCitedKeys(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { items } of citationsIn(text))
    for (const { key } of items) counts.set(foldKey(key), (counts.get(foldKey(key)) ?? 0) + 1)
  return counts
}
