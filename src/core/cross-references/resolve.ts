import { z } from 'zod'
import { Id, Timestamp } from '../identifier'
import type { CrossReferenceTarget } from '../markdown/render'
import { printDate } from '../printed-date'
import type { ReferenceStyle } from '../site-settings'

/** What a cross-reference needs to know of a post. */
export interface ReferencedPost {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly date: string
}

/** What a cross-reference needs to know of a comment: those that print and have a title of their own. */
export const ReferencedComment = z.strictObject({ post: Id, id: Id, title: z.string(), date: Timestamp })
export type ReferencedComment = z.infer<typeof ReferencedComment>

/** The posts of a library by id and by slug. An id wins over another post's slug. */
export class ReferenceTargets<P extends ReferencedPost> {
  private readonly byName = new Map<string, P>()
  private readonly comments = new Map<string, ReferencedComment>()

  constructor(posts: Iterable<P>, comments: Iterable<ReferencedComment> = []) {
    const all = [...posts]
    for (const comment of comments) this.comments.set(`${comment.post}#${comment.id}`, comment)
    for (const post of all) this.byName.set(post.slug, post)
    for (const post of all) this.byName.set(post.id, post)
  }

  /** The post that `[[target]]` means, or null. */
  find(target: string): P | null {
    return this.byName.get(splitTarget(target).post) ?? null
  }

  /** The titled comment of a post, or null: it has no title, or does not print. */
  findComment(post: P, comment: string): ReferencedComment | null {
    return this.comments.get(`${post.id}#${comment}`) ?? null
  }
}

/** The parts of a target: `post` or `post#comment`; the comment as its id, with or without `comment-` before it. */
export function splitTarget(target: string): { readonly post: string; readonly comment: string | null } {
  const [post = '', comment] = target.trim().split('#')
  return { post: post.trim(), comment: comment === undefined ? null : comment.trim().replace(/^comment-/, '') }
}

/** The words of a cross-reference without a label. */
export function referenceText(post: ReferencedPost, style: ReferenceStyle, language: string): string {
  const title = post.title.trim() === '' ? 'Untitled' : post.title
  switch (style) {
    case 'title-date':
      return `${title} (${printDate(post.date, language)})`
    case 'quoted-date':
      return `“${title}” (${printDate(post.date, language)})`
    case 'title':
      return title
    case 'title-year':
      return `${title} (${post.date.slice(0, 4)})`
  }
}

/**
 * Answers what `[[target]]` prints, for `renderMarkdown`. `hrefOf` says where a post stands on the page's site, or null when
 * it is not there: then only its words print. `anchorOf` is the fragment of a comment on the page of its post, null where the
 * page is known to be without it: then the page itself is meant.
 */
export function crossReferences<P extends ReferencedPost>(
  targets: ReferenceTargets<P>,
  options: {
    readonly style: ReferenceStyle
    readonly language: string
    readonly hrefOf: (post: P) => string | null
    readonly anchorOf: (post: P, comment: string) => string | null
  },
): (target: string) => CrossReferenceTarget | null {
  const { style, language, hrefOf, anchorOf } = options
  return (target) => {
    const post = targets.find(target)
    if (post === null) return null
    const href = hrefOf(post)
    const { comment } = splitTarget(target)
    if (comment === null) return { href, text: referenceText(post, style, language) }
    const titled = targets.findComment(post, comment)
    const anchor = anchorOf(post, comment)
    return {
      href: href === null || anchor === null ? href : `${href}#${anchor}`,
      text:
        titled === null
          ? `Comment on ${referenceText(post, style, language)}`
          : referenceText({ ...post, title: titled.title, date: titled.date }, style, language),
    }
  }
}
