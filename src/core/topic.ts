import { z } from 'zod'
import { Id, Revision } from './identifier'
import { SCHEMA } from './post'

export const Topic = z.looseObject({
  id: Id,
  title: z.string(),
  parent: Id.nullable().default(null),
  description: z.string().default(''),
})
export type Topic = z.infer<typeof Topic>

/** One line of the topical list: a post, or one comment of a post. */
export const TopicEntry = z.looseObject({ post: Id, comment: Id.optional() })
export type TopicEntry = z.infer<typeof TopicEntry>

/** `topics.json`: the tree, and under each topic its entries in the author's own order. */
export const Topics = z.looseObject({
  schema: z.literal(SCHEMA),
  revision: Revision,
  topics: z.array(Topic),
  entries: z.record(z.string(), z.array(TopicEntry)),
})
export type Topics = z.infer<typeof Topics>
