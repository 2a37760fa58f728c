import { topicsInOrder } from '../../topics/tree'
import { robotsFile, siteMap } from './feeds'
import { hasFeeds } from './frame'
import { archivePages, authorPages, homePage, notFoundPage, tagPages } from './lists'
import type { Site, SiteFile } from './model'
import { SITE_FILES } from './paths'
import { redirectPages } from './redirects'
import { searchPage, searchScript } from './search'
import { siteStyle } from './site-style'
import { Filing, topicalList, topicPage } from './topical-list'

/** Every file of the site that needs no text of a post: lists, style, the page that searches, redirects. */
export function listFiles(site: Site): SiteFile[] {
  const filing = new Filing(site)
  const lists = [
    homePage(site),
    ...archivePages(site),
    topicalList(filing),
    ...topicsInOrder(filing.tree).map((node) => topicPage(filing, node)),
    ...tagPages(site),
    ...(site.library.authors.length > 0 ? authorPages(site) : []),
  ]
  const rest = [
    searchPage(site),
    searchScript(),
    notFoundPage(site),
    { path: SITE_FILES.style, content: siteStyle(site.library.settings.site.css) },
    robotsFile(site),
  ]
  const listed = [...lists.map(({ path }) => path), ...site.posts.map(({ path }) => path)].sort()
  if (site.sources.length > 0) listed.push(SITE_FILES.sources)
  if (hasFeeds(site)) rest.push(siteMap(site, listed.sort()))
  const taken = new Set([...listed, ...rest.map(({ path }) => path)])
  return [...lists, ...rest, ...redirectPages(site, taken)]
}
