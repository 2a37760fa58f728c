import { z } from 'zod'
import { Id, Timestamp } from './identifier'

/** An author of the blog. `biography` is Markdown, printed under "Published by"; older ones are kept with their last day. */
export const Author = z.looseObject({
  id: Id,
  name: z.string(),
  url: z.string().default(''),
  biography: z.string().default(''),
  earlierBiographies: z.array(z.strictObject({ until: Timestamp, text: z.string() })).default([]),
})
export type Author = z.infer<typeof Author>

/** The author that is called so: by id, else by name, whatever its capitals. */
export function findAuthor(authors: readonly Author[], name: string): Author | null {
  const wanted = name.toLowerCase()
  return authors.find(({ id }) => id === name) ?? authors.find((one) => one.name.toLowerCase() === wanted) ?? null
}
