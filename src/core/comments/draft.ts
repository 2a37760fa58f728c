import { z } from 'zod'
import { Commenter, CommentKind } from '../comment'
import { Id } from '../identifier'

/** What stands in a comment box until it is saved. */
export const CommentDraft = z.strictObject({
  /** The id a new comment will have, given when its box was opened: it cannot be added twice. */
  id: Id.optional(),
  kind: CommentKind,
  title: z.string(),
  body: z.string(),
  author: z.strictObject(Commenter.shape),
  topics: z.array(Id),
})
export type CommentDraft = z.infer<typeof CommentDraft>

/** The drafts of a library by the box they stand in: `post/comment/mode`. */
export const CommentDrafts = z.record(z.string().max(200), CommentDraft)
export type CommentDrafts = z.infer<typeof CommentDrafts>
