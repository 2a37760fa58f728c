import { describeError } from '../../core/error-words'
import type { TrashEntry } from '../../ipc/shapes'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { refreshView } from './keeping'
import { openPost } from './posts'
import { flushAll, savePost } from './saving'
import { session, useSession } from './session'

/** Moves a post into the trash, with its comments and history, and offers to take that back. */
export async function trashPost(id: string): Promise<void> {
  await flushAll()
  const open = session().desk[id]
  if (open && open.save.kind !== 'saved') {
    showToast('Not moved to the trash: what you typed is not saved yet.')
    return
  }
  const reply = await request('posts.remove', { ids: [id] })
  if (!reply.ok) {
    showToast(`Not moved to the trash. ${describeError(reply.error)}`)
    return
  }
  const [entry] = reply.value
  if (session().desk[id]?.draft !== open?.draft) {
    // Somebody wrote on in it meanwhile.
    if (await restoreEntry(entry ?? '')) showToast('Not moved to the trash: you wrote on.')
    await savePost(id)
    return
  }
  takeOffDesk(id)
  showToast('Moved to trash. You can restore it for as long as you keep the trash.', {
    label: 'Undo',
    run: () => void restoreEntry(entry ?? ''),
  })
}

/** Brings something back from the trash; a post is then on screen. Answers whether it came back. */
export async function restoreEntry(name: string): Promise<boolean> {
  const reply = await request('trash.restore', { name })
  if (!reply.ok) {
    showToast(`Not restored. ${restoreWords(reply.error)}`)
    return false
  }
  await refreshView()
  const { kind, id } = reply.value
  if (kind === 'post') await openPost(id)
  else showToast(kind === 'file' ? `${id} is back in the folder of the library.` : `Restored ${titleOf(reply.value)}`)
  return true
}

/** How a thing in the trash is called. */
export function titleOf({ kind, title, id }: TrashEntry): string {
  if (title !== '') return `“${title}”`
  return kind === 'post' ? 'Untitled' : id
}

function restoreWords(error: Parameters<typeof describeError>[0]): string {
  if (error.kind === 'disk' && error.code === 'EEXIST')
    return `Something else stands at ${error.path} now; move that to the trash first.`
  return describeError(error)
}

/** Takes a post that is gone off the screen. */
export function takeOffDesk(id: string): void {
  useSession.setState(({ desk, posts, current }) => {
    const { [id]: _gone, ...rest } = desk
    return { desk: rest, posts: posts.filter((post) => post.id !== id), current: current === id ? null : current }
  })
}
