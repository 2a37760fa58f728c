import type { Source } from '../../core/source'
import type { SourceIndex } from '../../core/sources/source-index'

const KEY = /@\{?([\p{L}\p{N}_][\p{L}\p{N}_.:+-]{0,119})/gu

/** The sources a text may cite, by a look at its words: the worker that parses it cites those that it really does. */
export function maybeCited(markdown: string, sources: SourceIndex): Source[] {
  const found = new Set<Source>()
  if (sources.sources.length === 0) return []
  for (const [, key = ''] of markdown.matchAll(KEY)) {
    const source = sources.find(key) ?? sources.find(key.replace(/[.:+-]+$/, ''))
    if (source) found.add(source)
  }
  return [...found]
}
