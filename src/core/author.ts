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

/** The author who writes at this machine: the one chosen for it, else the first; null in a library without authors. */
export function actingAuthor(authors: readonly Author[], chosen: string | undefined): Author | null {
  return authors.find(({ id }) => id === chosen) ?? authors[0] ?? null
}

/** Whether it has to be asked who writes here: several could, and none of them was chosen. */
export function mustAskWhoWrites(authors: readonly Author[], chosen: string | undefined): boolean {
  return authors.length > 1 && !authors.some(({ id }) => id === chosen)
}
