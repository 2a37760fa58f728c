import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { nodeDisk } from '../store/disk'
import { syncFolder, writeDurably } from '../store/durable-write'
import { attempt, diskCode, StoreFault } from '../store/fault'
import { makeFolder } from '../store/make-folder'
import { sha256, stopIfAsked } from './backup'
import { BackupManifest, isLibraryPath, MANIFEST_NAME } from './backup-manifest'
import { parseJson } from './parse-json'
import type { TaskOptions } from './progress'
import { readZipDirectory, readZipEntry } from './zip/reader'
import type { ZipEntry } from './zip/records'

/** The list of files of a backup is never larger than this, whatever it says of itself. */
const LARGEST_MANIFEST = 256 * 1024 * 1024

/** What a restore came to. */
export interface RestoreReport {
  readonly dir: string
  readonly files: number
  /** When the backup was made. */
  readonly made: string
}

/**
 * Unpacks a backup into `dir`, which must not exist or be empty; folders above it that are missing are made. Every file is checked against the backup's list before
 * the folder appears. Errors: disk (EEXIST when something is there), corrupt, cancelled; then there is no folder.
 */
export function restoreLibrary(
  file: string,
  dir: string,
  options: TaskOptions = {},
): Promise<Result<RestoreReport, AppError>> {
  const home = resolve(dir)
  return attempt(home, async () => {
    await checkEmpty(home)
    const backup = await open(resolve(file), 'r')
    const beside = join(dirname(home), `.${basename(home)}.${randomBytes(4).toString('hex')}.restoring`)
    try {
      const { manifest, entries } = await readManifest(backup)
      await makeFolder(dirname(home))
      await unpack(backup, manifest, entries, beside, options)
      await rmdir(home).catch((fault: unknown) => {
        if (diskCode(fault) !== 'ENOENT') throw fault
      })
      await rename(beside, home)
      await syncFolder(nodeDisk, dirname(home))
      return { dir: home, files: Object.keys(manifest.files).length, made: manifest.made }
    } catch (fault) {
      await rm(beside, { recursive: true, force: true })
      if (!(fault instanceof RangeError)) throw fault
      throw new StoreFault({ kind: 'corrupt', path: basename(file), detail: fault.message })
    } finally {
      await backup.close()
    }
  })
}

async function checkEmpty(dir: string): Promise<void> {
  const names = await readdir(dir).catch((fault: unknown) => {
    if (diskCode(fault) === 'ENOENT') return []
    throw fault
  })
  if (names.length > 0) throw new StoreFault({ kind: 'disk', code: 'EEXIST', path: dir })
}

async function readManifest(backup: FileHandle): Promise<{ manifest: BackupManifest; entries: Map<string, ZipEntry> }> {
  const entries = new Map((await readZipDirectory(backup)).map((entry) => [entry.name, entry]))
  const own = entries.get(MANIFEST_NAME)
  if (!own) throw new RangeError('it is a ZIP file, but not a backup of Postil')
  const bytes = await readZipEntry(backup, own, LARGEST_MANIFEST)
  const manifest = BackupManifest.safeParse(parseJson(bytes.toString('utf8')))
  if (!manifest.success) throw new RangeError('its list of files cannot be read')
  const stray = Object.keys(manifest.data.files).find((path) => !isLibraryPath(path))
  if (stray !== undefined)
    throw new RangeError(`it holds ${JSON.stringify(stray)}, which does not belong into a library`)
  if (!manifest.data.files['library.json']) throw new RangeError('it has no library.json')
  return { manifest: manifest.data, entries }
}

async function unpack(
  backup: FileHandle,
  manifest: BackupManifest,
  entries: ReadonlyMap<string, ZipEntry>,
  target: string,
  { onProgress, signal }: TaskOptions,
): Promise<void> {
  const files = Object.entries(manifest.files)
  await mkdir(target)
  for (const [at, [path, { size, sha256: expected }]] of files.entries()) {
    stopIfAsked(signal)
    const entry = entries.get(path)
    if (!entry) throw new RangeError(`${path} is missing`)
    const bytes = await readZipEntry(backup, entry, size)
    if (sha256(bytes) !== expected) throw new RangeError(`${path} is damaged`)
    await makeFolder(join(target, dirname(path)))
    await writeDurably(nodeDisk, join(target, path), bytes)
    onProgress?.({ done: at + 1, total: files.length, what: path })
  }
}
