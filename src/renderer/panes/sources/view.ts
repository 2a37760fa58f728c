import { useDeferredValue, useMemo } from 'react'
import type { Source } from '../../../core/source'
import { checkSource } from '../../../core/sources/check-source'
import { foldWords, sourceTitle, sourceYear } from '../../../core/sources/source-words'
import { countOf, searchSources, useSources } from '../../session/sources'
import { type SourcesSort, type SourcesTab, type SourcesView, useSourcesView } from '../../session/sources-view'

/** Whether something keeps sources out of the list. */
export function isNarrowed({ query, type, status, tag }: SourcesView): boolean {
  return query.trim() !== '' || type !== null || status !== null || tag !== null
}

const attention = new WeakMap<Source, boolean>()

/** Whether a record wants something; checked once for each record as it stands. */
export function needsAttention(source: Source): boolean {
  const known = attention.get(source)
  if (known !== undefined) return known
  const needs = checkSource(source).length > 0
  attention.set(source, needs)
  return needs
}

/** The sources that match the view, sorted, and how many each tab has. */
export function useListedSources(): {
  readonly listed: readonly Source[]
  readonly totals: Readonly<Record<SourcesTab, number>>
} {
  const { tab, query, type, status, tag, sort, descending } = useSourcesView()
  const { sources } = useSources((state) => state.index)
  const counts = useSources((state) => state.counts)
  // Put in order once: a key of the search only leaves out, and the box shows it before the list does.
  const ordered = useMemo(() => inOrder(sources, counts, sort, descending), [sources, counts, sort, descending])
  const words = useDeferredValue(query)
  const matching = useMemo(
    () =>
      searchSources(ordered, words).filter(
        (source) =>
          (type === null || source.csl.type === type) &&
          (status === null || source.status === status) &&
          (tag === null || source.tags.includes(tag)),
      ),
    [ordered, words, type, status, tag],
  )
  const groups = useMemo(() => {
    const cited = new Set(matching.filter((source) => citationsOf(source, counts) > 0))
    return {
      all: matching,
      cited: [...cited],
      'not-cited': counts === null ? [] : matching.filter((source) => !cited.has(source)),
      attention: matching.filter(needsAttention),
    }
  }, [matching, counts])
  const totals = {
    all: groups.all.length,
    cited: groups.cited.length,
    'not-cited': groups['not-cited'].length,
    attention: groups.attention.length,
  }
  return { listed: groups[tab], totals }
}

type Counts = ReturnType<typeof useSources.getState>['counts']

function citationsOf(source: Source, counts: Counts): number {
  return countOf(source.key, counts)?.citations ?? 0
}

function inOrder(
  sources: readonly Source[],
  counts: Counts,
  sort: SourcesSort,
  descending: boolean,
): readonly Source[] {
  const by: Readonly<Record<SourcesSort, (source: Source) => string | number>> = {
    title: ({ csl, key }) => foldWords(sourceTitle(csl, key)).replace(/^(the|a|an) /, ''),
    year: ({ csl }) => sourceYear(csl) ?? -9999,
    cited: (source) => citationsOf(source, counts),
  }
  const keyed = sources.map((source) => ({ source, by: by[sort](source) }))
  const way = descending ? -1 : 1
  return keyed.sort((a, b) => (a.by < b.by ? -way : a.by > b.by ? way : 0)).map(({ source }) => source)
}
