import { type Disk, type DiskFile, nodeDisk } from '../../src/store/disk'

/** Which call shall fail: the `at`-th that writes (from 1), with this code. */
export interface Fault {
  readonly at: number
  readonly code: string
  /** The call is carried out and then reported as failed, as a disk does whose answer got lost. */
  readonly afterwards?: boolean
  /** Every later call fails too, as when the program is dead. */
  readonly forever?: boolean
}

/** The real disk, of which one writing call fails. `fired` tells whether the run was long enough to meet the fault. */
export class FaultyDisk implements Disk {
  fault: Fault | null = null
  calls = 0
  fired: string | null = null

  /** Arms the next fault and counts anew. */
  arm(fault: Fault | null): void {
    this.fault = fault
    this.calls = 0
    this.fired = null
  }

  read = nodeDisk.read
  entry = nodeDisk.entry
  list = nodeDisk.list
  names = nodeDisk.names
  realPath = nodeDisk.realPath
  open = async (path: string, how: 'new' | 'append', mode?: number) =>
    this.wrap(await this.count('open', path, () => nodeDisk.open(path, how, mode)), path)
  openFolder = async (path: string) => {
    const folder = await this.count('openFolder', path, () => nodeDisk.openFolder(path))
    return {
      sync: () => this.count('syncFolder', path, () => folder.sync()),
      close: () => this.count('closeFolder', path, () => folder.close()),
    }
  }
  rename = (from: string, to: string) => this.count('rename', to, () => nodeDisk.rename(from, to))
  remove = (path: string) => this.count('remove', path, () => nodeDisk.remove(path))
  removeFolder = (path: string) => this.count('removeFolder', path, () => nodeDisk.removeFolder(path))
  makeFolder = (path: string) => this.count('makeFolder', path, () => nodeDisk.makeFolder(path))
  makeFolderDeep = (path: string) => this.count('makeFolderDeep', path, () => nodeDisk.makeFolderDeep(path))
  touch = (path: string, at: Date) => nodeDisk.touch(path, at)

  private wrap(file: DiskFile, path: string): DiskFile {
    return {
      write: (bytes) => this.count('write', path, () => file.write(bytes)),
      sync: () => this.count('sync', path, () => file.sync()),
      stamp: () => file.stamp(),
      close: () => this.count('close', path, () => file.close()),
    }
  }

  private async count<T>(call: string, path: string, work: () => Promise<T>): Promise<T> {
    this.calls += 1
    const fails =
      this.fault !== null && (this.calls === this.fault.at || (this.fault.forever && this.calls > this.fault.at))
    if (!fails || this.fault === null) return work()
    this.fired ??= `${call} ${path}`
    const fault = Object.assign(new Error(`${this.fault.code}: ${call}`), { code: this.fault.code, path })
    // A descriptor whose close fails is closed all the same.
    if (this.fault.afterwards || call.startsWith('close')) await closed(await work())
    throw fault
  }
}

/** A handle that the caller never gets must not stay open. */
async function closed(result: unknown): Promise<void> {
  if (typeof result === 'object' && result !== null && 'close' in result) await (result as DiskFile).close()
}
