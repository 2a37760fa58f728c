import type { PostSummary } from '../../core/post'
import { printDate } from '../../core/printed-date'
import type { TextTarget } from './jobs'

const REFERENCE = /\[\[([^\][|\n]+)(?:\|[^\][\n]*)?\]\]/g

/** What the cross-references of a text lead to: the post's title and date, and its place in this library. */
export function targetsIn(markdown: string, posts: readonly PostSummary[]): Readonly<Record<string, TextTarget>> {
  const found: Record<string, TextTarget> = {}
  for (const [, target = ''] of markdown.matchAll(REFERENCE)) {
    const trimmed = target.trim()
    const [name = '', comment] = trimmed.split('#')
    const post = posts.find(({ id, slug }) => id === name || slug === name)
    if (!post) continue
    const href = `#post/${post.id}${comment === undefined ? '' : `#${comment}`}`
    found[trimmed] = { href, text: `${post.title} (${printDate(post.date, post.language)})` }
  }
  return found
}
