import type { Library } from '../library'
import type { RenderOptions } from '../markdown/rendered'
import type { Post, PostSummary } from '../post'
import { printDate } from '../printed-date'

/** What an article needs to know of the library around it. */
export interface ArticleContext {
  readonly settings: Pick<Library['settings'], 'typographer'>
  /** Posts that a cross-reference may name. */
  readonly posts: readonly Pick<PostSummary, 'id' | 'slug' | 'title' | 'date'>[]
  /** Formats the citations of one post; without it they print as written. */
  readonly citations?: RenderOptions['citations']
}

/**
 * How a post prints as an article: the one set of options of preview and export, so that both put the same markup on the
 * page. A cross-reference prints as "Title (Month D, YYYY)" and leads to the page of its target, `slug.html`.
 */
export function articleOptions(post: Pick<Post, 'id' | 'language'>, context: ArticleContext): RenderOptions {
  return {
    idPrefix: `p-${post.id}-`,
    profile: 'post',
    article: true,
    typographer: context.settings.typographer,
    language: post.language,
    crossReference: (target) => {
      const found = findTarget(target.trim(), context.posts)
      return (
        found && {
          href: `${encodeURI(found.slug)}.html`,
          text: `${found.title} (${printDate(found.date, post.language)})`,
        }
      )
    },
    ...(context.citations ? { citations: context.citations } : {}),
  }
}

/** A target is an id or a slug; an id wins, because it never changes. */
function findTarget<T extends Pick<PostSummary, 'id' | 'slug'>>(target: string, posts: readonly T[]): T | null {
  return posts.find((post) => post.id === target) ?? posts.find((post) => post.slug === target) ?? null
}
