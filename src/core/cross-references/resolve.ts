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

/** The posts of a library by id and by slug. An id wins over another post's slug. */
export class ReferenceTargets<P extends ReferencedPost> {
  private readonly byName = new Map<string, P>()

  constructor(posts: Iterable<P>) {
    const all = [...posts]
    for (const post of all) this.byName.set(post.slug, post)
    for (const post of all) this.byName.set(post.id, post)
  }

  /** The post that `[[target]]` means, or null. */
  find(target: string): P | null {
    return this.byName.get(target.trim()) ?? null
  }
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
 * it is not there: then only its words print.
 */
export function crossReferences<P extends ReferencedPost>(
  targets: ReferenceTargets<P>,
  options: {
    readonly style: ReferenceStyle
    readonly language: string
    readonly hrefOf: (post: P) => string | null
  },
): (target: string) => CrossReferenceTarget | null {
  return (target) => {
    const post = targets.find(target)
    if (post === null) return null
    return { href: options.hrefOf(post), text: referenceText(post, options.style, options.language) }
  }
}
