import type { AppError } from '../core/error'
import type { CitationsFor } from '../core/export/article'
import type { Library } from '../core/library'
import { ok, type Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'

export type { CitationsFor }

/**
 * How the citations of a library print. The processor of styles is large: a library without sources does not load it.
 * Errors: those of reading the sources.
 */
export async function libraryCitations(store: LibraryStore, library: Library): Promise<Result<CitationsFor, AppError>> {
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  if (sources.value.length === 0) return ok(() => undefined)
  const { citationsOf } = await import('./citations-of')
  return citationsOf(store.dir, library, sources.value)
}
