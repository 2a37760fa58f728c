import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expiredBackups } from '../core/backup-thinning'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import { nodeDisk } from '../store/disk'
import { sweepTemporaryFiles } from '../store/durable-write'
import { attempt } from '../store/fault'
import { makeFolder } from '../store/make-folder'
import { type BackupReport, backUpLibrary } from './backup'
import type { TaskOptions } from './progress'

/** Our own names: a day, and nothing else. Other files in the folder are left alone. */
const NAME = /^backup-(\d{4}-\d{2}-\d{2})\.zip$/

/** When the newest automatic backup in a folder was finished, in milliseconds since 1970; null when there is none. */
export async function lastDailyBackup(folder: string): Promise<number | null> {
  const newest = (await backupDays(folder)).at(-1)
  if (newest === undefined) return null
  const entry = await attempt(folder, () => nodeDisk.entry(join(folder, nameOf(newest))))
  return entry.ok ? entry.value.mtimeMs : null
}

/**
 * Makes today's backup of a library in `folder`, unless there is one, and deletes what is older than seven days and four
 * weeks. Answers the backup, or null when today's was there already. The old ones stay when the new one fails.
 */
export async function makeDailyBackup(
  dir: string,
  folder: string,
  options: TaskOptions & { readonly now?: Date; readonly again?: boolean; readonly title?: string } = {},
): Promise<Result<BackupReport | null, AppError>> {
  const today = localTimestamp(options.now ?? new Date()).slice(0, 10)
  const made = await attempt(folder, async () => {
    await makeFolder(folder)
    // Half a backup that a crash left is as large as half the library.
    await sweepTemporaryFiles(nodeDisk, folder)
  })
  if (!made.ok) return err(made.error)
  if (!options.again && (await backupDays(folder)).includes(today)) return ok(null)
  const backup = await backUpLibrary(dir, join(folder, nameOf(today)), options)
  if (!backup.ok) return backup
  for (const day of expiredBackups(await backupDays(folder), today))
    await rm(join(folder, nameOf(day)), { force: true })
  return backup
}

async function backupDays(folder: string): Promise<string[]> {
  const names = await attempt(folder, () => readdir(folder))
  return names.ok ? names.value.flatMap((name) => NAME.exec(name)?.[1] ?? []).sort() : []
}

function nameOf(day: string): string {
  return `backup-${day}.zip`
}
