import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Disk, DiskFile, FileStamp } from './disk'
import { diskCode, StoreFault } from './fault'

/** The names of our half-written files, and of nobody else's: only these are swept at start. */
const TEMPORARY = /^\..+\.[0-9a-f]{12}\.postil-tmp$/

/** How often, and how long apart (ms), a rename is tried while another program holds the file. */
const RENAME_TRIES = 10
const RENAME_PAUSE = 100

/** File systems that cannot sync a folder say so with one of these; a real fault has another code. */
const CANNOT_SYNC_FOLDER = new Set([
  'EINVAL',
  'ENOTSUP',
  'ENOSYS',
  'EISDIR',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
])

/** Another program (a virus scanner, a sync folder) holds the file for a moment. On POSIX only EBUSY passes by itself. */
const HELD = new Set(process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : ['EBUSY'])

/**
 * Puts `bytes` at `path` so that after any crash the file is whole, old or new, and after success it is the new one even
 * if the power fails: temporary file in the same folder, all bytes, fsync, close, size check, rename, fsync of the folder.
 * Throws the system's error; the old file then still stands, except when only the last step failed. Answers size and time
 * of what was written, taken before anybody else could touch it. `beforeRename` has the last word: when it throws, nothing
 * is replaced.
 */
export async function writeDurably(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  beforeRename: () => Promise<void> = async () => undefined,
): Promise<FileStamp> {
  const stamp = await replace(disk, path, bytes, { sync: true, beforeRename })
  await syncFolder(disk, dirname(path))
  return stamp
}

/**
 * The same without waiting for the disk, for a file that is made again when it is missing or damaged: a crash of the program
 * leaves it whole, old or new; after a power cut its reader must expect anything.
 */
export async function writeDerived(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await replace(disk, path, bytes, { sync: false, beforeRename: async () => undefined })
}

/** Makes names added to, or gone from, a folder survive a power cut. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.openFolder(folder)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (fault) {
    if (!CANNOT_SYNC_FOLDER.has(diskCode(fault) ?? '')) throw fault
  }
}

/** Makes a folder, unless it is there, so that it survives a power cut; the one around it must be there. */
export async function makeFolderDurably(disk: Disk, folder: string): Promise<void> {
  if (await disk.makeFolder(folder)) await syncFolder(disk, dirname(folder))
}

/** Removes half-written files of ours that a crash left in `folder`; nothing else is touched. */
export async function sweepTemporaryFiles(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.names(folder)) {
    const path = join(folder, name)
    if (TEMPORARY.test(name) && (await disk.entry(path)).kind === 'file') await disk.remove(path)
  }
}

/** The permissions of the file that is replaced, so that a save never opens a private file to others. */
async function modeOf(disk: Disk, path: string): Promise<number | undefined> {
  try {
    return (await disk.entry(path)).mode
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return undefined
    throw fault
  }
}

interface Replacing {
  readonly sync: boolean
  readonly beforeRename: () => Promise<void>
}

async function replace(disk: Disk, path: string, bytes: Uint8Array, how: Replacing): Promise<FileStamp> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.postil-tmp`)
  const mode = await modeOf(disk, path)
  try {
    const stamp = await writeWhole(disk, temporary, bytes, mode, how.sync)
    await renameWhenFree(disk, temporary, path, how.beforeRename)
    return stamp
  } catch (fault) {
    // The disk may be too broken to remove it; the sweep at the next start will.
    await disk.remove(temporary).catch(() => undefined)
    throw fault
  }
}

async function writeWhole(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  mode: number | undefined,
  sync: boolean,
): Promise<FileStamp> {
  const file = await disk.open(path, 'new', mode)
  try {
    await writeAll(file, bytes, path)
    if (sync) await file.sync()
    const stamp = await file.stamp()
    if (stamp.size !== bytes.byteLength) throw new StoreFault({ kind: 'disk', code: 'EIO', path })
    return stamp
  } finally {
    await file.close()
  }
}

/** Writes until the system has taken every byte; `path` is named when it takes no more. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, path: string): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    const taken = await file.write(bytes.subarray(at))
    // A disk that takes nothing and reports nothing is full.
    if (taken <= 0) throw new StoreFault({ kind: 'disk', code: 'ENOSPC', path })
    at += taken
  }
}

async function renameWhenFree(disk: Disk, from: string, to: string, beforeRename: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    if (tries === 1) await beforeRename()
    try {
      return await disk.rename(from, to)
    } catch (fault) {
      // Gone after a try that was reported as failed: that one had moved it, for nobody else knows its name.
      if (tries > 1 && diskCode(fault) === 'ENOENT') return
      if (!HELD.has(diskCode(fault) ?? '') || tries === RENAME_TRIES) throw fault
      await new Promise((resolve) => setTimeout(resolve, RENAME_PAUSE))
    }
  }
}
