import type { AppError } from '../../core/error'
import type { Post } from '../../core/post'
import { request } from '../bridge'
import { changedFields, FIELDS } from './changed-fields'
import { adoptSaved, replaceOpen, replaceSummary } from './desk'
import { type OpenPost, session } from './session'
import { settleFields } from './unsettled'

/** How long typing must pause before a save, how long it may go on without one, and when a failed save is tried again (ms). */
const PAUSE = 1000
const LONGEST = 5000
const RETRY = 5000

const timers = new Map<string, { handle: ReturnType<typeof setTimeout>; since: number }>()
const running = new Map<string, Promise<void>>()

/** Asks for a save of a post when typing pauses. */
export function scheduleSave(id: string, pause = PAUSE): void {
  const waiting = timers.get(id)
  const now = Date.now()
  const since = waiting?.since ?? now
  if (waiting) clearTimeout(waiting.handle)
  const delay = Math.max(0, Math.min(pause, since + LONGEST - now))
  timers.set(id, { handle: setTimeout(() => void savePost(id), delay), since })
}

/** Saves a post now, after a save of it that is still on its way; does nothing when nothing differs. */
export async function savePost(id: string): Promise<void> {
  const waiting = timers.get(id)
  if (waiting) clearTimeout(waiting.handle)
  timers.delete(id)
  if (running.has(id)) {
    await running.get(id)
    return savePost(id)
  }
  const run = writeOnce(id).finally(() => running.delete(id))
  running.set(id, run)
  await run
}

async function writeOnce(id: string): Promise<void> {
  const open = session().desk[id]
  // A version from elsewhere waits for a decision: saving over it is refused by the store, so it is not even tried.
  if (!open || open.theirs || session().readOnly) return
  const changes = changedFields(open)
  if (Object.keys(changes).length === 0) {
    if (open.save.kind !== 'saved') replaceOpen(id, { ...open, save: { kind: 'saved' } })
    return
  }
  replaceOpen(id, { ...open, save: { kind: 'saving' } })
  const reply = await request('posts.save', { id, basedOn: open.saved.revision, changes })
  const now = session().desk[id]
  if (!now) return
  if (reply.ok) {
    acknowledge(now, open.draft, reply.value.post)
    replaceSummary(reply.value.summary)
    return
  }
  replaceOpen(id, { ...now, save: { kind: 'failed', error: reply.error } })
  if (reply.error.kind === 'conflict') await fetchTheirs(id)
  else if (MAY_PASS.has(reply.error.kind)) scheduleSave(id, RETRY)
}

/** A disk may be well again, and what another program took away or left half written may come back whole. */
const MAY_PASS: ReadonlySet<AppError['kind']> = new Set(['disk', 'not-found', 'corrupt'])

/** Keeps what was typed while the save ran: only fields that still stand as they were sent take the stored value. */
function acknowledge(now: OpenPost, sent: Post, stored: Post): void {
  const draft: Record<string, unknown> = { ...stored }
  for (const field of FIELDS) if (now.draft[field] !== sent[field]) draft[field] = now.draft[field]
  const open: OpenPost = { ...now, saved: stored, draft: draft as Post, save: { kind: 'saved' } }
  const dirty = Object.keys(changedFields(open)).length > 0
  replaceOpen(stored.id, dirty ? { ...open, save: { kind: 'unsaved' } } : open)
  if (dirty) scheduleSave(stored.id)
}

/**
 * Reads a post on the desk again, and takes it over where another program changed it. What was read before a save of our
 * own ended may be older than that save, or be that save: it is read once more.
 */
export async function readAgain(id: string): Promise<void> {
  for (;;) {
    await running.get(id)
    const asked = session().desk[id]
    const reply = await request('posts.open', { id })
    const now = session().desk[id]
    if (!asked || !now || !reply.ok) return
    if (now.saved !== asked.saved || running.has(id)) continue
    adoptSaved(reply.value)
    return
  }
}

/** Reads the version that a save met; what fits under what is typed is saved on top of it at once. */
async function fetchTheirs(id: string): Promise<void> {
  const reply = await request('posts.open', { id })
  if (!reply.ok) return
  adoptSaved(reply.value)
  if (session().desk[id]?.save.kind === 'unsaved') scheduleSave(id, 0)
}

/** Has every field hand over what was typed in it and saves it all; resolves when each save has been answered. */
export async function flushAll(): Promise<void> {
  await settleFields()
  await savePosts()
}

/** Saves every post that differs from what is stored; resolves when each save has been answered. */
export async function savePosts(): Promise<void> {
  const open = Object.entries(session().desk).filter(([, post]) => post.save.kind !== 'saved')
  await Promise.all(open.map(([id]) => savePost(id)))
}
