import type { AppError } from '../../core/error'
import type { Library, LibraryChanges } from '../../core/library'
import type { Result } from '../../core/result'
import { request } from '../bridge'
import { session, useSession } from './session'

type LibraryEdit = (library: Library) => LibraryChanges

/** The library as it is stored, and the edits on the way to it; the screen shows both together. */
let stored: Library | null = null
let pending: readonly LibraryEdit[] = []
let lastUpdate: Promise<unknown> = Promise.resolve()

/**
 * Shows changes of `library.json` at once and saves them, after those that are on their way: `edit` is given the library as
 * they left it. Answers the library as it then stands, or why not; then the screen goes back to what is stored.
 */
export function updateLibrary(edit: LibraryEdit): Promise<Result<Library, AppError>> {
  if (pending.length === 0) stored = session().library
  pending = [...pending, edit]
  showPending()
  const update = lastUpdate.then(() => saveEdit(edit))
  lastUpdate = update
  return update
}

async function saveEdit(edit: LibraryEdit): Promise<Result<Library, AppError>> {
  if (!stored) return { ok: false, error: { kind: 'not-found', what: 'The library' } }
  const reply = await request('library.update', { basedOn: stored.revision, changes: edit(stored) })
  if (reply.ok) stored = reply.value
  pending = pending.filter((other) => other !== edit)
  showPending()
  return reply
}

function showPending(): void {
  if (!stored) return
  const library = pending.reduce<Library>((now, edit) => Object.assign({}, now, edit(now)), stored)
  useSession.setState({ library })
}

/**
 * Takes over the library as it stands on disk, under the edits that are on their way. Revisions only grow, so an answer
 * that a save has overtaken changes nothing.
 */
export function adoptLibrary(library: Library): void {
  if (pending.length === 0) stored = session().library
  if (stored && stored.revision > library.revision) return
  stored = library
  showPending()
}

/** Resolves when every edit so far is stored, or was refused and told of. */
export async function libraryIsKept(): Promise<void> {
  await lastUpdate
}
