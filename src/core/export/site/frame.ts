import { languageTag } from '../../language'
import { renderMarkdown } from '../../markdown/render'
import { pathAddress } from '../file-name'
import { type Html, html, trusted } from '../html'
import { htmlDocument } from '../page'
import type { Site } from './model'
import { picturePath, relativeAddress, rootPath, SITE_FILES, webAddress } from './paths'

/** What a page of the site says of itself. */
export interface SitePage {
  readonly path: string
  readonly title: string
  readonly description: string
  readonly language: string
  /** The inside of `main`. */
  readonly main: Html
  /** The Open Graph kind, and the times and picture of a post. */
  readonly kind: 'website' | 'article'
  readonly published?: string
  readonly modified?: string
  readonly picture?: string | null
  /** Pages that searchers need not list: search, 404. */
  readonly hidden?: boolean
  /** Rules written into the page, in the place of the site's style sheet. */
  readonly style?: string
  /** Goes to the end of the page: the search page alone has scripts. */
  readonly scripts?: Html
}

/** A whole page of the site: head, masthead, what the page holds, foot. */
export function sitePage(site: Site, page: SitePage): string {
  const to = addressesFrom(site, page.path)
  const { library } = site
  const own = page.title === library.title
  const { above, below } = aroundOf(site)
  return htmlDocument(
    {
      title: own ? library.title : `${page.title} · ${library.title}`,
      description: page.description,
      language: page.language,
      style: page.style ?? '',
      links: headLinks(site, page, to),
    },
    html`<div class="wrap"><a class="skip" href="#main">Skip to the text</a>
<header class="mast"><a class="name" href="${to(SITE_FILES.home)}">${library.title || 'Untitled'}</a>${menu(site, to)}</header>
${above}<main id="main">${page.main}</main>
<footer class="foot">${below}
${address(site, page)}</footer></div>${page.scripts}`,
  )
}

/**
 * How a page names other files of the site. The page for what is not there may be shown at any address, so it names them
 * from the root of the library's own; every other page by relative addresses, which also hold on a disk.
 */
export function addressesFrom(site: Site, from: string): (path: string) => string {
  const root = rootPath(site.library.baseUrl)
  if (from === SITE_FILES.notFound && root !== null) return (path) => `${root}${pathAddress(path)}`
  return (path) => relativeAddress(from, path)
}

function menu(site: Site, to: (path: string) => string): Html {
  const items: [string, string][] = [
    [SITE_FILES.topics, 'Topics'],
    [SITE_FILES.archive, 'Archive'],
    ...(hasSourcesPage(site) ? [[SITE_FILES.sources, 'Sources'] as [string, string]] : []),
    ...(site.library.authors.length > 0 ? [[SITE_FILES.authors, 'About'] as [string, string]] : []),
    [SITE_FILES.search, 'Search'],
    ...(hasFeeds(site) ? [[SITE_FILES.atom, 'Feed'] as [string, string]] : []),
  ]
  return html`<nav aria-label="Site">${items.map(([path, name]) => html`<a href="${to(path)}">${name}</a>\n`)}</nav>`
}

/** A page of all cited sources stands where there are any, unless the author wants none. */
export function hasSourcesPage({ library, sources }: Site): boolean {
  return sources.length > 0 && library.settings.site.sourcesPage
}

/** Feeds and the site map name addresses on the web, so they need the library's own. */
export function hasFeeds(site: Site): boolean {
  return webAddress(site.library.baseUrl, '') !== null
}

function headLinks(site: Site, page: SitePage, to: (path: string) => string): Html[] {
  const { library } = site
  const address = webAddress(library.baseUrl, page.path)
  const picture = page.picture ? webAddress(library.baseUrl, picturePath(page.picture)) : null
  const links = page.style === undefined ? [html`<link rel="stylesheet" href="${to(SITE_FILES.style)}">`] : []
  if (page.hidden) links.push(html`<meta name="robots" content="noindex">`)
  else if (address !== null) links.push(html`<link rel="canonical" href="${address}">`)
  if (hasFeeds(site))
    links.push(
      html`<link rel="alternate" type="application/atom+xml" title="${library.title}" href="${to(SITE_FILES.atom)}">`,
      html`<link rel="alternate" type="application/feed+json" title="${library.title}" href="${to(SITE_FILES.jsonFeed)}">`,
    )
  const properties: [string, string | null | undefined][] = [
    ['og:title', page.title],
    ['og:type', page.kind],
    ['og:site_name', library.title],
    ['og:description', page.description],
    ['og:locale', languageTag(page.language).replace('-', '_')],
    ['og:url', page.hidden ? null : address],
    ['og:image', picture],
    ['article:published_time', page.published],
    ['article:modified_time', page.modified],
  ]
  for (const [name, value] of properties)
    if (value) links.push(html`<meta property="${name}" content="${value.replaceAll(/\s+/g, ' ').trim()}">`)
  return links
}

/** What every page of a site has above and below what it shows. */
interface Around {
  readonly above: Html | false
  readonly below: Html
}
const around = new WeakMap<Site, Around>()

/** The author's fields and the line of rights; made once for all the pages of a site. */
function aroundOf(site: Site): Around {
  const { header, footer } = site.library.settings.site
  const made = around.get(site) ?? {
    above: block(header, 'header', 'top'),
    below: html`${block(footer, 'footer', 'bottom')}${copyright(site)}`,
  }
  around.set(site, made)
  return made
}

/** A field of the author's, in Markdown. */
function block(markdown: string, name: string, idPrefix: string): Html | false {
  if (markdown.trim() === '') return false
  const rendered = renderMarkdown(markdown, { idPrefix: `${idPrefix}-`, article: true })
  return html`<div class="own ${name}">${trusted(rendered.html)}</div>\n`
}

function copyright(site: Site): Html | false {
  const names = site.library.authors.map(({ name }) => name).join(', ')
  const [first, last] = yearsOf(site)
  const span = first === last ? first : `${first}–${last}`
  return names !== '' && html`<span>© ${span} ${names}</span>`
}

/** The years of the first and the last post, empty where there is none. */
export function yearsOf(site: Site): [first: string, last: string] {
  const years = site.posts.map(({ date }) => date.slice(0, 4)).sort()
  return [years[0] ?? '', years[years.length - 1] ?? '']
}

/** Printed on paper only: where the page is on the web. */
function address(site: Site, page: SitePage): Html | false {
  const address = webAddress(site.library.baseUrl, page.path)
  return address !== null && html`<span class="addr">${address.replace(/^https?:\/\//, '')}</span>`
}
