import type { Post } from './post'

/**
 * What a post remembers of its addresses when it is saved: a published post that gets another slug or date keeps the ones
 * it had. Nothing is remembered of drafts, whose addresses nobody knows. Undefined when there is nothing to remember.
 */
export function formerlyAfter(before: Post, after: Pick<Post, 'slug' | 'date'>): Post['formerly'] {
  const moved = before.slug !== after.slug || before.date !== after.date
  if (before.status !== 'published' || !moved) return before.formerly
  const same = (a: Pick<Post, 'slug' | 'date'>, b: Pick<Post, 'slug' | 'date'>) =>
    a.slug === b.slug && a.date === b.date
  const kept = (before.formerly ?? []).filter((place) => !same(place, after) && !same(place, before))
  return [...kept, { slug: before.slug, date: before.date }]
}
