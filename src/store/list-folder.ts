import type { Disk, DiskEntry } from './disk'
import { diskCode } from './fault'

/** What a folder of a library holds. A missing one holds nothing: neither git nor a zip keeps an empty folder. */
export function listFolder(disk: Disk, folder: string): Promise<DiskEntry[]> {
  return nothingIfMissing(disk.list(folder))
}

async function nothingIfMissing<T>(listing: Promise<T[]>): Promise<T[]> {
  try {
    return await listing
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return []
    throw fault
  }
}

/** The documents of a folder: what ends in `.json` and does not begin with a dot, without folders of such names. */
export async function listJson({ disk }: { readonly disk: Disk }, folder: string): Promise<DiskEntry[]> {
  return (await listFolder(disk, folder)).filter(({ name, kind }) => isDocumentName(name) && kind !== 'folder')
}

/** Only their names, which takes a tenth of the time; a folder of such a name is among them. */
export async function jsonNames({ disk }: { readonly disk: Disk }, folder: string): Promise<string[]> {
  return (await nothingIfMissing(disk.names(folder))).filter(isDocumentName)
}

export function isDocumentName(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.')
}
