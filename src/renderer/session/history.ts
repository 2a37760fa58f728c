import { describeError } from '../../core/error-words'
import { request } from '../bridge'
import { holdKeys } from '../ui/held-keys'
import { showToast } from '../ui/toast'
import { adoptSaved, replaceSummary } from './desk'
import { savePost } from './saving'
import { session } from './session'

/** Makes an earlier version the text of now, and offers to take that back. `moment` is how the version is called. */
export async function restoreVersion(post: string, sequence: number, moment: string): Promise<void> {
  if (!(await bringBack(post, sequence))) return
  const timeline = await request('history.list', { post })
  // What stood until now is the newest version, kept just now or earlier.
  const before = timeline.ok ? timeline.value[0]?.sequence : undefined
  showToast(
    `Restored the version of ${moment}`,
    before === undefined ? null : { label: 'Undo', run: () => void bringBack(post, before) },
  )
}

function bringBack(post: string, sequence: number): Promise<boolean> {
  const restored = restore(post, sequence)
  // What is typed meanwhile goes into the text that is on screen then.
  void holdKeys(restored.then(() => true))
  return restored
}

async function restore(post: string, sequence: number): Promise<boolean> {
  await savePost(post)
  const open = session().desk[post]
  if (open?.save.kind !== 'saved') {
    showToast('Not restored: what you typed is not saved yet.')
    return false
  }
  const reply = await request('history.restore', { post, basedOn: open.saved.revision, sequence })
  if (!reply.ok) {
    showToast(`Not restored. ${describeError(reply.error)}`)
    return false
  }
  adoptSaved(reply.value.post)
  replaceSummary(reply.value.summary)
  return true
}
