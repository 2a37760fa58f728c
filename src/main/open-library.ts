import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import type { LibraryView } from '../ipc/shapes'
import { KeyedQueue } from '../store/keyed-queue'
import {
  createLibrary,
  type LibraryStore,
  type NewLibrary,
  openLibrary,
  type StoreOptions,
} from '../store/library-store'
import type { OutsideChanges } from '../store/outside-changes'

/** Who is told what happens to the open library. */
export interface LibraryListener {
  opened(dir: string, writable: boolean): void
  closed(): Promise<void>
  /** Documents at these paths, from the library folder, were saved, moved away or changed. */
  written(paths: readonly string[]): void
  changedOutside(changes: OutsideChanges): void
}

/**
 * The one library that is open, or none. Opening another closes the first. Openings and closings go one after another, in the
 * order in which they were asked for: two of one folder at once would each find it locked by the other.
 */
export class OpenLibrary {
  private store: LibraryStore | null = null
  private readonly turns = new KeyedQueue()
  private readonly changes = new Set<Promise<unknown>>()

  /** Takes the folder of the sample library that ships with the program, and who is told what happens. */
  constructor(
    private readonly sampleFolder: string,
    private readonly listener: LibraryListener,
  ) {}

  /**
   * Opens the library in a folder and answers that folder; when it fails, the one that was open stays open. One that can
   * only be read is opened once more.
   */
  open(dir: string): Promise<Result<string, AppError>> {
    return this.inTurn(async () => {
      if (this.store !== null && this.store.dir === dir && this.store.readOnly === null) return ok(dir)
      return this.take(await openLibrary(dir, this.options()))
    })
  }

  create(dir: string, library: NewLibrary): Promise<Result<string, AppError>> {
    return this.inTurn(async () => this.take(await createLibrary(dir, library, this.options())))
  }

  /** Makes a copy of the sample library in a folder that is empty or not there yet, and opens it. */
  createSample(dir: string): Promise<Result<string, AppError>> {
    return this.inTurn(async () => {
      const { copySampleLibrary } = await import('../tasks/sample-library')
      const copied = await copySampleLibrary(this.sampleFolder, dir)
      return copied.ok ? this.take(await openLibrary(dir, this.options())) : copied
    })
  }

  /** The folder of the open library, or null. */
  folder(): string | null {
    return this.store?.dir ?? null
  }

  /** Runs `work` on the open library; without one the answer is `not-found`. */
  async use<T>(work: (store: LibraryStore) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    if (this.store === null) return err({ kind: 'not-found', what: 'An open library' })
    return work(this.store)
  }

  /** The same for a window that starts anew: typing that an earlier one left unsaved is put back first. */
  firstView(): Promise<Result<LibraryView, AppError>> {
    return this.use(async (store) => {
      await store.recoverTyping()
      const view = await store.overview()
      if (view.ok) store.toldOfRecovered()
      return view
    })
  }

  /** Everything the window shows of the open library first. */
  view(): Promise<Result<LibraryView, AppError>> {
    return this.use((store) => store.overview())
  }

  /** Runs work that writes one document after another, which is not to be left half done: see `settled`. */
  change<T>(work: (store: LibraryStore) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    const change = this.use(work)
    const over = () => this.changes.delete(change)
    this.changes.add(change)
    change.then(over, over)
    return change
  }

  /** Resolves when no such work is under way. */
  async settled(): Promise<void> {
    while (this.changes.size > 0) await Promise.allSettled(this.changes)
  }

  /** Writes what is only in memory and lets go of the library. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      const store = this.store
      this.store = null
      await this.listener.closed()
      await store?.close()
    })
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.run('library', work)
  }

  private options(): StoreOptions {
    const { listener } = this
    return {
      onOutsideChange: (changes) => listener.changedOutside(changes),
      onWritten: (paths) => listener.written(paths),
    }
  }

  private async take(opened: Result<LibraryStore, AppError>): Promise<Result<string, AppError>> {
    if (!opened.ok) return opened
    const before = this.store
    this.store = opened.value
    await this.settled()
    await before?.close()
    this.listener.opened(opened.value.dir, opened.value.readOnly === null)
    return ok(opened.value.dir)
  }
}
