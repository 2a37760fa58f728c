import type { Post, PostChanges } from '../../core/post'
import { request } from '../bridge'
import { changedFields } from './saving'
import { type OpenPost, session } from './session'

/** How often typing that is not saved yet goes to the journal (ms): with the time to write it, a crash loses less than a second. */
const EVERY = 500

/** The drafts that the journal holds, as they were sent. */
const held = new Map<string, Post>()

/** Sends unsaved typing to the journal from now on, while there is any. */
export function startJournal(): void {
  setInterval(() => void keepJournal(), EVERY)
}

/** What could not be kept is sent again the next time. */
async function keep(id: string, { draft, saved }: OpenPost, changes: PostChanges): Promise<void> {
  const reply = await request('posts.keepTyping', { id, basedOn: saved.revision, changes })
  if (!reply.ok && held.get(id) === draft) held.delete(id)
}

/** Sends what changed since the last time, and has the journal forget what is saved or was taken back. */
export async function keepJournal(): Promise<void> {
  const { desk, readOnly } = session()
  const sent: Promise<unknown>[] = []
  for (const id of held.keys()) {
    if (desk[id] && desk[id].save.kind !== 'saved') continue
    held.delete(id)
    sent.push(request('posts.forgetTyping', { id }))
  }
  for (const [id, open] of Object.entries(desk)) {
    if (open.save.kind === 'saved' || readOnly || held.get(id) === open.draft) continue
    const changes = changedFields(open)
    if (Object.keys(changes).length === 0) continue
    held.set(id, open.draft)
    sent.push(keep(id, open, changes))
  }
  await Promise.all(sent)
}
