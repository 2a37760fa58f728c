import { join, resolve } from 'node:path'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { type Disk, nodeDisk } from '../store/disk'
import { syncFolder, writeDurably } from '../store/durable-write'
import { attempt, diskCode, StoreFault } from '../store/fault'

/**
 * Copies the sample library that ships with Postil from `from` into `to`, which may exist if it is empty. `library.json`
 * goes last, so that a copy broken off in the middle is no library and can be told from a whole one.
 * Errors: disk, with EEXIST when something is in `to` already; nothing is ever overwritten.
 */
export function copySampleLibrary(from: string, to: string, disk: Disk = nodeDisk): Promise<Result<null, AppError>> {
  const target = resolve(to)
  return attempt(target, async () => {
    if (!(await isFree(disk, target))) throw new StoreFault({ kind: 'disk', code: 'EEXIST', path: target })
    await copyFolder(disk, from, target, (name) => name !== 'library.json')
    await copyFolder(disk, from, target, (name) => name === 'library.json')
    return null
  })
}

async function isFree(disk: Disk, folder: string): Promise<boolean> {
  try {
    return (await disk.list(folder)).every(({ name }) => name.startsWith('.'))
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return true
    throw fault
  }
}

async function copyFolder(disk: Disk, from: string, to: string, wanted: (name: string) => boolean): Promise<void> {
  await disk.makeFolderDeep(to)
  for (const { name, kind } of await disk.list(from)) {
    if (!wanted(name)) continue
    if (kind === 'folder') await copyFolder(disk, join(from, name), join(to, name), () => true)
    else await writeDurably(disk, join(to, name), await disk.read(join(from, name)))
  }
  await syncFolder(disk, to)
}
