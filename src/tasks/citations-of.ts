import type { AppError } from '../core/error'
import type { CitationsFor } from '../core/export/article'
import type { Library } from '../core/library'
import { ok, type Result } from '../core/result'
import type { Source } from '../core/source'
import { loadStyle } from '../core/sources/load-style'
import { type CitationStyleInUse, printCitations } from '../core/sources/print-citations'
import { printSourceList } from '../core/sources/print-source-list'
import { SourceIndex } from '../core/sources/source-index'
import { citationStyle } from './citation-styles'

/**
 * How the citations of these sources print in a library's style. The style's processor takes a while to make, so that waits
 * for the first text that cites a source. Errors: those of reading the style.
 */
export async function citationsOf(
  dir: string,
  library: Library,
  sources: readonly Source[],
): Promise<Result<CitationsFor, AppError>> {
  const found = await citationStyle(dir, library.citationStyle, library.language)
  if (!found.ok) return found
  const text = found.value
  if (text === null) return ok(() => undefined)
  const index = new SourceIndex(sources)
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
