import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder that comes and goes as the disk behind it does, as a stick that is pulled out. Needs root. */
export interface RemovableDisk {
  /** Where what it holds stands all the time. */
  readonly disk: string
  /** Where it stands while it is attached. */
  readonly mount: string
  attach(): void
  detach(): void
}

/** Makes one in a folder; it is attached. */
export async function removableDisk(folder: string): Promise<RemovableDisk> {
  const [disk, mount] = [join(folder, 'disk'), join(folder, 'mount')]
  await mkdir(disk)
  await mkdir(mount)
  const attach = () => void execFileSync('mount', ['--bind', disk, mount])
  attach()
  return { disk, mount, attach, detach: () => void execFileSync('umount', ['-l', mount]) }
}
