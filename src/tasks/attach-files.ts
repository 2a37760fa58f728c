import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { Attachment } from '../core/source'
import { attempt } from '../store/fault'
import type { LibraryStore } from '../store/library-store'

/** Copies files into a library's assets; answers each with its own name. Stops at the first error. */
export async function attachFiles(
  store: LibraryStore,
  files: readonly string[],
): Promise<Result<Attachment[], AppError>> {
  const attached: Attachment[] = []
  for (const file of files) {
    const bytes = await attempt(file, () => readFile(file))
    if (!bytes.ok) return bytes
    const extension = extname(file).slice(1).toLowerCase()
    const kept = await store.assets.put(bytes.value, /^[a-z0-9]{1,8}$/.test(extension) ? extension : 'bin')
    if (!kept.ok) return kept
    attached.push({ name: basename(file).slice(0, 255), asset: kept.value })
  }
  return ok(attached)
}
