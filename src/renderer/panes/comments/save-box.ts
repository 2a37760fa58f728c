import type { Comment } from '../../../core/comment'
import type { CommentDraft } from '../../../core/comments/draft'
import type { AppError } from '../../../core/error'
import { type BoxPlace, dropDraft, ownCommenter } from '../../session/comment-drafts'
import { addComment, editComment } from '../../session/correspondence'
import { answerAndApprove, forgetFailure, rememberUndo } from '../../session/moderation'
import { showToast } from '../../ui/toast'

/** Saves what stands in a box. The box is emptied only when the disk has it. Answers why it has not, or null. */
export async function saveBox(place: BoxPlace, comment: Comment | null, draft: CommentDraft): Promise<AppError | null> {
  forgetFailure()
  const error = await save(place, comment, draft)
  if (error === null) dropDraft(place)
  return error
}

async function save(
  { post, id, mode }: BoxPlace,
  comment: Comment | null,
  draft: CommentDraft,
): Promise<AppError | null> {
  const { kind, title, body } = draft
  // An answer shows no field for its author: it is by whoever writes when it is saved, however long it lay.
  const author = mode === 'reply' ? ownCommenter() : draft.author
  const topics = [...draft.topics]
  if (mode === 'edit' && comment) {
    const error = await editComment(post, comment.id, comment, { kind, title, body, author, topics })
    if (error === null) showToast('Comment saved')
    return error
  }
  const given = draft.id === undefined ? {} : { id: draft.id }
  const added = await addComment(post, { parent: id, kind, title, author, status: 'approved', body, topics, ...given })
  if ('error' in added) return added.error
  const undo = { post, id: added.id, status: 'trash', was: 'approved' } as const
  if (comment && comment.status !== 'approved') await answerAndApprove(post, comment.id, undo)
  else rememberUndo(mode === 'reply' ? 'Reply added' : 'Comment added', [undo])
  return null
}
