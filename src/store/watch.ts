import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Layout } from './layout'

/** The names of files that another program may have changed, by folder; null where the system named none. */
export interface TouchedFiles {
  readonly posts: readonly string[] | null
  readonly comments: readonly string[] | null
  readonly sources: readonly string[] | null
  readonly library: boolean
  readonly topics: boolean
}

/** How long after the last touch the files are looked at, since a sync program writes in bursts, and at the latest (ms). */
const QUIET = 150
const LATEST = 1_000

/** How often it is looked whether a watched folder is still the one at its place (ms). */
const CHECK = 2_000

/** A folder under watch: which one it is (undefined before the first look, null when it is away). */
interface Watched {
  readonly identity: string | null | undefined
  readonly watcher: FSWatcher | null
}

/**
 * Watches the folders of a library for changes by other programs; our own saves are touched files too, which the caller
 * tells by their size and time. One watch a folder: a watcher that takes one for each file needs 0.9 s, 68 MB and 10,000
 * of the system's watches for 10,000 posts. A watch follows the folder and not its name, so one that is removed or
 * unmounted and comes back is watched, and read, anew. Where watching is not possible (some network drives) `touched` is
 * never called.
 */
export class LibraryWatch {
  private readonly watched = new Map<string, Watched>()
  private names = new Map<string, Set<string> | null>()
  private timer: NodeJS.Timeout | null = null
  private since = 0
  private readonly check: NodeJS.Timeout

  constructor(
    private readonly layout: Layout,
    private readonly touched: (files: TouchedFiles) => void,
  ) {
    for (const folder of this.folders()) this.watched.set(folder, { identity: undefined, watcher: this.watch(folder) })
    void this.lookAtFolders()
    this.check = setInterval(() => void this.lookAtFolders(), CHECK)
    this.check.unref()
  }

  close(): void {
    clearInterval(this.check)
    for (const { watcher } of this.watched.values()) watcher?.close()
    this.watched.clear()
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private folders(): readonly string[] {
    const { dir, posts, comments, sources } = this.layout
    return [dir, posts, comments, sources]
  }

  private keyOf(folder: string): string {
    return folder === this.layout.dir ? 'root' : basename(folder)
  }

  private watch(folder: string): FSWatcher | null {
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) => {
        // So the system tells that the folder itself went away; one made in its place may get the very same number.
        if (event === 'rename' && name === basename(folder)) this.forget(folder)
        this.note(this.keyOf(folder), name)
      })
      watcher.on('error', () => watcher.close())
      return watcher
    } catch {
      // Not there, or a drive that cannot be watched: changes are then found at the next opening or by `refresh`.
      return null
    }
  }

  private forget(folder: string): void {
    this.watched.get(folder)?.watcher?.close()
    this.watched.set(folder, { identity: null, watcher: null })
    void this.lookAtFolders()
  }

  private async lookAtFolders(): Promise<void> {
    for (const folder of this.folders()) {
      const identity = await identityOf(folder)
      const known = this.watched.get(folder)
      // Closed meanwhile, or as it was.
      if (known === undefined || known.identity === identity) continue
      if (known.identity === undefined) {
        this.watched.set(folder, { ...known, identity })
        continue
      }
      known.watcher?.close()
      this.watched.set(folder, { identity, watcher: identity === null ? null : this.watch(folder) })
      this.note(this.keyOf(folder), null)
    }
  }

  private note(folder: string, name: string | null): void {
    if (name?.startsWith('.')) return
    const known = this.names.get(folder)
    if (name === null) this.names.set(folder, null)
    else if (known !== null) this.names.set(folder, (known ?? new Set()).add(name))
    const now = Date.now()
    if (this.timer) clearTimeout(this.timer)
    else this.since = now
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(QUIET, this.since + LATEST - now)))
  }

  private flush(): void {
    this.timer = null
    const names = this.names
    this.names = new Map()
    const of = (folder: string) => {
      const touched = names.get(folder)
      return touched === null ? null : [...(touched ?? [])]
    }
    const root = of('root')
    this.touched({
      posts: of('posts'),
      comments: of('comments'),
      sources: of('sources'),
      library: root === null || root.includes('library.json'),
      topics: root === null || root.includes('topics.json'),
    })
  }
}

/** What tells a folder from another of the same name; null when there is none. */
async function identityOf(folder: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder)
    return `${dev}:${ino}`
  } catch {
    return null
  }
}
