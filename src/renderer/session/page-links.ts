import { openPost } from './posts'
import { session, useSession } from './session'

/**
 * Follows a link of printed text to a page of the library's own: opens the post, at its comments when the address names one
 * of them. Other addresses do nothing.
 */
export function openPage(href: string): void {
  const [page = '', fragment] = href.split('#')
  const slug = decoded(page).replace(/\.html$/, '')
  const post = session().posts.find((one) => one.slug === slug)
  if (!post) return
  if (fragment !== undefined) useSession.setState({ tab: 'comments' })
  void openPost(post.id)
}

/** An address of a stranger may hold signs of percent that encode nothing. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
