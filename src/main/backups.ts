import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import type { BackupStatus } from '../ipc/shapes'
import type { BackupReport } from '../tasks/backup'
import type { Progress } from '../tasks/progress'
import type { RestoreReport } from '../tasks/restore'
import { runTask } from './run-task'

/** How long after opening a library, and then how often, today's backup is looked for (ms). */
const SOON = 20_000
const OFTEN = 60 * 60_000

interface Library {
  readonly dir: string
  readonly title: string
}

interface Tell {
  changed(status: BackupStatus): void
  progress(task: string, progress: Progress): void
}

/** The backups of the open library: one a day by itself, more on demand, outside the library's folder. */
export class Backups {
  private library: Library | null = null
  private running: AbortController | null = null
  private failure: AppError | null = null
  private timers: NodeJS.Timeout[] = []

  /** `root` is the folder that holds a folder of backups for each library. */
  constructor(
    private readonly root: string,
    private readonly tell: Tell,
  ) {}

  /** Looks after a library from now on; one that this process may not write is not backed up by it either. */
  open(dir: string): void {
    this.close()
    this.library = { dir, title: basename(dir) }
    const { library } = this
    const look = () => void this.daily(library, false)
    this.timers = [setTimeout(look, SOON), setInterval(look, OFTEN)]
    for (const timer of this.timers) timer.unref()
  }

  /** Stops looking after the library; a backup under way is given up and leaves nothing. */
  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers = []
    this.running?.abort()
    this.library = null
    this.failure = null
  }

  async status(): Promise<BackupStatus> {
    const folder = this.library === null ? '' : this.folderOf(this.library.dir)
    const { lastDailyBackup } = await import('../tasks/daily-backup')
    const last = folder === '' ? null : await lastDailyBackup(folder)
    const { failure } = this
    return {
      last: last === null ? null : localTimestamp(new Date(last)),
      folder,
      running: this.running !== null,
      failure,
    }
  }

  /**
   * Makes today's backup, also when there is one. Answers how things stand then, with why it failed, if it did. Errors:
   * cancelled, not-found where there is no library to back up, bad-request while something else is under way.
   */
  async now(): Promise<Result<BackupStatus, AppError>> {
    if (this.library === null) return err({ kind: 'not-found', what: 'A library to back up' })
    if (this.running) return BUSY
    const done = await this.daily(this.library, true)
    return !done.ok && done.error.kind === 'cancelled' ? done : ok(await this.status())
  }

  /** Writes a backup into a file. Errors: as those of the task, bad-request while something else is under way. */
  saveAs(dir: string, file: string, title: string): Promise<Result<BackupReport, AppError>> {
    return this.run((options) => runTask('backup', { dir, file, title }, options('backup')))
  }

  /** Unpacks a backup into a folder that is new or empty. Errors: likewise. */
  restore(file: string, dir: string): Promise<Result<RestoreReport, AppError>> {
    return this.run((options) => runTask('restore', { file, dir }, options('restore')))
  }

  /** Stops what is under way; it leaves nothing half-made. */
  cancel(): void {
    this.running?.abort()
  }

  /** Where something else is under way, today's backup is looked for another time. */
  private async daily(library: Library, again: boolean): Promise<Result<unknown, AppError>> {
    if (this.running) return BUSY
    const input = { ...library, folder: this.folderOf(library.dir), again }
    const done = await this.run((options) => runTask('daily-backup', input, options('backup')))
    // Another library may have been opened meanwhile.
    if (this.library?.dir === library.dir) {
      this.failure = done.ok || done.error.kind === 'cancelled' ? null : done.error
      this.tell.changed(await this.status())
    }
    return done
  }

  private async run<T>(work: (options: Options) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
    if (this.running) return BUSY
    const controller = new AbortController()
    this.running = controller
    try {
      this.tell.changed(await this.status())
      return await work((task) => ({
        signal: controller.signal,
        onProgress: (progress) => this.tell.progress(task, progress),
      }))
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  /** Where the backups of a library lie: two libraries whose folders have the same name keep apart. */
  private folderOf(dir: string): string {
    return join(this.root, `${basename(dir)} ${createHash('sha256').update(dir).digest('hex').slice(0, 6)}`)
  }
}

type Options = (task: string) => { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }

const BUSY = err({ kind: 'bad-request', detail: 'a backup is being made or restored already' } as const)
