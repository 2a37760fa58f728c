import { flushSync } from 'react-dom'
import { create } from 'zustand'
import type { AppError } from '../../core/error'
import type { Result } from '../../core/result'
import type { LibraryView } from '../../ipc/shapes'
import { request } from '../bridge'
import { forgetAll } from '../editor/memory'
import { firstPaint } from '../ui/first-paint'
import { showToast } from '../ui/toast'
import { recallDrafts } from './comment-drafts'
import { forgetHeld, keepHeld } from './holders'
import { keepJournal, leaveJournal } from './journal'
import { recallKept } from './keeping'
import { openPost } from './posts'
import { forgetQueue } from './queue'
import { flushAll } from './saving'
import { session, useSession } from './session'
import { forgetSite } from './site'
import { forgetThreads, loadTitledComments } from './threads'

/** Shows a library: its list first, then the post that was open last. */
export function enterLibrary(view: LibraryView): void {
  // Another library may hold posts of the same ids: what is remembered of the open ones is not theirs.
  if (view.dir !== session().dir) forgetAll()
  forgetThreads()
  forgetQueue()
  forgetSite()
  forgetHeld()
  leaveJournal()
  useSession.setState({
    phase: 'library',
    failure: null,
    dir: view.dir,
    library: view.library,
    posts: view.posts,
    titledComments: [],
    counts: view.counts,
    readOnly: view.readOnly,
    setAside: view.setAside,
    screen: 'posts',
    current: null,
    opening: false,
    desk: {},
    openFailure: null,
  })
  void firstPaint.then(recallDrafts)
  void recallKept(view)
  void firstPaint.then(loadTitledComments)
  const last = session().preferences.lastPost[view.dir]
  const known = view.posts.some((post) => post.id === last)
  const first = known ? last : newest(view)
  if (first !== undefined) void openPost(first)
}

function newest(view: LibraryView): string | undefined {
  let best: { readonly id: string; readonly at: number } | undefined
  for (const { id, status, modified } of view.posts) {
    const at = Date.parse(modified)
    if (status !== 'trashed' && (!best || at > best.at)) best = { id, at }
  }
  return best?.id
}

/** Lets the person choose a folder and opens the library there. */
export async function chooseLibrary(): Promise<void> {
  const chosen = await request('library.choose', { purpose: 'open' })
  if (chosen.ok && chosen.value.dir !== null) await openLibrary(chosen.value.dir)
}

/** Lets the person choose a folder and makes a library there, empty or with the sample posts. */
export async function createLibrary(sample: boolean): Promise<void> {
  const chosen = await request('library.choose', { purpose: 'create' })
  if (!chosen.ok || chosen.value.dir === null) return
  const { dir } = chosen.value
  await leaveFor(() => request('library.create', { dir, sample }))
}

/** Opens the library in a folder; a failure is shown and the library that was open stays. */
export async function openLibrary(dir: string): Promise<void> {
  // One that can only be read may be written by now.
  if (session().phase === 'library' && session().dir === dir && session().readOnly === null) return
  await leaveFor(() => request('library.open', { dir }))
}

/** Opens the library that can only be read once more: whoever wrote it may be gone. */
export async function openToWrite(): Promise<void> {
  await openLibrary(session().dir)
  if (session().readOnly !== null) showToast('Nothing has changed: you can still only read here.')
}

/** What stands in the way of the person while another library is opened, and what came of it when that failed. */
type Leaving = { readonly kind: 'leaving' } | { readonly kind: 'not-kept' | 'not-opened'; readonly error: AppError }

export const useLeaving = create<{ readonly state: Leaving | null }>()(() => ({ state: null }))

/**
 * Leaves the library that is open for the one that `open` answers. What is not saved is saved first, or kept in the
 * journal of its own library; where neither can be done, the library stays. Nothing can be written meanwhile, since what
 * comes behind the last save would belong to neither.
 */
async function leaveFor(open: () => Promise<Result<LibraryView, AppError>>): Promise<void> {
  const tell = (state: Leaving | null) => flushSync(() => useLeaving.setState({ state }))
  if (session().phase === 'library') {
    tell({ kind: 'leaving' })
    const error = await keepAll()
    if (error) return tell({ kind: 'not-kept', error })
  }
  const reply = await open()
  if (reply.ok) enterLibrary(reply.value)
  else if (session().phase !== 'library') useSession.setState({ failure: reply.error })
  tell(reply.ok || session().phase !== 'library' ? null : { kind: 'not-opened', error: reply.error })
}

async function keepAll(): Promise<AppError | null> {
  await flushAll()
  const [unkept] = await keepHeld()
  return (await keepJournal()) ?? unkept?.error ?? null
}
