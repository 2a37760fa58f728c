import type { AppError } from '../../core/error'
import { feedText } from '../../core/export/site/feed-text'
import { atomFeed, type FeedItem, jsonFeed } from '../../core/export/site/feeds'
import { hasFeeds, hasSourcesPage } from '../../core/export/site/frame'
import type { SiteFile, SitePost } from '../../core/export/site/model'
import type { FileGroup } from '../../core/export/site/pages'
import { SITE_FILES } from '../../core/export/site/paths'
import { citedSources, sourcesPage } from '../../core/export/site/sources-page'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { ReadSite } from './read-site'
import type { CitationsOf } from './text-work'

/** Files that carry texts of posts, made together as a `FileGroup` is. */
export interface TextFiles extends Pick<FileGroup, 'paths' | 'inputs'> {
  /** One file for each path, in their order. Errors: those of reading the library. */
  readonly make: () => Promise<Result<readonly SiteFile[], AppError>>
}

/** The feeds and the list of sources. */
export function textFiles({ site, facts }: ReadSite, store: LibraryStore, citations: CitationsOf): TextFiles[] {
  const newest = site.posts.slice(0, site.library.settings.site.newest)
  const groups: TextFiles[] = []
  if (hasSourcesPage(site))
    groups.push({
      paths: [SITE_FILES.sources],
      inputs: [
        site.sources,
        citedSources(site).map(({ key, posts }) => [key, posts.map(({ path, title }) => [path, title])]),
      ],
      make: async () => {
        const citationsFor = await citations(site.library)
        return citationsFor.ok ? ok([sourcesPage(site, citationsFor.value)]) : citationsFor
      },
    })
  if (hasFeeds(site))
    groups.push({
      paths: [SITE_FILES.atom, SITE_FILES.jsonFeed],
      inputs: [
        newest.map((post) => [facts.get(post.id)?.facts.digest, post.path]),
        site.sources,
        targetsOf(site.posts, newest),
        newest.flatMap(({ pictures }) => pictures.map((name) => site.pictures.get(name))),
      ],
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

/** What cross-references in these posts print. */
function targetsOf(all: readonly SitePost[], posts: readonly SitePost[]): unknown {
  const named = new Set(posts.flatMap(({ references }) => references))
  return all
    .filter(({ id, slug }) => named.has(id) || named.has(slug))
    .map(({ path, title, date }) => [path, title, date])
}
