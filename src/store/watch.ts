import { type FSWatcher, watch } from 'node:fs'
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

/** How long after the last touch the files are looked at: a sync program writes in bursts (ms). */
const QUIET = 150

/**
 * Watches the folders of a library for changes by other programs; our own saves are touched files too, which the caller
 * tells by their size and time. One watch a folder: a watcher that takes one for each file needs 0.9 s, 68 MB and 10,000
 * of the system's watches for 10,000 posts. Where watching is not possible (some network drives) `touched` is never called.
 */
export class LibraryWatch {
  private readonly watchers: FSWatcher[] = []
  private names = new Map<string, Set<string> | null>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    layout: Layout,
    private readonly touched: (files: TouchedFiles) => void,
  ) {
    for (const folder of [layout.dir, layout.posts, layout.comments, layout.sources]) this.watchFolder(folder, layout)
  }

  close(): void {
    for (const watcher of this.watchers) watcher.close()
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private watchFolder(folder: string, layout: Layout): void {
    const key = folder === layout.dir ? 'root' : basename(folder)
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => this.note(key, name))
      // A folder that is unmounted or removed ends its watch; the next save or opening says so.
      watcher.on('error', () => watcher.close())
      this.watchers.push(watcher)
    } catch {
      // A drive that cannot be watched: changes are found at the next opening or by `refresh`.
    }
  }

  private note(folder: string, name: string | null): void {
    if (name?.startsWith('.')) return
    const known = this.names.get(folder)
    if (name === null) this.names.set(folder, null)
    else if (known !== null) this.names.set(folder, (known ?? new Set()).add(name))
    this.timer ??= setTimeout(() => this.flush(), QUIET)
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
