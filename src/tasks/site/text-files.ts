import type { AppError } from '../../core/error'
import { feedText } from '../../core/export/site/feed-text'
import { atomFeed, type FeedItem, jsonFeed } from '../../core/export/site/feeds'
import { hasFeeds, hasSourcesPage } from '../../core/export/site/frame'
import { byYear } from '../../core/export/site/lists'
import type { SiteFile, SitePost } from '../../core/export/site/model'
import type { FileGroup } from '../../core/export/site/pages'
import { SITE_FILES, searchDataPath } from '../../core/export/site/paths'
import { searchData } from '../../core/export/site/search'
import { searchText } from '../../core/export/site/search-text'
import { citedSources, sourcesPage } from '../../core/export/site/sources-page'
import { err, ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import { sideBySide } from '../../store/post-index'
import type { CitationsFor } from '../library-citations'
import type { ReadSite } from './read-site'

/** How many posts are read side by side. */
const READERS = 16

/** Files that carry texts of posts, made together as a `FileGroup` is. */
export interface TextFiles extends Pick<FileGroup, 'paths' | 'inputs'> {
  /** One file for each path, in their order. Errors: those of reading the library. */
  readonly make: () => Promise<Result<readonly SiteFile[], AppError>>
}

/** The feeds, the list of sources, and the words of each year for the search page. */
export function textFiles({ site, facts }: ReadSite, store: LibraryStore, citationsFor: CitationsFor): TextFiles[] {
  const whole = (post: SitePost) => [facts.get(post.id)?.facts, post.path]
  const newest = site.posts.slice(0, site.library.settings.site.newest)
  const groups: TextFiles[] = [...byYear(site.posts)].map(([year, posts]) => ({
    paths: [searchDataPath(year)],
    inputs: posts.map(whole),
    make: () => yearData(year, posts, site.library.language, store),
  }))
  if (hasSourcesPage(site))
    groups.push({
      paths: [SITE_FILES.sources],
      inputs: [
        site.sources,
        citedSources(site).map(({ key, posts }) => [key, posts.map(({ path, title }) => [path, title])]),
      ],
      make: async () => ok([sourcesPage(site, citationsFor)]),
    })
  if (hasFeeds(site))
    groups.push({
      paths: [SITE_FILES.atom, SITE_FILES.jsonFeed],
      inputs: [
        newest.map(whole),
        site.sources,
        targetsOf(site.posts, newest),
        newest.flatMap(({ pictures }) => pictures.map((name) => site.pictures.get(name))),
      ],
      make: async () => {
        const items: FeedItem[] = []
        for (const post of newest) {
          const opened = await store.posts.open(post.id)
          if (!opened.ok) return opened
          items.push({ post, html: feedText(site, post, opened.value, citationsFor) })
        }
        return ok([atomFeed(site, items), jsonFeed(site, items)])
      },
    })
  return groups
}

async function yearData(
  year: string,
  posts: readonly SitePost[],
  language: string,
  store: LibraryStore,
): Promise<Result<readonly SiteFile[], AppError>> {
  const texts = new Map<string, string>()
  const faults: AppError[] = []
  await sideBySide(posts, READERS, async ({ id }) => {
    const [post, thread] = [await store.posts.open(id), await store.threads.get(id)]
    if (!post.ok) faults.push(post.error)
    else if (!thread.ok) faults.push(thread.error)
    else {
      const approved = thread.value.comments.filter(({ status }) => status === 'approved')
      const all = [post.value.body, ...approved.map(({ title, body }) => `${title} ${body}`)]
      texts.set(id, all.map(searchText).join(' '))
    }
  })
  const [fault] = faults
  if (fault !== undefined) return err(fault)
  return ok([searchData(year, posts, language, ({ id }) => texts.get(id) ?? '')])
}

/** What cross-references in these posts print. */
function targetsOf(all: readonly SitePost[], posts: readonly SitePost[]): unknown {
  const named = new Set(posts.flatMap(({ references }) => references))
  return all
    .filter(({ id, slug }) => named.has(id) || named.has(slug))
    .map(({ path, title, date }) => [path, title, date])
}
