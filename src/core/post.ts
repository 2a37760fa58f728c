import { z } from 'zod'
import { Id, Language, Revision, Slug, Timestamp } from './identifier'

/** The newest schema of the documents in a library that this Postil reads and writes. */
export const SCHEMA = 1

export const PostStatus = z.enum(['draft', 'scheduled', 'published', 'withheld', 'trashed'])
export type PostStatus = z.infer<typeof PostStatus>

/** A note taken out of the text and kept with the post: it does not print and can be put back. */
export const SetAsideNote = z.strictObject({ label: z.string(), content: z.string(), removed: Timestamp })
export type SetAsideNote = z.infer<typeof SetAsideNote>

/** What an author can change of a post. `body` is Markdown with its footnotes, kept byte for byte. */
const editable = {
  title: z.string(),
  slug: Slug,
  status: PostStatus,
  date: Timestamp,
  authors: z.array(Id),
  topics: z.array(Id),
  tags: z.array(z.string().min(1)),
  language: Language,
  excerpt: z.string(),
  picture: z.string().nullable(),
  setAside: z.array(SetAsideNote),
  body: z.string(),
}

/** One post as it stands in `posts/<id>.json`. Fields this version does not know are kept. */
export const Post = z.looseObject({
  schema: z.literal(SCHEMA),
  id: Id,
  revision: Revision,
  ...editable,
  created: Timestamp,
  modified: Timestamp,
  authors: editable.authors.default([]),
  topics: editable.topics.default([]),
  tags: editable.tags.default([]),
  language: editable.language.default('en'),
  excerpt: editable.excerpt.default(''),
  picture: editable.picture.default(null),
  setAside: editable.setAside.default([]),
  /** The slugs and dates under which it was published before, oldest first: its old addresses lead to the new one. */
  formerly: z.array(z.looseObject({ slug: Slug, date: Timestamp })).optional(),
})
export type Post = z.infer<typeof Post>

/** The fields of a save: any of the editable ones, nothing else. */
export const PostChanges = z.strictObject(editable).partial()
export type PostChanges = z.infer<typeof PostChanges>

/** What an author can change, as it stands in this post. */
export function changesOf(post: Post): PostChanges {
  const fields = Object.keys(editable).map((field) => [field, post[field]])
  return Object.fromEntries(fields) as PostChanges
}

/** What the posts list shows of one post, so that a list of 10,000 needs no bodies. */
export const PostSummary = z.strictObject({
  id: Id,
  revision: Revision,
  title: z.string(),
  slug: z.string(),
  status: PostStatus,
  date: Timestamp,
  modified: Timestamp,
  authors: z.array(Id),
  topics: z.array(Id),
  tags: z.array(z.string()),
  language: z.string(),
  /** The first words of the text, without marks. */
  opening: z.string(),
  words: z.number().int(),
  notes: z.number().int(),
  comments: z.strictObject({
    approved: z.number().int(),
    pending: z.number().int(),
    spam: z.number().int(),
    trash: z.number().int(),
  }),
})
export type PostSummary = z.infer<typeof PostSummary>
