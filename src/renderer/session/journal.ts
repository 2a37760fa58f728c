import type { AppError } from '../../core/error'
import type { Post, PostChanges } from '../../core/post'
import { request } from '../bridge'
import { changedFields } from './changed-fields'
import { session } from './session'

/** How often typing that is not saved yet goes to the journal (ms): with the time to write it, a crash loses less than a second. */
const EVERY = 500

/** The drafts that the journal holds or is about to, as they were sent, each with its answer: null, or why it is not held. */
const held = new Map<string, { readonly draft: Post; readonly answer: Promise<AppError | null> }>()

/** Sends unsaved typing to the journal from now on, while there is any. */
export function startJournal(): void {
  setInterval(() => void keepJournal(), EVERY)
}

/**
 * Sends what changed since the last time, and has the journal forget what is saved or was taken back. Answers why
 * something could not be kept; it is sent again the next time.
 */
export async function keepJournal(): Promise<AppError | null> {
  const { desk, readOnly } = session()
  const sent: Promise<AppError | null>[] = []
  for (const id of held.keys()) {
    if (desk[id] && desk[id].save.kind !== 'saved') continue
    held.delete(id)
    sent.push(request('posts.forgetTyping', { id }).then(() => null))
  }
  for (const [id, open] of Object.entries(desk)) {
    if (open.save.kind === 'saved' || readOnly) continue
    const last = held.get(id)
    if (last?.draft === open.draft) {
      // It may still be on its way.
      sent.push(last.answer)
      continue
    }
    const changes = changedFields(open)
    if (Object.keys(changes).length === 0) continue
    const answer = keep(id, open.draft, open.saved.revision, changes)
    held.set(id, { draft: open.draft, answer })
    sent.push(answer)
  }
  return (await Promise.all(sent)).find((error) => error !== null) ?? null
}

async function keep(id: string, draft: Post, basedOn: number, changes: PostChanges): Promise<AppError | null> {
  const reply = await request('posts.keepTyping', { id, basedOn, changes })
  if (reply.ok) return null
  if (held.get(id)?.draft === draft) held.delete(id)
  return reply.error
}

/** Leaves the journal of a library as it is: its posts are no longer ours to keep or to forget. */
export function leaveJournal(): void {
  held.clear()
}
