import type { AppError } from '../core/error'
import { classicHtml, richText } from '../core/export/clipboard-html'
import { permalinkPath, webAddress } from '../core/export/site/paths'
import { ok, type Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'
import { libraryCitations } from './library-citations'

/** What goes on the clipboard: as HTML, and as plain text for programs that take only that. */
export interface CopiedPost {
  readonly html?: string
  readonly text: string
}

/**
 * A post for the clipboard. For WordPress it is HTML source, which its editors take as text; as formatted text it is HTML
 * for word processors and mail. References lead to the site where it has an address. Errors: not-found, corrupt, disk.
 */
export async function copyOf(
  store: LibraryStore,
  id: string,
  as: 'wordpress' | 'rich',
): Promise<Result<CopiedPost, AppError>> {
  const post = await store.posts.open(id)
  if (!post.ok) return post
  const library = await store.library()
  if (!library.ok) return library
  const comments = await store.threads.titled()
  if (!comments.ok) return comments
  const citationsFor = await libraryCitations(store, library.value)
  if (!citationsFor.ok) return citationsFor
  const { baseUrl, settings } = library.value
  const citations = citationsFor.value(post.value.body)
  const context = {
    settings,
    posts: store.posts.list(),
    comments: comments.value,
    hrefOf: (target: { id: string; slug: string; date: string }) =>
      webAddress(baseUrl, permalinkPath(settings.site.permalink, target)),
    ...(citations ? { citations } : {}),
  }
  if (as === 'wordpress') return ok({ text: classicHtml(post.value, context) })
  return ok({ html: richText(post.value, context), text: post.value.body })
}
