import { blockingDisk } from '../store/disk'
import { type LibraryStore, openLibrary, type StoreOptions } from '../store/library-store'
import { CommandFailure, EXIT, orFail } from './failure'
import type { Terminal } from './terminal'

/**
 * Opens a library to read, runs the work and closes it. Broken files are told on stderr; the rest is worked on. With
 * `keepIndex` what opening had to read of the posts is kept for the next time.
 */
export function reading<T>(
  dir: string,
  terminal: Terminal,
  work: (store: LibraryStore) => Promise<T>,
  { keepIndex = false } = {},
): Promise<T> {
  return withLibrary(dir, { readOnly: true, keepIndex, disk: blockingDisk }, terminal, work)
}

/** Opens a library to write, runs the work and closes it. Fails when it cannot be written or another Postil holds it. */
export function writing<T>(dir: string, terminal: Terminal, work: (store: LibraryStore) => Promise<T>): Promise<T> {
  return withLibrary(dir, { readOnly: false }, terminal, work)
}

async function withLibrary<T>(
  dir: string,
  options: Pick<StoreOptions, 'readOnly' | 'keepIndex' | 'disk'>,
  terminal: Terminal,
  work: (store: LibraryStore) => Promise<T>,
): Promise<T> {
  const store = orFail(await openLibrary(dir, options))
  try {
    if (!options.readOnly && store.readOnly) {
      const why = store.readOnly.why === 'locked' ? `open in another Postil (${store.readOnly.owner})` : 'read-only'
      throw new CommandFailure(store.dir, why, EXIT.disk)
    }
    for (const { path, reason } of store.setAside()) terminal.err(`postil: ${path}: set aside: ${reason}\n`)
    return await work(store)
  } finally {
    await store.close()
  }
}
