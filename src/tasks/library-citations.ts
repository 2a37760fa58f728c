import type { AppError } from '../core/error'
import type { Library } from '../core/library'
import type { RenderOptions } from '../core/markdown/render'
import { ok, type Result } from '../core/result'
import { loadStyle } from '../core/sources/load-style'
import { type CitationStyleInUse, printCitations } from '../core/sources/print-citations'
import { SourceIndex } from '../core/sources/source-index'
import type { LibraryStore } from '../store/library-store'
import { citationStyle } from './citation-styles'

/** Gives the renderer its `citations` option for one text; undefined where it has none to format. */
export type CitationsFor = (markdown: string) => RenderOptions['citations']

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
  return ok((markdown) => {
    if (!markdown.includes('@')) return undefined
    return (places) => {
      if (!places.some(({ citation }) => citation.items.some(({ key }) => index.find(key))))
        return places.map(() => null)
      style ??= loadStyle(text, library.language)
      return printCitations(style, index, places)
    }
  })
}
