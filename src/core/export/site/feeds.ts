import { languageTag } from '../../language'
import { escapeHtml } from '../html'
import type { Site, SiteFile, SitePost } from './model'
import { SITE_FILES, webAddress } from './paths'

/** A post as feeds carry it: `html` is its text with notes at the end, all addresses whole, no copies for the margin. */
export interface FeedItem {
  readonly post: SitePost
  readonly html: string
}

/** Atom 1.0 (RFC 4287). Every time in it is one of the library's. */
export function atomFeed(site: Site, items: readonly FeedItem[]): SiteFile {
  const { library } = site
  const home = webAddress(library.baseUrl, SITE_FILES.home) ?? ''
  const self = webAddress(library.baseUrl, SITE_FILES.atom) ?? ''
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag(library.language)}">`,
    `<id>${escapeHtml(home)}</id>`,
    `<title>${text(library.title || 'Untitled')}</title>`,
    ...(library.description === '' ? [] : [`<subtitle>${text(library.description)}</subtitle>`]),
    `<updated>${newest(items)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeHtml(home)}"/>`,
    '<generator>Postil</generator>',
    ...authorLines(library.authors.map(({ name }) => name)),
    ...items.flatMap((item) => atomEntry(site, item)),
    '</feed>',
    '',
  ]
  return { path: SITE_FILES.atom, content: lines.join('\n') }
}

function atomEntry(site: Site, { post, html }: FeedItem): string[] {
  const address = escapeHtml(webAddress(site.library.baseUrl, post.path) ?? '')
  return [
    '<entry>',
    `<id>${address}</id>`,
    `<title>${text(post.title || 'Untitled')}</title>`,
    `<link rel="alternate" type="text/html" href="${address}"/>`,
    `<published>${post.date}</published>`,
    `<updated>${later(post.modified, post.date)}</updated>`,
    ...authorLines(authorNames(site, post)),
    ...post.tags.map((tag) => `<category term="${text(tag)}"/>`),
    ...(post.excerpt === '' ? [] : [`<summary>${text(post.excerpt)}</summary>`]),
    `<content type="html" xml:lang="${languageTag(post.language)}">${text(html)}</content>`,
    '</entry>',
  ]
}

/** JSON Feed 1.1. */
export function jsonFeed(site: Site, items: readonly FeedItem[]): SiteFile {
  const { library } = site
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: library.title || 'Untitled',
    home_page_url: webAddress(library.baseUrl, SITE_FILES.home),
    feed_url: webAddress(library.baseUrl, SITE_FILES.jsonFeed),
    ...(library.description === '' ? {} : { description: library.description }),
    language: languageTag(library.language),
    authors: library.authors.map(({ name }) => ({ name })),
    items: items.map(({ post, html }) => ({
      id: webAddress(library.baseUrl, post.path),
      url: webAddress(library.baseUrl, post.path),
      title: post.title || 'Untitled',
      ...(post.excerpt === '' ? {} : { summary: post.excerpt }),
      content_html: html,
      date_published: post.date,
      date_modified: later(post.modified, post.date),
      language: languageTag(post.language),
      authors: authorNames(site, post).map((name) => ({ name })),
      ...(post.tags.length === 0 ? {} : { tags: post.tags }),
    })),
  }
  return { path: SITE_FILES.jsonFeed, content: `${JSON.stringify(feed, null, 2)}\n` }
}

/** Every page that searchers should know, with the day it last changed where a post is the page. */
export function siteMap(site: Site, pages: readonly string[]): SiteFile {
  const changed = new Map(site.posts.map((post) => [post.path, later(post.modified, post.date)]))
  const lines = pages.map((path) => {
    const last = changed.get(path)
    const address = escapeHtml(webAddress(site.library.baseUrl, path) ?? '')
    return `<url><loc>${address}</loc>${last === undefined ? '' : `<lastmod>${last}</lastmod>`}</url>`
  })
  const content = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
  return { path: SITE_FILES.sitemap, content }
}

/** Everybody may read everything; names the site map where there is one. */
export function robotsFile(site: Site): SiteFile {
  const map = webAddress(site.library.baseUrl, SITE_FILES.sitemap)
  return {
    path: SITE_FILES.robots,
    content: `User-agent: *\nAllow: /\n${map === null ? '' : `\nSitemap: ${map}\n`}`,
  }
}

function authorNames(site: Site, post: SitePost): string[] {
  return post.authors.flatMap((id) => site.library.authors.find((author) => author.id === id)?.name ?? [])
}

function authorLines(names: readonly string[]): string[] {
  return names.map((name) => `<author><name>${text(name)}</name></author>`)
}

/** The feed as a whole changed when the newest change in it was made; an empty one never did. */
function newest(items: readonly FeedItem[]): string {
  return items.reduce((last, { post }) => later(later(post.modified, post.date), last), '1970-01-01T00:00:00Z')
}

function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}

/** Text in XML, without the control characters that XML 1.0 cannot hold in any form. */
function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
  return escapeHtml(value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
}
