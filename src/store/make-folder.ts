import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskCode } from './fault'

/**
 * Makes a folder and the folders above it; one that is there already is fine. Throws the system's error. Node's own
 * recursive way tries for ever where the system answers ENOENT under a folder that exists, as under /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (fault) {
    const above = dirname(path)
    if (diskCode(fault) === 'ENOENT' && above !== path && !(await isFolder(above))) {
      await makeFolder(above)
      await makeFolder(path)
    } else if (!(await isFolder(path))) throw fault
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
