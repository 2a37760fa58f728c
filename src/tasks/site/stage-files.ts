import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes files into the stage of a site, on whichever thread made them. It blocks: for a thread that keeps nobody waiting a
 * blocking write costs a fraction of one that is waited for.
 */
export class StageFiles {
  private readonly folders = new Set<string>()

  /** The stage's folder, which must be there. */
  constructor(readonly stage: string) {
    this.folders.add(stage)
  }

  /** Writes one file to its place in the stage. `path` is that in the site. */
  write(path: string, bytes: Uint8Array): void {
    const file = join(this.stage, 'new', ...path.split('/'))
    this.folder(dirname(file))
    writeFileSync(file, bytes)
  }

  /** Each folder is made once, after the one it lies in. */
  private folder(path: string): void {
    if (this.folders.has(path)) return
    this.folder(dirname(path))
    try {
      mkdirSync(path)
    } catch (fault) {
      // Another thread has made it.
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    }
    this.folders.add(path)
  }
}
