import { create } from 'zustand'
import type { AppError } from '../../core/error'
import type { Source } from '../../core/source'
import { foldKey, SourceIndex } from '../../core/sources/source-index'
import { foldWords, searchWords } from '../../core/sources/source-words'
import type { StyleText } from '../../core/sources/style-catalogue'
import type { SourceCount } from '../../core/sources/usage'
import { firstPaint } from '../ui/first-paint'
import { askLibrary } from './ask'
import { onLibraryChanged } from './changes'
import { useSession } from './session'

/** The library's sources as the window knows them. */
interface Sources {
  readonly phase: 'unasked' | 'ready'
  readonly failure: AppError | null
  readonly index: SourceIndex
  /** By folded key; null while it has not been counted yet. */
  readonly counts: Readonly<Record<string, SourceCount>> | null
  /** What citations print in; null until it is there, or where the library names a style that is gone. */
  readonly style: StyleText | null
}

const NONE: Sources = { phase: 'unasked', failure: null, index: new SourceIndex([]), counts: null, style: null }

export const useSources = create<Sources>()(() => NONE)

/** Follows the library that is open: its sources, its style. Called once. */
export function followSources(): void {
  useSession.subscribe((state, before) => {
    if (state.dir !== before.dir) {
      useSources.setState(NONE, true)
      if (state.dir !== '') void firstPaint.then(loadSources)
    }
    const changed = state.library?.citationStyle !== before.library?.citationStyle || state.dir !== before.dir
    if (changed && state.dir !== '') void firstPaint.then(loadStyleText)
  })
  onLibraryChanged(({ sources, posts, threads }) => {
    if (sources) void loadSources()
    else if (posts.length + threads.length > 0 && useSources.getState().counts) void countSources()
  })
}

/** Asks for all sources anew. */
export async function loadSources(): Promise<void> {
  const reply = await askLibrary('sources.list', {})
  if (reply === null) return
  if (reply.ok) adopt(reply.value)
  else useSources.setState({ phase: 'ready', failure: reply.error })
  if (useSources.getState().counts) await countSources()
}

async function loadStyleText(): Promise<void> {
  const reply = await askLibrary('citations.style', {})
  if (reply) useSources.setState({ style: reply.ok ? reply.value : null })
}

/** Asks how often each source is cited; the first time this reads every post. */
export async function countSources(): Promise<void> {
  const reply = await askLibrary('sources.counts', {})
  if (reply?.ok) useSources.setState({ counts: reply.value })
}

function adopt(sources: readonly Source[]): void {
  useSources.setState({ phase: 'ready', failure: null, index: new SourceIndex(sources) })
  setTimeout(() => makeReady(sources), 1000)
  const { counts } = useSession.getState()
  if (counts.sources !== sources.length) useSession.setState({ counts: { ...counts, sources: sources.length } })
}

/** Takes one source over as the store answered it. */
export function adoptSource(source: Source): void {
  const { sources } = useSources.getState().index
  const at = sources.findIndex(({ key }) => key === source.key)
  adopt(at < 0 ? [...sources, source] : sources.map((one, index) => (index === at ? source : one)))
}

/** Takes sources off the list, as the store removed them. */
export function dropSources(keys: readonly string[]): void {
  adopt(useSources.getState().index.sources.filter(({ key }) => !keys.includes(key)))
}

/** How often a source is cited; undefined while it has not been counted. */
export function countOf(key: string, counts: Sources['counts']): SourceCount | undefined {
  return counts === null ? undefined : (counts[foldKey(key)] ?? NOT_CITED)
}

/** One and the same each time: a pane that watches it would else never come to rest. */
const NOT_CITED: SourceCount = { citations: 0, posts: 0 }

const words = new WeakMap<Source, string>()

/** The words that a source is found by: its key first, then names, then its title and the rest. */
export function wordsOf(source: Source): string {
  const known = words.get(source)
  if (known !== undefined) return known
  const made = searchWords(source)
  words.set(source, made)
  return made
}

/** How many sources are made ready at a time (ms apart), so that the first key of a search waits for none. */
const AT_ONCE = 500

function makeReady(sources: readonly Source[], from = 0): void {
  if (from >= sources.length || useSources.getState().index.sources !== sources) return
  for (const source of sources.slice(from, from + AT_ONCE)) wordsOf(source)
  setTimeout(() => makeReady(sources, from + AT_ONCE), 20)
}

/** The sources that hold every word typed, in their key, title, names, year or tags; all of them for nothing typed. */
export function searchSources(sources: readonly Source[], typed: string): readonly Source[] {
  const wanted = foldWords(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (wanted.length === 0) return sources
  return sources.filter((source) => wanted.every((word) => wordsOf(source).includes(word)))
}
