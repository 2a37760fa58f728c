import type { Source } from '../../../core/source'
import { foldWords } from '../../../core/sources/source-words'
import { countOf, useSources, wordsOf } from '../../session/sources'

/** How many the picker shows. */
const MOST = 30

/** A source with what a key press asks of it: looked up once, not 14,000 times a key. */
interface Findable {
  readonly source: Source
  readonly words: string
  readonly cited: number
}

type Known = Pick<ReturnType<typeof useSources.getState>, 'index' | 'counts'>

let ready: (Known & { readonly all: readonly Findable[] }) | null = null
let last: { readonly all: readonly Findable[]; readonly typed: string; readonly found: readonly Findable[] } | null =
  null

/** The sources for what is typed, best first: a key or name that begins so, then what is cited often. */
export function findSources(typed: string): readonly Source[] {
  const folded = foldWords(typed)
  const found = matching(allFindable(), folded)
  const first = folded.split(/\s+/)[0] ?? ''
  const best: { readonly source: Source; readonly score: number }[] = []
  let least = -1
  for (const findable of found) {
    const score = scoreOf(findable, first)
    if (best.length === MOST && score <= least) continue
    best.push({ source: findable.source, score })
    best.sort((a, b) => b.score - a.score)
    if (best.length > MOST) best.pop()
    least = best[best.length - 1]?.score ?? -1
  }
  return best.map(({ source }) => source)
}

function allFindable(): readonly Findable[] {
  const { index, counts } = useSources.getState()
  if (ready?.index !== index || ready.counts !== counts) {
    const all = index.sources.map((source) => ({
      source,
      words: wordsOf(source),
      cited: countOf(source.key, counts)?.citations ?? 0,
    }))
    ready = { index, counts, all }
  }
  return ready.all
}

/** Those that hold every word typed. Whoever types on looks only among what was found before. */
function matching(all: readonly Findable[], typed: string): readonly Findable[] {
  const among = last?.all === all && typed.startsWith(last.typed) ? last.found : all
  const wanted = typed.split(/\s+/).filter((word) => word !== '')
  const found = wanted.length === 0 ? all : among.filter(({ words }) => wanted.every((word) => words.includes(word)))
  last = { all, typed, found }
  return found
}

/** The earlier a word begins as typed, the better: key, then names, then title. How often it is cited parts equals. */
function scoreOf({ words, cited }: Findable, first: string): number {
  const score = Math.min(cited, 900) / 1000
  if (first === '') return score
  const at = words.startsWith(first) ? 0 : words.indexOf(` ${first}`)
  return at < 0 ? score : score + 1000 - Math.min(at, 900)
}
