import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import type { Flags } from './flags'
import type { OpenLibrary } from './open-library'
import type { Settings } from './settings'

/** The name of the sample library's folder, in the person's documents. */
const SAMPLE_NAME = 'Postil Sample'

/**
 * The library to start with. It opens when the page asks for it, not before: the main process has the page's own files to
 * hand out first, and then nothing else to do until the page has read them.
 */
export class StartLibrary {
  private opening: Promise<AppError | null> | null = null

  constructor(
    private readonly flags: Flags,
    private readonly library: OpenLibrary,
    private readonly settings: Settings,
    private readonly documentsFolder: () => string,
  ) {}

  /** Opens it, once. Answers why it did not open, or null. */
  opened(): Promise<AppError | null> {
    this.opening ??= this.open()
    return this.opening
  }

  /** Resolves when no opening is under way. */
  async settled(): Promise<void> {
    await this.opening
  }

  /**
   * Opens the library named on the command line, else the last one, else (with `--sample`) the sample library in the
   * documents folder, made there when it is not there yet and never overwritten.
   */
  private async open(): Promise<AppError | null> {
    const { flags, library, settings } = this
    const named = flags.library ?? settings.lastLibrary()
    if (named === null && !flags.sample) return null
    const sample = join(named === null ? this.documentsFolder() : '', SAMPLE_NAME)
    const opened =
      named !== null || existsSync(sample)
        ? await library.open(resolve(named ?? sample))
        : await library.createSample(sample)
    if (!opened.ok) return opened.error
    settings.setLastLibrary(opened.value)
    return null
  }
}
