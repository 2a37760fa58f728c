import { z } from 'zod'
import { Id, Revision, Timestamp } from './identifier'
import { SCHEMA } from './post'

export const CommentStatus = z.enum(['pending', 'approved', 'spam', 'trash'])
export type CommentStatus = z.infer<typeof CommentStatus>

/** reader: from outside; author: the blog's own reply; addendum: the author's own later piece, printed with the post. */
export const CommentKind = z.enum(['reader', 'author', 'addendum'])
export type CommentKind = z.infer<typeof CommentKind>

/** Who wrote a comment. The e-mail address is never exported. */
export const Commenter = z.looseObject({
  name: z.string(),
  email: z.string().default(''),
  url: z.string().default(''),
})
export type Commenter = z.infer<typeof Commenter>

/** One change of a comment, kept with it: who made it, when, and what the changed fields held before. */
export const CommentChange = z.looseObject({
  at: Timestamp,
  by: z.string(),
  before: z
    .looseObject({
      title: z.string(),
      body: z.string(),
      author: Commenter,
      kind: CommentKind,
      topics: z.array(Id),
      status: CommentStatus,
    })
    .partial(),
})
export type CommentChange = z.infer<typeof CommentChange>

/** One comment. `body` is Markdown with notes of its own; `parent` is the comment it answers. */
export const Comment = z.looseObject({
  id: Id,
  parent: Id.nullable().default(null),
  kind: CommentKind.default('reader'),
  title: z.string().default(''),
  author: Commenter,
  date: Timestamp,
  modified: Timestamp.optional(),
  status: CommentStatus,
  topics: z.array(Id).default([]),
  body: z.string(),
  /** Its earlier states, oldest first; absent until it is first changed. */
  history: z.array(CommentChange).optional(),
})
export type Comment = z.infer<typeof Comment>

/** The correspondence of one post as it stands in `comments/<post-id>.json`. */
export const Thread = z.looseObject({
  schema: z.literal(SCHEMA),
  post: Id,
  revision: Revision,
  /** A closed thread takes no more comments and says so in print. */
  closed: z.boolean().default(false),
  comments: z.array(Comment),
})
export type Thread = z.infer<typeof Thread>
