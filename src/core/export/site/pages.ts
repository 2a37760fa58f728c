import { topicsInOrder } from '../../topics/tree'
import { robotsFile, siteMap } from './feeds'
import { hasFeeds, hasSourcesPage } from './frame'
import { archivePage, authorPages, byYear, homePage, notFoundPage, tagPages, tagsOf, yearPage } from './lists'
import type { Site, SiteFile, SitePost } from './model'
import { authorPath, SITE_FILES, tagPath, topicPagePath, yearPath } from './paths'
import { redirectPages } from './redirects'
import { searchPage, searchScript } from './search'
import { siteStyle } from './site-style'
import { Filing, topicalList, topicPage } from './topical-list'

/**
 * Files that are made together, with all they show beside the library's own settings and names: while that is the same, so
 * are their bytes. No two groups have the same inputs.
 */
export interface FileGroup {
  readonly inputs: unknown
  readonly make: () => readonly SiteFile[]
}

/**
 * Every file of the site that needs no text of a post: lists, style, the page that searches, redirects. `listings` is a
 * digest of `listingInputs`.
 */
export function listGroups(site: Site, listings: string): FileGroup[] {
  const { posts, library } = site
  const groups: FileGroup[] = [
    {
      inputs: ['home', posts.length, posts.slice(0, library.settings.site.newest).map(homeRowOf)],
      make: () => [homePage(site)],
    },
    { inputs: ['lists', listings], make: () => listsAndRedirects(site) },
    {
      inputs: ['fixed'],
      make: () => [
        searchScript(),
        notFoundPage(site),
        { path: SITE_FILES.style, content: siteStyle(library.settings.site.css) },
        robotsFile(site),
      ],
    },
  ]
  if (hasFeeds(site))
    groups.push({
      inputs: ['sitemap', listings, posts.map(({ modified }) => modified)],
      make: () => [siteMap(site, pathsToFind(site))],
    })
  return groups
}

/** Pages that list posts. */
interface ListPages {
  readonly paths: readonly string[]
  /** One file for each path, in their order. */
  readonly make: () => readonly SiteFile[]
}

function listPages(site: Site): ListPages[] {
  const years = byYear(site.posts)
  const filing = new Filing(site)
  const nodes = topicsInOrder(filing.tree)
  const tags = tagsOf(site)
  const { authors } = site.library
  const pages: ListPages[] = [
    { paths: [SITE_FILES.archive], make: () => [archivePage(site)] },
    {
      paths: [...years.keys()].map(yearPath),
      make: () => [...years].map(([year, own]) => yearPage(site, year, own)),
    },
    {
      paths: [SITE_FILES.topics, ...nodes.map(({ topic }) => topicPagePath(topic.id))],
      make: () => [topicalList(filing), ...nodes.map((node) => topicPage(filing, node))],
    },
  ]
  if (tags.length > 0)
    pages.push({ paths: [SITE_FILES.tags, ...tags.map(({ slug }) => tagPath(slug))], make: () => tagPages(site) })
  if (authors.length > 0)
    pages.push({
      paths: [SITE_FILES.authors, ...authors.map(({ id }) => authorPath(id))],
      make: () => authorPages(site),
    })
  return pages
}

function listsAndRedirects(site: Site): SiteFile[] {
  const lists = [...listPages(site).flatMap(({ make }) => make()), searchPage(site)]
  const taken = [...Object.values(SITE_FILES), ...lists.map(({ path }) => path), ...site.posts.map(({ path }) => path)]
  return [...lists, ...redirectPages(site, new Set(taken))]
}

/** The pages that searchers should know, in the order of their paths. */
function pathsToFind(site: Site): string[] {
  const paths = [
    SITE_FILES.home,
    ...listPages(site).flatMap(({ paths }) => paths),
    ...site.posts.map(({ path }) => path),
  ]
  if (hasSourcesPage(site)) paths.push(SITE_FILES.sources)
  return paths.sort()
}

function homeRowOf({ path, title, date, excerpt, opening, notes, comments }: SitePost): unknown {
  return [path, title, date, excerpt, opening, notes, comments.length]
}
