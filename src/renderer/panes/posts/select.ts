import type { PostSummary } from '../../../core/post'
import type { PostsFilter } from '../../session/session'

/** The posts that match: by words of the title or opening (case and accents ignored), by status; sorted as chosen. */
export function selectPosts(posts: readonly PostSummary[], filter: PostsFilter): readonly PostSummary[] {
  const words = fold(filter.query).split(/\s+/).filter(Boolean)
  const matching = posts.filter((post) => {
    if (filter.status === 'all' ? post.status === 'trashed' : post.status !== filter.status) return false
    if (words.length === 0) return true
    const text = fold(`${post.title} ${post.opening}`)
    return words.every((word) => text.includes(word))
  })
  return matching.sort(ORDERS[filter.sort])
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const newest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0)

const ORDERS: Readonly<Record<PostsFilter['sort'], (a: PostSummary, b: PostSummary) => number>> = {
  modified: (a, b) => newest(instant(a.modified), instant(b.modified)),
  date: (a, b) => newest(instant(a.date), instant(b.date)),
  title: (a, b) => collator.compare(a.title, b.title),
}

/** Timestamps with different offsets, made comparable as text. */
function instant(timestamp: string): string {
  return timestamp.endsWith('Z') ? timestamp : new Date(timestamp).toISOString()
}
