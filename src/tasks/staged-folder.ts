import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { brokenCharacters, brokenWords } from '../core/broken-characters'
import { makeFolder } from '../store/make-folder'

const STAGE = /^\.postil-export-[0-9a-f]{12}$/

/** What is to be said of a file that was written. */
export interface FileNotice {
  readonly path: string
  readonly notice: string
}

/**
 * Files on their way into a folder: they are written beside, in a hidden folder inside it, and moved to their places only
 * when all are there. A failure or a stop before that leaves the folder as it was.
 */
export class StagedFolder {
  private readonly staged: string[] = []
  private readonly broken = new Map<string, number>()
  private constructor(
    private readonly target: string,
    private readonly stage: string,
  ) {}

  /** Begins in `target`, which is made when missing; sweeps what a broken-off run left. */
  static async begin(target: string): Promise<StagedFolder> {
    await makeFolder(target)
    for (const name of await readdir(target))
      if (STAGE.test(name)) await rm(join(target, name), { recursive: true, force: true })
    const stage = join(target, `.postil-export-${randomBytes(6).toString('hex')}`)
    await mkdir(stage)
    return new StagedFolder(target, stage)
  }

  /** Writes one file, or its pieces, to its place beside. `path` is relative, with forward slashes. */
  async write(path: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
    const file = join(this.stage, ...path.split('/'))
    await makeFolder(dirname(file))
    await writeFile(file, content)
    this.staged.push(path)
    if (content instanceof Uint8Array) return
    const pieces = typeof content === 'string' ? [content] : [...content]
    const broken = pieces.reduce((sum, piece) => sum + brokenCharacters(piece).length, 0)
    if (broken > 0) this.broken.set(path, broken)
  }

  /** What does not stand in the files as it was given. */
  notices(): FileNotice[] {
    return [...this.broken].map(([path, count]) => ({
      path: join(this.target, ...path.split('/')),
      notice: brokenWords(count),
    }))
  }

  /** Moves every file into its place; answers their paths in the folder. */
  async finish(): Promise<string[]> {
    const made = new Set<string>()
    for (const path of this.staged) {
      const to = join(this.target, ...path.split('/'))
      const folder = dirname(to)
      if (folder.startsWith(this.target + sep) && !made.has(folder)) {
        await makeFolder(folder)
        made.add(folder)
      }
      await rename(join(this.stage, ...path.split('/')), to)
    }
    await this.discard()
    return this.staged
  }

  /** Takes away what was written beside. */
  async discard(): Promise<void> {
    await rm(this.stage, { recursive: true, force: true })
  }
}
