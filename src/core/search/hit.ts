import { z } from 'zod'

/** One thing that a search found, with the passage that speaks for it. */
export const SearchHit = z.strictObject({
  /** Where the passage stands. */
  place: z.enum(['title', 'body', 'note', 'comment', 'source']),
  /** The post it stands in; null for a source. */
  post: z.string().nullable(),
  /** The comment, for a comment. */
  comment: z.string().nullable(),
  /** The source, for a source. */
  source: z.string().nullable(),
  /** The title of the post or of the source. */
  title: z.string(),
  /** Who wrote the comment, for a comment. */
  by: z.string().nullable(),
  date: z.string().nullable(),
  snippet: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchAnswer = z.strictObject({
  hits: z.array(SearchHit),
  /** How many were found in all. */
  total: z.number().int(),
  /** False while the index is still being built: a part of the library may be missing, and typing errors are not forgiven. */
  complete: z.boolean(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
