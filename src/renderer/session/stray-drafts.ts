import type { Thread } from '../../core/comment'
import { focusOn } from '../ui/focus'
import { holdKeys } from '../ui/held-keys'
import { showToast } from '../ui/toast'
import { isOpen, rescueDrafts, useDrafts } from './comment-drafts'
import { openPost } from './posts'
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
