import type { Post } from '../post'

/** Begins every id of a post, so that any number of posts can share a page. */
export function postIdPrefix(post: Pick<Post, 'id'>): string {
  return `p-${post.id}-`
}
