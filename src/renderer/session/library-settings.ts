import { create } from 'zustand'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import type { Library, LibraryChanges } from '../../core/library'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { addHolder } from './holders'
import { session, useSession } from './session'

type LibraryEdit = (library: Library) => LibraryChanges

/** When a save that the disk refused is tried again (ms). */
const RETRY = 5000

/** Why the last save of `library.json` failed. */
export const useLibraryFailure = create<{ readonly failure: AppError | null }>()(() => ({ failure: null }))

/** The library as it is stored, and the edits that are not saved yet, oldest first; the screen shows both together. */
let stored: Library | null = null
let pending: readonly LibraryEdit[] = []
let lastUpdate: Promise<AppError | null> = Promise.resolve(null)
let retry: ReturnType<typeof setTimeout> | undefined

/**
 * Shows changes of `library.json` at once and saves them, with those that the disk refused before: `edit` is given the
 * library as they left it. Answers false when they were refused for good; then the screen goes back to what is stored.
 */
export async function updateLibrary(edit: LibraryEdit): Promise<boolean> {
  if (pending.length === 0) stored = session().library
  pending = [...pending, edit]
  showPending()
  const error = await inLine(() => saveUpTo(edit))
  return error === null || pending.includes(edit)
}

/** Saves what is not saved yet. Answers why it could not, or null. */
export function keepLibrary(): Promise<AppError | null> {
  return inLine(async () => {
    const last = pending[pending.length - 1]
    return last ? saveUpTo(last) : null
  })
}

/** Takes the word of a refusal away where nothing waits to be saved any more. */
export function forgetRefusal(): void {
  if (pending.length === 0) useLibraryFailure.setState({ failure: null })
}

addHolder({ what: 'The settings', keep: keepLibrary, forget: forgetLibraryEdits })

/** Forgets the edits of a library that is left. */
export function forgetLibraryEdits(): void {
  clearTimeout(retry)
  stored = null
  pending = []
  useLibraryFailure.setState({ failure: null })
}

/** One save at a time, each on the revision that the last one made. */
function inLine(save: () => Promise<AppError | null>): Promise<AppError | null> {
  lastUpdate = lastUpdate.then(save)
  return lastUpdate
}

/** Saves an edit with those before it, so that none of them can overtake it. */
async function saveUpTo(edit: LibraryEdit): Promise<AppError | null> {
  const batch = pending.slice(0, pending.indexOf(edit) + 1)
  if (!stored || batch.length === 0) return null
  const { revision } = stored
  const reply = await request('library.update', { basedOn: revision, changes: changesOf(batch, stored) })
  // Another library may have been opened meanwhile.
  if (!pending.includes(edit)) return null
  if (reply.ok) {
    stored = reply.value
    pending = pending.filter((other) => !batch.includes(other))
  } else if (isForNow(reply.error)) tryAgain()
  else pending = pending.filter((other) => other !== edit)
  showPending()
  tell(reply.ok ? null : reply.error)
  return reply.ok ? null : reply.error
}

/** A disk may be well again, and what another program changed is read in a moment. */
function isForNow({ kind }: AppError): boolean {
  return kind === 'disk' || kind === 'conflict'
}

function tryAgain(): void {
  clearTimeout(retry)
  retry = setTimeout(() => void keepLibrary(), RETRY)
}

/** The settings show it themselves; elsewhere it is told once. */
function tell(failure: AppError | null): void {
  const known = useLibraryFailure.getState().failure !== null
  useLibraryFailure.setState({ failure })
  const { screen } = session()
  if (failure && !known && screen !== 'settings' && screen !== 'site')
    showToast(`The settings are not saved: ${describeError(failure)}`)
}

function changesOf(edits: readonly LibraryEdit[], library: Library): LibraryChanges {
  return edits.reduce<LibraryChanges>(
    (changes, edit) => Object.assign({}, changes, edit(Object.assign({}, library, changes))),
    {},
  )
}

function showPending(): void {
  if (stored) useSession.setState({ library: Object.assign({}, stored, changesOf(pending, stored)) })
}

/**
 * Takes over the library as it stands on disk, under the edits that are not saved yet. Revisions only grow, so an answer
 * that a save has overtaken changes nothing.
 */
export function adoptLibrary(library: Library): void {
  if (pending.length === 0) stored = session().library
  if (stored && stored.revision > library.revision) return
  stored = library
  showPending()
}
