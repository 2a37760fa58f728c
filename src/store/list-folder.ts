import type { Disk, DiskEntry } from './disk'
import { diskCode } from './fault'

/** What a folder of a library holds. A missing one holds nothing: neither git nor a zip keeps an empty folder. */
export async function listFolder(disk: Disk, folder: string): Promise<DiskEntry[]> {
  try {
    return await disk.list(folder)
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return []
    throw fault
  }
}
