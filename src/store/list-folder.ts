import type { Disk, DiskEntry } from './disk'
import { diskCode } from './fault'

/** What a folder of a library holds. A missing one holds nothing: neither git nor a zip keeps an empty folder. */
export function listFolder(disk: Disk, folder: string): Promise<DiskEntry[]> {
  return nothingIfMissing(disk.list(folder))
}

/** Only its names, which takes a tenth of the time. */
export function namesIn(disk: Disk, folder: string): Promise<string[]> {
  return nothingIfMissing(disk.names(folder))
}

async function nothingIfMissing<T>(listing: Promise<T[]>): Promise<T[]> {
  try {
    return await listing
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return []
    throw fault
  }
}
