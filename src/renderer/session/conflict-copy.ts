import { describeError } from '../../core/error-words'
import { mergePosts, settledMerge } from '../../core/merge/merge-post'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { adoptSaved, replaceOpen } from './desk'
import { refreshView } from './keeping'
import { openPost } from './posts'
import { savePost } from './saving'
import { session } from './session'

/**
 * Merges a conflict copy that a sync program left into its post. What fits together is saved at once; else the copy is laid
 * beside the post as if it had just arrived in the folder, for the author to choose. The copy itself goes into the trash.
 */
export async function mergeCopy(path: string): Promise<void> {
  const read = await request('setAside.readCopy', { path })
  if (!read.ok) {
    showToast(describeError(read.error))
    return
  }
  const { copy, base } = read.value
  await openPost(copy.id)
  await savePost(copy.id)
  const open = session().desk[copy.id]
  if (open?.save.kind !== 'saved') {
    showToast('Not merged: what you typed is not saved yet.')
    return
  }
  const mine = open.saved
  await request('history.keep', { post: copy.id, reason: 'merge' })
  const settled = settledMerge(mergePosts(base, mine, copy))
  if (settled) {
    const reply = await request('posts.save', { id: copy.id, basedOn: mine.revision, changes: settled })
    if (!reply.ok) {
      showToast(`Not merged. ${describeError(reply.error)}`)
      return
    }
    adoptSaved(reply.value.post)
    showToast('Merged. What was here before is in the history.')
  } else if (session().desk[copy.id]?.draft !== open.draft) {
    showToast('Not merged: what you typed is not saved yet.')
    return
  } else {
    const error = { kind: 'conflict', what: mine.title, revision: mine.revision } as const
    // The copy plays the part of the author's own text; the post as it stands is the version in the folder.
    replaceOpen(copy.id, {
      saved: base ?? mine,
      draft: { ...copy, revision: mine.revision },
      save: { kind: 'failed', error },
      theirs: mine,
    })
  }
  await request('setAside.discard', { path })
  await refreshView()
}
