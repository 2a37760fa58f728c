import { commentOf } from '../../core/comments/anchor'
import { postIdPrefix } from '../../core/export/id-prefix'
import { goToComment } from './go-to'
import { openPost } from './posts'
import { session } from './session'

/**
 * Follows a link of printed text to a page of the library's own: opens the post, at its comments when the address names one
 * of them. Other addresses do nothing.
 */
export function openPage(href: string): void {
  const [page = '', fragment] = href.split('#')
  const slug = decoded(page).replace(/\.html$/, '')
  const post = session().posts.find((one) => one.slug === slug)
  if (!post) return
  const comment = fragment === undefined ? null : commentOf(postIdPrefix(post), decoded(fragment))
  void (comment === null ? openPost(post.id) : goToComment(post.id, comment))
}

/** An address of a stranger may hold signs of percent that encode nothing. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
