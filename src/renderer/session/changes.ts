import type { EventPayload } from '../../ipc/contract'
import { request } from '../bridge'
import { adoptSaved } from './desk'
import { refreshView } from './keeping'
import { session } from './session'

type Changed = EventPayload<'library.changed'>

const listeners = new Set<(changed: Changed) => void>()

/** Lets a pane know that something outside this window changed the library; answers the function that stops it. */
export function onLibraryChanged(listener: (changed: Changed) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes over what changed outside this window: the view, open posts without unsaved changes; panes ask for the rest. */
export async function adoptChanges(changed: Changed): Promise<void> {
  await refreshView()
  for (const id of changed.posts) {
    if (!session().desk[id]) continue
    const reply = await request('posts.open', { id })
    if (reply.ok) adoptSaved(reply.value)
  }
  for (const listener of listeners) listener(changed)
}
