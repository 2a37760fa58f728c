import { describeError } from '../../core/error-words'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { session } from './session'

/** Writes what stands on screen into a file the person chooses, outside the library: for when saving fails. */
export async function saveCopy(id: string): Promise<void> {
  const draft = session().desk[id]?.draft
  if (!draft) return
  const reply = await request('posts.saveCopy', { title: draft.title, body: draft.body })
  if (!reply.ok) showToast(`No copy saved. ${describeError(reply.error)}`)
  else if (reply.value.file !== null) showToast('A copy is saved. Postil goes on trying to save the post itself.')
}
