import { isoDay } from '../../printed-date'
import { pathAddress } from '../file-name'

/** The files of a site that are there once. */
export const SITE_FILES = {
  home: 'index.html',
  archive: 'archive/index.html',
  topics: 'topics/index.html',
  tags: 'tags/index.html',
  authors: 'authors/index.html',
  sources: 'sources/index.html',
  search: 'search/index.html',
  searchScript: 'search/search.js',
  notFound: '404.html',
  style: 'assets/site.css',
  atom: 'feed.xml',
  jsonFeed: 'feed.json',
  sitemap: 'sitemap.xml',
  robots: 'robots.txt',
} as const

export const yearPath = (year: string) => `archive/${year}/index.html`
export const topicPagePath = (topic: string) => `topics/${topic}/index.html`
export const tagPath = (slug: string) => `tags/${slug}/index.html`
export const authorPath = (author: string) => `authors/${author}/index.html`
export const searchDataPath = (year: string) => `search/${year}.js`
export const picturePath = (name: string) => `assets/${name}`

/** The file of a post by the library's permalink pattern. A pattern that ends in "/" makes a folder with an index.html. */
export function permalinkPath(pattern: string, post: { id: string; slug: string; date: string }): string {
  const [year = '', month = '', day = ''] = isoDay(post.date).split('-')
  const values: Readonly<Record<string, string>> = { slug: post.slug, id: post.id, year, month, day }
  const path = pattern.replaceAll(/:(slug|id|year|month|day)/g, (_, name: string) => values[name] ?? '')
  return path.endsWith('/') ? `${path}index.html` : path
}

/** The address of one file of the site seen from another, so that the folder also works from a disk. */
export function relativeAddress(from: string, to: string): string {
  const [file = '', anchor] = to.split('#')
  let shared = 0
  for (let at = 0; at < from.length && from[at] === file[at]; at += 1) if (from[at] === '/') shared = at + 1
  const up = '../'.repeat(from.slice(shared).split('/').length - 1)
  return `${up}${pathAddress(file.slice(shared))}${anchor === undefined ? '' : `#${anchor}`}`
}

/** The address of a file on the web, by the library's base URL; null while it has none. "index.html" is left out. */
export function webAddress(baseUrl: string, path: string): string | null {
  const base = baseUrl.trim().replace(/\/+$/, '')
  if (!/^https?:\/\/\S+$/.test(base)) return null
  return `${base}/${pathAddress(path.replace(/(^|\/)index\.html$/, '$1'))}`
}
