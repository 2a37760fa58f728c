import { basename } from 'node:path'
import type { AppError } from '../../core/error'
import { type BibliographyPlan, planImport } from '../../core/import/bibliography/plan-import'
import {
  type BibliographyFormat,
  bibliographyFormat,
  readBibliography,
} from '../../core/import/bibliography/read-bibliography'
import { err, ok, type Result } from '../../core/result'
import type { Source } from '../../core/source'
import type { LibraryStore } from '../../store/library-store'
import type { TaskOptions } from '../progress'
import { readText } from '../read-text'

/** How many sources are written side by side. */
const WRITERS = 8

/**
 * Reads a bibliography file and says what its import would do; nothing is written. Without a `format` it is guessed. Errors: disk,
 * bad-request when the file is no bibliography.
 */
export async function planBibliographyImport(
  store: LibraryStore,
  file: string,
  format?: BibliographyFormat,
): Promise<Result<BibliographyPlan, AppError>> {
  const read = await readText(file)
  if (!read.ok) return read
  const { text } = read.value
  const known = format ?? bibliographyFormat(basename(file), text)
  if (known === null)
    return err({ kind: 'bad-request', detail: `${basename(file)} is neither BibTeX nor RIS nor CSL-JSON` })
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  return ok(planImport(readBibliography(known, text), sources.value))
}

/** Adds new sources to a library. Answers how many; stops at the first error, and what was written until then stays. */
export async function addSources(
  store: LibraryStore,
  sources: readonly Source[],
  options: TaskOptions = {},
): Promise<Result<number, AppError>> {
  let done = 0
  let failure: AppError | null = null
  const queue = sources.values()
  const write = async () => {
    for (const { key, csl, status, remark, accessed, archived, tags, attachments } of queue) {
      if (failure !== null) return
      if (options.signal?.aborted) {
        failure = { kind: 'cancelled' }
        return
      }
      const saved = await store.sources.save({
        key,
        basedOn: 0,
        changes: { csl, status, remark, accessed, archived, tags, attachments },
      })
      if (!saved.ok) failure = saved.error
      else done += 1
      options.onProgress?.({ done, total: sources.length, what: key })
    }
  }
  await Promise.all(Array.from({ length: Math.min(WRITERS, sources.length) }, write))
  return failure === null ? ok(done) : err(failure)
}
