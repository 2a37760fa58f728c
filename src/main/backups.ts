import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import type { BackupStatus } from '../ipc/shapes'
import type { BackupReport } from '../tasks/backup'
import type { Progress } from '../tasks/progress'
import type { RestoreReport } from '../tasks/restore'
import { runTask } from './run-task'

/** How long after opening a library, and then how often, today's backup is looked for (ms). */
const SOON = 20_000
const OFTEN = 60 * 60_000

interface Tell {
  changed(status: BackupStatus): void
  progress(task: string, progress: Progress): void
}

/** The backups of the open library: one a day by itself, more on demand, outside the library's folder. */
export class Backups {
  private library: { readonly dir: string; readonly title: string } | null = null
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
    this.timers = [setTimeout(() => void this.daily(false), SOON), setInterval(() => void this.daily(false), OFTEN)]
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
    const folder = this.folder()
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

  /** Makes today's backup; `again` also when there is one. Answers how things stand then. */
  async daily(again: boolean): Promise<BackupStatus> {
    const { library } = this
    if (!library || this.running) return this.status()
    const done = await this.run((controller) =>
      runTask('daily-backup', { ...library, folder: this.folder(), again }, this.options('backup', controller)),
    )
    this.failure = done.ok || done.error.kind === 'cancelled' ? null : done.error
    const status = await this.status()
    this.tell.changed(status)
    return status
  }

  /** Writes a backup into a file. */
  saveAs(dir: string, file: string, title: string): Promise<Result<BackupReport, AppError>> {
    return this.run((controller) => runTask('backup', { dir, file, title }, this.options('backup', controller)))
  }

  /** Unpacks a backup into a folder that is new or empty. */
  restore(file: string, dir: string): Promise<Result<RestoreReport, AppError>> {
    return this.run((controller) => runTask('restore', { file, dir }, this.options('restore', controller)))
  }

  /** Stops what is under way; it leaves nothing half-made. */
  cancel(): void {
    this.running?.abort()
  }

  private async run<T>(work: (controller: AbortController) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    this.running = controller
    this.tell.changed(await this.status())
    try {
      return await work(controller)
    } finally {
      if (this.running === controller) this.running = null
    }
  }

  private options(task: string, controller: AbortController) {
    return { signal: controller.signal, onProgress: (progress: Progress) => this.tell.progress(task, progress) }
  }

  /** Two libraries whose folders have the same name keep apart. */
  private folder(): string {
    if (!this.library) return ''
    const { dir, title } = this.library
    return join(this.root, `${title} ${createHash('sha256').update(dir).digest('hex').slice(0, 6)}`)
  }
}
