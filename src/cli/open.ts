import { blockingDisk } from '../store/disk'
import { type LibraryStore, openLibrary, type StoreOptions } from '../store/library-store'
import type { SetAsideFile } from '../store/set-aside'
import { CommandFailure, EXIT, orFail } from './failure'
import type { Terminal } from './terminal'

/**
 * Opens a library to read, runs the work and closes it. Broken files are told on stderr; the rest is worked on. Work that
 * reads the files of the posts itself goes `withoutList`, and tells what it finds broken among them by `tellSetAside`.
 */
export function reading<T>(
  dir: string,
  terminal: Terminal,
  work: (store: LibraryStore) => Promise<T>,
  { withoutList = false } = {},
): Promise<T> {
  return withLibrary(dir, { readOnly: true, withoutList, disk: blockingDisk }, terminal, work)
}

/** Opens a library to write, runs the work and closes it. Fails when it cannot be written or another Postil holds it. */
export function writing<T>(dir: string, terminal: Terminal, work: (store: LibraryStore) => Promise<T>): Promise<T> {
  return withLibrary(dir, { readOnly: false }, terminal, work)
}

export function tellSetAside(terminal: Terminal, files: readonly SetAsideFile[]): void {
  for (const { path, reason } of files)
    terminal.err(`${new CommandFailure(path, `set aside: ${reason}`, EXIT.disk).line}\n`)
}

async function withLibrary<T>(
  dir: string,
  options: Pick<StoreOptions, 'readOnly' | 'withoutList' | 'disk'>,
  terminal: Terminal,
  work: (store: LibraryStore) => Promise<T>,
): Promise<T> {
  const store = orFail(await openLibrary(dir, options))
  try {
    if (!options.readOnly && store.readOnly) {
      const why = store.readOnly.why === 'locked' ? `open in another Postil (${store.readOnly.owner})` : 'read-only'
      throw new CommandFailure(store.dir, why, EXIT.disk)
    }
    tellSetAside(terminal, store.setAside())
    return await work(store)
  } finally {
    await store.close()
  }
}
