import type { Author } from './author'
import type { BiographyChoice } from './site-settings'

/**
 * The biography of an author that prints under a post: the newest, or the one that held on the post's day. Each earlier one
 * carries the last moment of its time. Markdown.
 */
export function biographyOf(author: Author, date: string, choice: BiographyChoice): string {
  if (choice === 'newest') return author.biography
  const day = Date.parse(date)
  const earlier = author.earlierBiographies
    .filter(({ until }) => Date.parse(until) >= day)
    .sort((a, b) => Date.parse(a.until) - Date.parse(b.until))
  return earlier[0]?.text ?? author.biography
}
