import type { Comment } from '../../../core/comment'
import type { CommentDraft } from '../../../core/comments/draft'
import type { AppError } from '../../../core/error'
import { type BoxPlace, boxKey, dropDraft, ownCommenter, useDrafts } from '../../session/comment-drafts'
import { addComment, editComment } from '../../session/correspondence'
import { answerAndApprove, forgetFailure, rememberUndo } from '../../session/moderation'
import { useThreads } from '../../session/threads'
import { showToast } from '../../ui/toast'

type Saved = { readonly id: string } | { readonly error: AppError }

/** Saves what stands in a box. The box is emptied only when the disk has it. Answers why it has not, or null. */
export async function saveBox(place: BoxPlace, comment: Comment | null, draft: CommentDraft): Promise<AppError | null> {
  forgetFailure()
  const saved = await save(place, comment, draft)
  const error = 'error' in saved ? saved.error : await saveSince(place, saved.id, draft)
  if (error === null) dropDraft(place)
  return error
}

async function save({ post, id, mode }: BoxPlace, comment: Comment | null, draft: CommentDraft): Promise<Saved> {
  const { kind, title, body } = draft
  // An answer shows no field for its author: it is by whoever writes when it is saved, however long it lay.
  const author = mode === 'reply' ? ownCommenter() : draft.author
  const topics = [...draft.topics]
  if (mode === 'edit' && comment) {
    const error = await editComment(post, comment.id, comment, { kind, title, body, author, topics })
    if (error !== null) return { error }
    showToast('Comment saved')
    return { id: comment.id }
  }
  const given = draft.id === undefined ? {} : { id: draft.id }
  const added = await addComment(post, { parent: id, kind, title, author, status: 'approved', body, topics, ...given })
  if ('error' in added) return added
  const undo = { post, id: added.id, status: 'trash', was: 'approved' } as const
  if (comment && comment.status !== 'approved') await answerAndApprove(post, comment.id, undo)
  else rememberUndo(mode === 'reply' ? 'Reply added' : 'Comment added', [undo])
  return added
}

/** Saves what was chosen in the box while the comment was on its way to the disk. */
async function saveSince(place: BoxPlace, id: string, sent: CommentDraft): Promise<AppError | null> {
  for (let last = sent; ; ) {
    const now = useDrafts.getState().drafts[boxKey(place)] ?? last
    const fields = (['kind', 'title', 'body', 'author', 'topics'] as const).filter(
      (field) => now[field] !== last[field],
    )
    const stored = useThreads.getState().threads[place.post]?.comments.find((comment) => comment.id === id)
    if (fields.length === 0 || !stored) return null
    const changes = Object.fromEntries(fields.map((field) => [field, now[field]]))
    const error = await editComment(place.post, id, stored, changes)
    if (error !== null) return error
    last = now
  }
}
