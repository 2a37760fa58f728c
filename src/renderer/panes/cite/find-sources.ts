import type { Source } from '../../../core/source'
import { foldWords, sourceByline } from '../../../core/sources/source-words'
import { countOf, searchSources, useSources } from '../../session/sources'

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

function scoreOf(source: Source, first: string, cited: number): number {
  const starts =
    first !== '' &&
    (source.key.toLowerCase().startsWith(first) || foldWords(sourceByline(source.csl)).startsWith(first))
  return (starts ? 1000 : 0) + Math.min(cited, 999)
}
