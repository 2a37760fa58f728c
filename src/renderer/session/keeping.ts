import { create } from 'zustand'
import type { Post } from '../../core/post'
import type { BackupStatus, LibraryView, Recovered } from '../../ipc/shapes'
import { listen, request } from '../bridge'
import { firstPaint } from '../ui/first-paint'
import { askLibrary } from './ask'
import { replaceOpen } from './desk'
import { adoptLibrary } from './library-settings'
import { session, useSession } from './session'

/** What the window knows of what is kept: recovered typing, the backup, the conflict that is being looked at. */
interface Keeping {
  /** Typing that a crash had cut off and that the author has not been told of yet, by post. */
  readonly recovered: Readonly<Record<string, Recovered>>
  readonly backup: BackupStatus | null
  /** How far a backup or restore is. */
  readonly progress: { readonly task: string; readonly done: number; readonly total: number } | null
  /** The posts whose conflict the author put off. */
  readonly later: readonly string[]
}

export const useKeeping = create<Keeping>()(() => ({ recovered: {}, backup: null, progress: null, later: [] }))

/** Listens to what the main process says of backups. Called once. */
export function startKeeping(): void {
  listen('backup.changed', (backup) => useKeeping.setState({ backup, ...(backup.running ? {} : { progress: null }) }))
  listen('task.progress', ({ task, done, total }) => {
    if (task === 'backup' || task === 'restore') useKeeping.setState({ progress: { task, done, total } })
  })
}

/** Takes over what a library says of itself when it is opened. */
export async function recallKept(view: LibraryView): Promise<void> {
  useKeeping.setState({
    recovered: Object.fromEntries(view.recovered.map((one) => [one.post, one])),
    backup: null,
    progress: null,
    later: [],
  })
  for (const { post, outcome } of view.recovered) if (outcome === 'conflict') await layConflict(post)
  await firstPaint
  const backup = await askLibrary('backup.status', {})
  if (backup?.ok) useKeeping.setState({ backup: backup.value })
}

/** Marks the notice of recovered typing as read. */
export function dismissRecovered(post: string): void {
  useKeeping.setState(({ recovered }) => {
    const { [post]: _read, ...rest } = recovered
    return { recovered: rest }
  })
}

/** Puts the choice between two versions off: both versions stay, and a banner stands in the text. */
export function decideLater(id: string): void {
  useKeeping.setState(({ later }) => ({ later: [...later.filter((one) => one !== id), id] }))
}

/** Takes the conflict up again. */
export function decideNow(id: string): void {
  useKeeping.setState(({ later }) => ({ later: later.filter((one) => one !== id) }))
}

/** Lays typing that met a newer version on the desk, beside that version, for the author to choose. */
async function layConflict(id: string): Promise<void> {
  const [typing, stored] = await Promise.all([
    askLibrary('posts.unsavedTyping', { id }),
    askLibrary('posts.open', { id }),
  ])
  if (!typing?.ok || typing.value === null || !stored?.ok) return
  const { base, basedOn, changes } = typing.value
  const saved: Post = base ?? { ...stored.value, revision: basedOn }
  const error = { kind: 'conflict', what: stored.value.title, revision: stored.value.revision } as const
  const draft = { ...saved, ...changes } as Post
  replaceOpen(id, { saved, draft, save: { kind: 'failed', error }, theirs: stored.value })
}

/** Asks for the library's view again: its settings, the list, the files set aside and the counts. */
export async function refreshView(): Promise<void> {
  const reply = await request('library.view', {})
  // Another library may have been opened meanwhile.
  if (!reply.ok || reply.value.dir !== session().dir) return
  const { library, posts, setAside, counts, readOnly } = reply.value
  useSession.setState({ posts, setAside, counts, readOnly })
  adoptLibrary(library)
}
