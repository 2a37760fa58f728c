import type { AppError } from '../../core/error'
import { feedText } from '../../core/export/site/feed-text'
import { atomFeed, type FeedItem, jsonFeed } from '../../core/export/site/feeds'
import { hasFeeds, hasSourcesPage } from '../../core/export/site/frame'
import type { SiteFile } from '../../core/export/site/model'
import type { FileGroup } from '../../core/export/site/pages'
import { sourcesPage } from '../../core/export/site/sources-page'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { ReadSite } from './read-site'
import type { CitationsOf } from './text-work'

/** Files that carry texts of posts, made together as a `FileGroup` is. */
export interface TextFiles extends Pick<FileGroup, 'inputs'> {
  /** Errors: those of reading the library. */
  readonly make: () => Promise<Result<readonly SiteFile[], AppError>>
}

/** The feeds and the list of sources. `listings` is a digest of `listingInputs`. */
export function textFiles(
  { site, facts }: ReadSite,
  listings: string,
  store: LibraryStore,
  citations: CitationsOf,
): TextFiles[] {
  const newest = site.posts.slice(0, site.library.settings.site.newest)
  const groups: TextFiles[] = []
  if (hasSourcesPage(site))
    groups.push({
      inputs: ['sources', listings, site.posts.map(({ sources }) => sources)],
      make: async () => {
        const citationsFor = await citations(site.library)
        return citationsFor.ok ? ok([sourcesPage(site, citationsFor.value)]) : citationsFor
      },
    })
  if (hasFeeds(site))
    groups.push({
      inputs: ['feeds', listings, newest.map(({ id }) => facts.get(id)?.facts.digest)],
      make: async () => {
        const citationsFor = await citations(site.library)
        if (!citationsFor.ok) return citationsFor
        const items: FeedItem[] = []
        for (const post of newest) {
          const opened = await store.posts.open(post.id)
          if (!opened.ok) return opened
          items.push({ post, html: feedText(site, post, opened.value, citationsFor.value) })
        }
        return ok([atomFeed(site, items), jsonFeed(site, items)])
      },
    })
  return groups
}
