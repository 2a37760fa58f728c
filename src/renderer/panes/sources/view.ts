import { useMemo } from 'react'
import type { Source } from '../../../core/source'
import { checkSource } from '../../../core/sources/check-source'
import { foldWords, sourceTitle, sourceYear } from '../../../core/sources/source-words'
import { countOf, searchSources, useSources } from '../../session/sources'
import { type SourcesTab, type SourcesView, useSourcesView } from '../../session/sources-view'

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
  const { sources } = useSources((state) => state.index)
  const counts = useSources((state) => state.counts)
  const { tab, query, type, status, tag, sort, descending } = useSourcesView()
  const matching = useMemo(
    () =>
      searchSources(sources, query).filter(
        (source) =>
          (type === null || source.csl.type === type) &&
          (status === null || source.status === status) &&
          (tag === null || source.tags.includes(tag)),
      ),
    [sources, query, type, status, tag],
  )
  const isCited = (source: Source) => (countOf(source.key, counts)?.citations ?? 0) > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: `isCited` is made of `counts`
  const groups = useMemo(
    () => ({
      all: matching,
      cited: matching.filter(isCited),
      'not-cited': counts === null ? [] : matching.filter((source) => !isCited(source)),
      attention: matching.filter(needsAttention),
    }),
    [matching, counts],
  )
  const shown = groups[tab]
  const listed = useMemo(() => {
    const of = (source: Source): string | number =>
      sort === 'title'
        ? foldWords(sourceTitle(source.csl, source.key)).replace(/^(the|a|an) /, '')
        : sort === 'year'
          ? (sourceYear(source.csl) ?? -9999)
          : (countOf(source.key, counts)?.citations ?? 0)
    const keyed = shown.map((source) => ({ source, by: of(source) }))
    const way = descending ? -1 : 1
    return keyed.sort((a, b) => (a.by < b.by ? -way : a.by > b.by ? way : 0)).map(({ source }) => source)
  }, [shown, sort, descending, counts])
  const totals = {
    all: groups.all.length,
    cited: groups.cited.length,
    'not-cited': groups['not-cited'].length,
    attention: groups.attention.length,
  }
  return { listed, totals }
}
