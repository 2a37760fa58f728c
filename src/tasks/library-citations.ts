import type { AppError } from '../core/error'
import type { CitationsFor } from '../core/export/article'
import type { Library } from '../core/library'
import { ok, type Result } from '../core/result'
import { loadStyle } from '../core/sources/load-style'
import { type CitationStyleInUse, printCitations } from '../core/sources/print-citations'
import { printSourceList } from '../core/sources/print-source-list'
import { SourceIndex } from '../core/sources/source-index'
import type { LibraryStore } from '../store/library-store'
import { citationStyle } from './citation-styles'

export type { CitationsFor }

const NONE: CitationsFor = () => undefined

/**
 * How the citations of a library print. The style's processor takes a while to make, so that waits for the first text that
 * cites a source; a library without sources never makes it. Errors: those of reading the sources.
 */
export async function libraryCitations(store: LibraryStore, library: Library): Promise<Result<CitationsFor, AppError>> {
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  if (sources.value.length === 0) return ok(NONE)
  const found = await citationStyle(store.dir, library.citationStyle, library.language)
  if (!found.ok) return found
  const text = found.value
  if (text === null) return ok(NONE)
  const index = new SourceIndex(sources.value)
  let style: CitationStyleInUse | null = null
  const loaded = () => {
    style ??= loadStyle(text, library.language)
    return style
  }
  const citations: CitationsFor = (markdown) => {
    if (!markdown.includes('@')) return undefined
    return (places) =>
      places.some(({ citation }) => citation.items.some(({ key }) => index.find(key)))
        ? printCitations(loaded(), index, places)
        : places.map(() => null)
  }
  if (!library.settings.sourceList) return ok(citations)
  const sourceList = (markdown: string) => (markdown.includes('@') ? printSourceList(loaded(), index, markdown) : '')
  return ok(Object.assign(citations, { sourceList }))
}
