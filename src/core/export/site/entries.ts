import { commentAnchor } from '../../comments/anchor'
import { isoDay, printDate } from '../../printed-date'
import { type Html, html } from '../html'
import { postIdPrefix } from '../id-prefix'
import type { Site, SiteComment, SitePost } from './model'
import { relativeAddress } from './paths'

/** A list of posts with their days, as the archive, tags and authors print it. */
export function postList(site: Site, from: string, posts: readonly SitePost[]): Html {
  return html`<ol class="entries">
${posts.map((post) => html`<li class="entry">${postLink(from, post)}${day(site, post.date)}</li>\n`)}</ol>`
}

/** A link to a post by its title. */
export function postLink(from: string, post: SitePost): Html {
  return html`<a href="${relativeAddress(from, post.path)}">${titleOf(post)}</a>`
}

/** A link to one comment on its post's page. */
export function commentLink(from: string, post: SitePost, comment: SiteComment, words: string): Html {
  const anchor = commentAnchor(postIdPrefix(post), comment.id)
  return html`<a href="${relativeAddress(from, `${post.path}#${anchor}`)}">${words}</a>`
}

/** How a list names a comment. */
export function commentWords(comment: SiteComment): string {
  const words = comment.title.trim() || comment.opening
  if (comment.kind === 'addendum') return `Addendum: ${words}`
  if (comment.kind === 'author') return `${comment.parent === null ? 'Comment' : 'Reply'}: ${words}`
  return `Comment by ${comment.author.trim() || 'Anonymous'}: ${words}`
}

export function titleOf(post: Pick<SitePost, 'title'>): string {
  return post.title.trim() === '' ? 'Untitled' : post.title
}

/** The day as lists print it. */
export function day(site: Site, date: string): Html {
  return html`<time datetime="${isoDay(date)}">${printDate(date, site.library.language, 'short')}</time>`
}
