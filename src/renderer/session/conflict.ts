import { describeError } from '../../core/error-words'
import { mergePosts, type PostMerge } from '../../core/merge/merge-post'
import type { PostChanges } from '../../core/post'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { changedFields } from './changed-fields'
import { putOnDesk, replaceSummary } from './desk'
import { openPost } from './posts'
import { session, useSession } from './session'

/** What both sides of a conflict come to: what fits together, and what is open. Null when there is no conflict. */
export function mergeOf(id: string): PostMerge | null {
  const open = session().desk[id]
  return open?.theirs ? mergePosts(open.saved, open.draft, open.theirs) : null
}

/** Saves a merged text over the version in the folder, which stays in the history. Answers whether it was saved. */
export async function saveMerge(id: string, changes: PostChanges): Promise<boolean> {
  const open = session().desk[id]
  if (!open?.theirs) return false
  const kept = await request('history.keep', { post: id, reason: 'merge' })
  const reply = kept.ok ? await request('posts.save', { id, basedOn: open.theirs.revision, changes }) : kept
  if (!reply.ok) {
    showToast(`Not merged. ${describeError(reply.error)}`)
    return false
  }
  await request('posts.forgetTyping', { id })
  putOnDesk(reply.value.post)
  replaceSummary(reply.value.summary)
  showToast('Merged. The version that was in the folder is in the history.')
  return true
}

/** Makes what stands here a post of its own and shows the version in the folder in its place. */
export async function keepBoth(id: string): Promise<void> {
  const open = session().desk[id]
  if (!open?.theirs) return
  const { theirs, draft } = open
  const title = draft.title === '' ? 'Untitled, from this window' : `${draft.title} (from this window)`
  const made = await request('posts.create', { ...ownFields(id), title, status: 'draft' })
  if (!made.ok) {
    showToast(`Not kept. ${describeError(made.error)}`)
    return
  }
  await request('posts.forgetTyping', { id })
  putOnDesk(theirs)
  const list = await request('posts.list', {})
  if (list.ok) useSession.setState({ posts: list.value })
  await openPost(made.value.id)
  showToast('Both are kept, as two posts.')
}

function ownFields(id: string): PostChanges {
  const open = session().desk[id]
  if (!open) return {}
  const { body, authors, topics, tags, language, excerpt, picture, date } = open.draft
  const { slug: _slug, ...changed } = changedFields(open)
  return { body, authors, topics, tags, language, excerpt, picture, date, ...changed }
}
