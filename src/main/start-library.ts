import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import type { Flags } from './flags'
import type { OpenLibrary } from './open-library'
import type { Settings } from './settings'

/** The name of the sample library's folder, in the person's documents. */
const SAMPLE_NAME = 'Postil Sample'

/**
 * Opens the library to start with: the one named on the command line, else the last one, else (with `--sample`) the
 * sample library in the documents folder, made there when it is not there yet and never overwritten. Answers why it did
 * not open, or null.
 */
export async function openStartLibrary(
  flags: Flags,
  library: OpenLibrary,
  settings: Settings,
  documentsFolder: () => string,
): Promise<AppError | null> {
  const named = flags.library ?? settings.lastLibrary()
  if (named === null && !flags.sample) return null
  const sample = join(named === null ? documentsFolder() : '', SAMPLE_NAME)
  const opened =
    named !== null || existsSync(sample)
      ? await library.open(resolve(named ?? sample))
      : await library.createSample(sample)
  if (!opened.ok) return opened.error
  settings.setLastLibrary(opened.value)
  return null
}
