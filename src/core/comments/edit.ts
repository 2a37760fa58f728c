import type { Comment, CommentChange } from '../comment'
import type { Hand } from './moderate'

/** What can be changed of a comment besides its status. */
export type CommentEdit = Partial<Pick<Comment, 'title' | 'body' | 'author' | 'kind' | 'topics'>>

const FIELDS = ['title', 'body', 'author', 'kind', 'topics'] as const

/**
 * Changes a comment's words, title, kind, topics or commenter, and keeps what they were in its history with who changed
 * them and when. Fields that stay the same are not recorded; when none changes, the same comment comes back.
 */
export function editComment(comment: Comment, edit: CommentEdit, hand: Hand): Comment {
  const changed = FIELDS.filter((field) => edit[field] !== undefined && !same(edit[field], comment[field]))
  if (changed.length === 0) return comment
  const before = Object.fromEntries(changed.map((field) => [field, comment[field]]))
  const after = Object.fromEntries(changed.map((field) => [field, edit[field]]))
  const change: CommentChange = { ...hand, before }
  return { ...comment, ...after, modified: hand.at, history: [...(comment.history ?? []), change] }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
