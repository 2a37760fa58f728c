import type { EventPayload } from '../../ipc/contract'
import { request } from '../bridge'
import { adoptSaved } from './desk'
import { session, useSession } from './session'

type Changed = EventPayload<'library.changed'>

const listeners = new Set<(changed: Changed) => void>()

/** Lets a pane know that something outside this window changed the library; answers the function that stops it. */
export function onLibraryChanged(listener: (changed: Changed) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes over what changed outside this window: the list, open posts without unsaved changes; panes ask for the rest. */
export async function adoptChanges(changed: Changed): Promise<void> {
  if (changed.posts.length > 0 || changed.threads.length > 0) {
    const list = await request('posts.list', {})
    if (list.ok) useSession.setState({ posts: list.value })
  }
  for (const id of changed.posts) {
    if (!session().desk[id]) continue
    const reply = await request('posts.open', { id })
    if (reply.ok) adoptSaved(reply.value)
  }
  for (const listener of listeners) listener(changed)
}
