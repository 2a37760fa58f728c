import { renderMarkdown } from '../../markdown/render'
import type { Post } from '../../post'
import { articleOptions } from '../article'
import { withPictures } from '../pictures'
import type { PageContext } from '../post-page'
import type { Site, SitePost } from './model'
import { picturePath, webAddress } from './paths'
import { commentsOf } from './post-file'

/** A post's text for a feed: notes at the end, no copies for the margin, every address whole. */
export function feedText(site: Site, place: SitePost, post: Post, citationsFor: PageContext['citationsFor']): string {
  const { baseUrl } = site.library
  const paths = new Map(site.posts.map(({ id, path }) => [id, path]))
  const citations = citationsFor?.(post.body)
  const options = articleOptions(post, {
    settings: site.library.settings,
    posts: site.posts,
    ...commentsOf(site),
    hrefOf: ({ id }) => {
      const path = paths.get(id)
      return path === undefined ? null : webAddress(baseUrl, path)
    },
    ...(citations ? { citations } : {}),
  })
  const own = webAddress(baseUrl, place.path) ?? ''
  const text = renderMarkdown(post.body, options).html.replaceAll(/ href="#/g, ` href="${own}#`)
  return withPictures(text, {
    addressOf: (name) => webAddress(baseUrl, picturePath(name)),
    sizeOf: (name) => site.pictures.get(name) ?? null,
  })
}
