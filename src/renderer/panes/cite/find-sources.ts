import type { Source } from '../../../core/source'
import { foldWords } from '../../../core/sources/source-words'
import { countOf, searchSources, useSources, wordsOf } from '../../session/sources'

/** How many the picker shows. */
const MOST = 30

/** The sources for what is typed, best first: a key or name that begins so, then what is cited often. */
export function findSources(typed: string): readonly Source[] {
  const { index, counts } = useSources.getState()
  const found = searchSources(index.sources, typed)
  const first = foldWords(typed).split(/\s+/)[0] ?? ''
  const best: { readonly source: Source; readonly score: number }[] = []
  let least = -1
  for (const source of found) {
    const score = scoreOf(source, first, countOf(source.key, counts)?.citations ?? 0)
    if (best.length === MOST && score <= least) continue
    best.push({ source, score })
    best.sort((a, b) => b.score - a.score)
    if (best.length > MOST) best.pop()
    least = best[best.length - 1]?.score ?? -1
  }
  return best.map(({ source }) => source)
}

/** The earlier a word begins as typed, the better: key, then names, then title. How often it is cited parts equals. */
function scoreOf(source: Source, first: string, cited: number): number {
  const score = Math.min(cited, 900) / 1000
  if (first === '') return score
  const words = wordsOf(source)
  const at = words.startsWith(first) ? 0 : words.indexOf(` ${first}`)
  return at < 0 ? score : score + 1000 - Math.min(at, 900)
}
