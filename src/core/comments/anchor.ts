/**
 * Where a comment stands on a page: the id of its element and the fragment of its permalink. `postPrefix` is what keeps
 * posts that share a page apart, empty on a page of one post.
 */
export function commentAnchor(postPrefix: string, comment: string): string {
  return `${postPrefix}comment-${comment}`
}

/** The comment that a fragment names, or a place in it; null for another fragment. The other way round of `commentAnchor`. */
export function commentOf(postPrefix: string, fragment: string): string | null {
  const start = commentAnchor(postPrefix, '')
  const [comment = ''] = fragment.startsWith(start) ? fragment.slice(start.length).split('.') : []
  return comment === '' ? null : comment
}

/**
 * The prefix of the ids inside one comment, so that its note 1 never meets another comment's or the post's. It ends in a
 * full stop, which no id of a comment holds: the notes of comment `x` cannot meet a comment called `x-fn-1`.
 */
export function commentIdPrefix(postPrefix: string, comment: string): string {
  return `${commentAnchor(postPrefix, comment)}.`
}
