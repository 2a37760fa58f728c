import { createHash, randomBytes } from 'node:crypto'
import { open, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { localTimestamp } from '../core/timestamp'
import { nodeDisk } from '../store/disk'
import { syncFolder, writeAll } from '../store/durable-write'
import { attempt, StoreFault } from '../store/fault'
import { type BackupManifest, isLibraryPath, MANIFEST_NAME } from './backup-manifest'
import type { TaskOptions } from './progress'
import { readZipDirectory, readZipEntry } from './zip/reader'
import { ZipWriter } from './zip/writer'

/** What a backup came to. */
export interface BackupReport {
  readonly file: string
  readonly files: number
  /** Of the finished file, in bytes. */
  readonly size: number
}

/** The parts of a library folder that are backed up. */
const PARTS = ['posts', 'comments', 'sources', 'assets', 'styles', 'revisions', 'trash']

/**
 * Puts a whole library into one ZIP file at `file`, which is replaced if it exists. It is written beside its place, read
 * again and compared file by file, and only then moved there. Errors: disk, corrupt when the written file does not read
 * back, cancelled; then nothing has changed.
 */
export function backUpLibrary(
  dir: string,
  file: string,
  options: TaskOptions & { readonly now?: Date; readonly title?: string } = {},
): Promise<Result<BackupReport, AppError>> {
  const target = resolve(file)
  return attempt(target, async () => {
    // A folder that is not there is named as it was given, not by our file in it.
    await nodeDisk.names(dirname(target))
    const paths = await libraryFiles(resolve(dir))
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.postil-tmp`)
    try {
      const manifest = await writeBackup(resolve(dir), temporary, paths, options)
      await verify(temporary, manifest, options)
      await nodeDisk.rename(temporary, target)
    } catch (fault) {
      await nodeDisk.remove(temporary).catch(() => undefined)
      throw fault
    }
    await syncFolder(nodeDisk, dirname(target))
    return { file: target, files: paths.length, size: (await nodeDisk.entry(target)).size }
  })
}

/** Every file of a library, by its path with forward slashes, in a stable order. */
async function libraryFiles(dir: string): Promise<string[]> {
  const found = (await filesIn(dir, '', 0)).filter(isLibraryPath)
  for (const part of PARTS) found.push(...(await filesIn(dir, part, 3)).filter(isLibraryPath))
  return found.sort()
}

async function filesIn(dir: string, part: string, deep: number): Promise<string[]> {
  const entries = await readdir(join(dir, part), { withFileTypes: true }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' && part !== '') return []
    throw fault
  })
  const found: string[] = []
  for (const entry of entries) {
    const path = part === '' ? entry.name : `${part}/${entry.name}`
    if (entry.isFile()) found.push(path)
    else if (entry.isDirectory() && deep > 0) found.push(...(await filesIn(dir, path, deep - 1)))
  }
  return found
}

async function writeBackup(
  dir: string,
  target: string,
  paths: readonly string[],
  { onProgress, signal, now = new Date(), title = basename(dir) }: TaskOptions & { now?: Date; title?: string },
): Promise<BackupManifest> {
  const file = await nodeDisk.open(target, 'new', 0o600)
  const files: BackupManifest['files'] = {}
  try {
    const zip = new ZipWriter((bytes) => writeAll(file, bytes, target))
    for (const [at, path] of paths.entries()) {
      stopIfAsked(signal)
      const bytes = await readFile(join(dir, path)).catch((fault: NodeJS.ErrnoException) => {
        // Deleted since the folder was listed: it was thinned out, or went into the trash.
        if (fault.code === 'ENOENT') return null
        throw fault
      })
      if (bytes === null) continue
      await zip.add(path, bytes)
      files[path] = { size: bytes.byteLength, sha256: sha256(bytes) }
      onProgress?.({ done: at + 1, total: paths.length * 2, what: path })
    }
    const manifest: BackupManifest = { postil: 'backup', format: 1, title, made: localTimestamp(now), files }
    await zip.add(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest)))
    await zip.end()
    await file.sync()
    return manifest
  } finally {
    await file.close()
  }
}

async function verify(path: string, { files }: BackupManifest, { onProgress, signal }: TaskOptions): Promise<void> {
  const file = await open(path, 'r')
  try {
    const entries = await readZipDirectory(file)
    const total = Object.keys(files).length
    if (entries.length !== total + 1) throw new RangeError('files are missing')
    for (const [at, entry] of entries.entries()) {
      stopIfAsked(signal)
      const expected = files[entry.name]
      if (!expected) continue
      if (sha256(await readZipEntry(file, entry, expected.size)) !== expected.sha256)
        throw new RangeError(`${entry.name} differs`)
      onProgress?.({ done: total + at + 1, total: total * 2, what: `Checking ${entry.name}` })
    }
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    throw new StoreFault({
      kind: 'corrupt',
      path: basename(path),
      detail: `the backup does not read back: ${fault.message}`,
    })
  } finally {
    await file.close()
  }
}

export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new StoreFault({ kind: 'cancelled' })
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
