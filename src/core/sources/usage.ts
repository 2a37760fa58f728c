import { z } from 'zod'
import { Id } from '../identifier'

/** How often a source is cited, and in how many posts (with their comments). */
export const SourceCount = z.strictObject({ citations: z.number().int(), posts: z.number().int() })
export type SourceCount = z.infer<typeof SourceCount>

/** One text that cites a source: a post's own, or one of its comments. */
export const UsingText = z.strictObject({
  post: Id,
  postTitle: z.string(),
  /** Null for the post itself. */
  comment: Id.nullable(),
  /** What the comment is called: its title, or who wrote it. */
  commentTitle: z.string(),
  uses: z.array(
    z.strictObject({
      from: z.number().int(),
      to: z.number().int(),
      note: z.number().int().nullable(),
      sentence: z.string(),
    }),
  ),
})
export type UsingText = z.infer<typeof UsingText>
