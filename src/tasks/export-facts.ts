import type { ReferencedComment } from '../core/cross-references/resolve'
import type { AppError } from '../core/error'
import type { Library } from '../core/library'
import { ok, type Result } from '../core/result'
import type { Topics } from '../core/topic'
import type { LibraryStore } from '../store/library-store'
import { type CitationsFor, libraryCitations } from './library-citations'

/** What posts print besides themselves. */
export interface ExportFacts {
  readonly library: Library
  readonly topics: Topics
  readonly citationsFor: CitationsFor
  /** The comments with a title, which references may name. */
  readonly comments: readonly ReferencedComment[]
}

/** Reads it from a library. Errors: the library's own. */
export async function readExportFacts(store: LibraryStore): Promise<Result<ExportFacts, AppError>> {
  const library = await store.library()
  if (!library.ok) return library
  const topics = await store.topics.get()
  if (!topics.ok) return topics
  const citations = await libraryCitations(store, library.value)
  if (!citations.ok) return citations
  const comments = await store.threads.titled()
  if (!comments.ok) return comments
  const [citationsFor, titled] = [citations.value, comments.value]
  return ok({ library: library.value, topics: topics.value, citationsFor, comments: titled })
}
