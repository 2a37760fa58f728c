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
 * are their bytes. `make` answers one file for each path, in their order.
 */
export interface FileGroup {
  readonly paths: readonly string[]
  readonly inputs: unknown
  readonly make: () => readonly SiteFile[]
}

/** Every file of the site that needs no text of a post: lists, style, the page that searches, redirects. */
export function listGroups(site: Site): FileGroup[] {
  const { posts } = site
  const rows = posts.map(rowOf)
  const years = byYear(posts)
  const filing = new Filing(site)
  const nodes = topicsInOrder(filing.tree)
  const tags = tagsOf(site)
  const lists: FileGroup[] = [
    {
      paths: [SITE_FILES.home],
      inputs: [posts.length, posts.slice(0, site.library.settings.site.newest).map(homeRowOf)],
      make: () => [homePage(site)],
    },
    {
      paths: [SITE_FILES.archive],
      inputs: [tags.length > 0, [...years].map(([year, { length }]) => [year, length])],
      make: () => [archivePage(site)],
    },
    ...[...years].map(([year, own]) => ({
      paths: [yearPath(year)],
      inputs: own.map(rowOf),
      make: () => [yearPage(site, year, own)],
    })),
    {
      paths: [SITE_FILES.topics, ...nodes.map(({ topic }) => topicPagePath(topic.id))],
      inputs: [site.topics, rows, posts.map(({ id, topics, comments }) => [id, topics, comments])],
      make: () => [topicalList(filing), ...nodes.map((node) => topicPage(filing, node))],
    },
    {
      paths: tags.length > 0 ? [SITE_FILES.tags, ...tags.map(({ slug }) => tagPath(slug))] : [],
      inputs: tags.map((tag) => [tag.tag, tag.posts.map(rowOf)]),
      make: () => tagPages(site),
    },
    {
      paths: site.library.authors.length > 0 ? [SITE_FILES.authors, ...authorPathsOf(site)] : [],
      inputs: [rows, posts.map(({ authors }) => authors)],
      make: () => authorPages(site),
    },
  ]
  const rest: FileGroup[] = [
    { paths: [SITE_FILES.search], inputs: [...years.keys()], make: () => [searchPage(site)] },
    { paths: [SITE_FILES.searchScript], inputs: null, make: () => [searchScript()] },
    { paths: [SITE_FILES.notFound], inputs: null, make: () => [notFoundPage(site)] },
    {
      paths: [SITE_FILES.style],
      inputs: null,
      make: () => [{ path: SITE_FILES.style, content: siteStyle(site.library.settings.site.css) }],
    },
    { paths: [SITE_FILES.robots], inputs: null, make: () => [robotsFile(site)] },
  ]
  const listed = [...lists.flatMap(({ paths }) => paths), ...posts.map(({ path }) => path)]
  if (hasSourcesPage(site)) listed.push(SITE_FILES.sources)
  listed.sort()
  if (hasFeeds(site))
    rest.push({
      paths: [SITE_FILES.sitemap],
      inputs: [listed, posts.map(({ path, date, modified }) => [path, date, modified])],
      make: () => [siteMap(site, listed)],
    })
  const redirects = redirectPages(site, new Set([...listed, ...rest.flatMap(({ paths }) => paths)]))
  return [
    ...lists.filter(({ paths }) => paths.length > 0),
    ...rest,
    { paths: redirects.map(({ path }) => path), inputs: redirects, make: () => redirects },
  ]
}

function authorPathsOf(site: Site): string[] {
  return site.library.authors.map(({ id }) => authorPath(id))
}

/** What most lists show of a post. */
function rowOf({ path, title, date }: SitePost): unknown {
  return [path, title, date]
}

function homeRowOf(post: SitePost): unknown {
  return [rowOf(post), post.excerpt, post.opening, post.notes, post.comments.length]
}
