import type { EventPayload } from '../../ipc/contract'
import { refreshView } from './keeping'
import { readAgain } from './saving'
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
  for (const id of changed.posts) if (session().desk[id]) await readAgain(id)
  for (const listener of listeners) listener(changed)
}
