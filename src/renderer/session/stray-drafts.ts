import type { Thread } from '../../core/comment'
import { focusOn } from '../ui/focus'
import { holdKeys } from '../ui/held-keys'
import { showToast } from '../ui/toast'
import { draftsWithoutPost, forgetBox, isOpen, rescueDrafts, restoreBoxes, useDrafts } from './comment-drafts'
import { refreshView } from './keeping'
import { createPost, openPost } from './posts'
import { session, useSession } from './session'

/**
 * Gives what was written at comments that are gone a way back: it stands in the box of a new comment on the post. Who was
 * writing there goes on writing, also from the queue, whose letters are commands where no box has the keyboard.
 */
export function bringStraysBack(thread: Thread): void {
  const place = rescueDrafts(thread)
  if (place === null) return
  const goesOn = isOpen(place, useDrafts.getState())
  if (goesOn && session().screen === 'comments') {
    useSession.setState({ tab: 'comments' })
    void holdKeys(goOnAt(place.post))
  }
  showToast(
    goesOn
      ? 'The comment that you were at is gone. What you wrote stands in a new one.'
      : 'A comment that you had begun to answer or change is gone. What you wrote waits under “Add comment”.',
  )
}

async function goOnAt(post: string): Promise<void> {
  await openPost(post)
  await focusOn('comment box')
}

/** Makes a post of what was begun at comments of posts that are gone. */
export async function keepStraysAsPost(): Promise<void> {
  const strays = draftsWithoutPost(useDrafts.getState(), session())
  const body = strays.map(([, draft]) => draft.body.trim()).join('\n\n')
  // The new place is kept first: cut off in between, the words stand twice.
  if ((await createPost({ title: 'Comments begun on a post that is gone', body })) === null) return
  for (const [key] of strays) forgetBox(key)
  await refreshView()
}

/** Forgets what was begun at comments of posts that are gone, and offers to take that back. */
export function dropStrays(): void {
  const strays = draftsWithoutPost(useDrafts.getState(), session())
  for (const [key] of strays) forgetBox(key)
  showToast('Thrown away.', { label: 'Undo', run: () => restoreBoxes(strays) })
}
