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

/** The author with the biography of today kept as one that held until now; posts of that time can go on printing it. */
export function keepBiography(author: Author, now: string): Author {
  const kept = { until: now, text: author.biography }
  return { ...author, earlierBiographies: [kept, ...author.earlierBiographies] }
}

/** The author with another text or last day of one of the earlier biographies; null takes it away. */
export function changeEarlierBiography(author: Author, at: number, changes: Partial<EarlierBiography> | null): Author {
  const earlierBiographies = author.earlierBiographies.flatMap((earlier, index) =>
    index !== at ? [earlier] : changes === null ? [] : [{ ...earlier, ...changes }],
  )
  return { ...author, earlierBiographies }
}

type EarlierBiography = Author['earlierBiographies'][number]
