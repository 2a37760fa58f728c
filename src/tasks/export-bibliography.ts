import { dirname } from 'node:path'
import type { AppError } from '../core/error'
import { writeBibliography } from '../core/export/bibliography'
import type { BibliographyFormat } from '../core/import/bibliography/read-bibliography'
import { ok, type Result } from '../core/result'
import { countCitedKeys } from '../core/sources/cited-keys'
import { foldKey } from '../core/sources/source-index'
import { nodeDisk } from '../store/disk'
import { writeDurably } from '../store/durable-write'
import { attempt } from '../store/fault'
import type { LibraryStore } from '../store/library-store'
import { makeFolder } from '../store/make-folder'

/** Which sources go into the file: these keys, or those a post and its comments cite, or all. */
export interface BibliographyExport {
  readonly path: string
  readonly format: BibliographyFormat
  readonly keys: readonly string[] | null
  readonly post: string | null
}

/** Writes sources as a bibliography file; answers how many. Errors: disk, not-found for the post. */
export async function exportBibliography(
  store: LibraryStore,
  { path, format, keys, post }: BibliographyExport,
): Promise<Result<number, AppError>> {
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  const wanted = keys !== null ? ok(new Set(keys.map(foldKey))) : post !== null ? await citedBy(store, post) : ok(null)
  if (!wanted.ok) return wanted
  const chosen = sources.value.filter(({ key }) => wanted.value?.has(foldKey(key)) ?? true)
  return attempt(path, async () => {
    await makeFolder(dirname(path))
    await writeDurably(nodeDisk, path, new TextEncoder().encode(writeBibliography(format, chosen)))
    return chosen.length
  })
}

/** The keys, folded, that a post and its comments cite. */
async function citedBy(store: LibraryStore, id: string): Promise<Result<Set<string>, AppError>> {
  const post = await store.posts.open(id)
  if (!post.ok) return post
  const thread = await store.threads.get(id)
  const texts = [post.value.body, ...(thread.ok ? thread.value.comments.map(({ body }) => body) : [])]
  return ok(new Set(texts.flatMap((text) => [...countCitedKeys(text).keys()])))
}
