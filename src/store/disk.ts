import { lstatSync, readFile, readFileSync, realpathSync } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename, rm, unlink, utimes } from 'node:fs/promises'
import { sep } from 'node:path'
import { promisify } from 'node:util'
import { makeFolder } from './make-folder'

/** What tells two states of a file apart without reading it: bytes, and milliseconds since 1970 with fractions. */
export interface FileStamp {
  readonly size: number
  readonly mtimeMs: number
}

/** An open file being written. `write` answers how many bytes the system took, which may be fewer than it was given. */
export interface DiskFile {
  write(bytes: Uint8Array): Promise<number>
  sync(): Promise<void>
  stamp(): Promise<FileStamp>
  close(): Promise<void>
}

/** One name in a folder, links not followed. */
export interface DiskEntry extends FileStamp {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** The permission bits. */
  readonly mode: number
}

/**
 * The store's only way to the file system: every call that can fail goes through this port, so that a test can make the
 * n-th one fail. Errors are the system's own, with their `code`.
 */
export interface Disk {
  read(path: string): Promise<Uint8Array>
  /** Opens for writing: `new` fails if the name is taken, `append` adds at the end, making the file if need be. */
  open(path: string, how: 'new' | 'append', mode?: number): Promise<DiskFile>
  /** Opens a folder, to sync it. */
  openFolder(path: string): Promise<Pick<DiskFile, 'sync' | 'close'>>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
  /**
   * Makes a folder, unless it is there. The folder around it must be: when a library was moved or its disk unmounted, a new
   * empty one must not appear in its place. Answers whether it was made.
   */
  makeFolder(path: string): Promise<boolean>
  /** Makes a folder with those around it, for what is to begin there. */
  makeFolderDeep(path: string): Promise<void>
  /** Sets a file's time to `at`. */
  touch(path: string, at: Date): Promise<void>
  entry(path: string): Promise<DiskEntry>
  /** All names of a folder. */
  names(path: string): Promise<string[]>
  /** The same with their sizes and times. */
  list(path: string): Promise<DiskEntry[]>
  realPath(path: string): Promise<string>
}

/** How many files are looked at before other work gets its turn. */
const SLICE = 400

/** The real file system. */
export const nodeDisk: Disk = {
  // Not the one of node:fs/promises, whose handles cost as much again: ten thousand files are read at a first opening.
  read: promisify(readFile),
  async open(path, how, mode = 0o666) {
    const handle = await open(path, how === 'new' ? 'wx' : 'a', mode)
    return {
      write: async (bytes) => (await handle.write(bytes, 0, bytes.byteLength, null)).bytesWritten,
      sync: () => handle.sync(),
      stamp: async () => {
        const { size, mtimeMs } = await handle.stat()
        return { size, mtimeMs }
      },
      close: () => handle.close(),
    }
  },
  async openFolder(path) {
    const handle = await open(path, 'r')
    return { sync: () => handle.sync(), close: () => handle.close() }
  },
  rename,
  remove: unlink,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: async (path) => {
    try {
      await mkdir(path)
      return true
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false
      throw fault
    }
  },
  makeFolderDeep: async (path) => {
    await makeFolder(path)
  },
  touch: (path, at) => utimes(path, at, at),
  entry: async (path) => toEntry(path, await lstat(path)),
  names: (path) => readdir(path),
  async list(path) {
    const names = await readdir(path)
    const entries: DiskEntry[] = []
    for (const [at, name] of names.entries()) {
      // One blocking call a file is ten times quicker than one promise a file; the pauses keep the window alive.
      const stats = lstatSync(`${path}${sep}${name}`, { throwIfNoEntry: false })
      if (stats) entries.push(toEntry(name, stats))
      if (at % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve))
    }
    return entries
  },
  realPath: (path) => realpath(path),
}

/**
 * The real file system for a thread or a command that does one thing and keeps nobody waiting: a blocking read costs a tenth
 * of one that is waited for.
 */
export const blockingDisk: Disk = {
  ...nodeDisk,
  read: async (path) => readFileSync(path),
  entry: async (path) => toEntry(path, lstatSync(path)),
  realPath: async (path) => realpathSync.native(path),
}

interface Stats {
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
  size: number
  mtimeMs: number
  mode: number
}

function toEntry(name: string, stats: Stats): DiskEntry {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other'
  return { name, kind, size: stats.size, mtimeMs: stats.mtimeMs, mode: stats.mode & 0o777 }
}
