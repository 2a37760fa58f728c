/**
 * Where a comment stands on a page: the id of its element and the fragment of its permalink. `postPrefix` is what keeps
 * posts that share a page apart, empty on a page of one post.
 */
export function commentAnchor(postPrefix: string, comment: string): string {
  return `${postPrefix}comment-${comment}`
}

/** The prefix of the ids inside one comment, so that its note 1 never meets another comment's or the post's. */
export function commentIdPrefix(postPrefix: string, comment: string): string {
  return `${postPrefix}comment-${comment}-`
}
