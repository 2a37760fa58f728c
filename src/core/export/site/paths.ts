import { isoDay } from '../../printed-date'
import { fileStem, pathAddress } from '../file-name'

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
export const tagPath = (slug: string) => `tags/${fileStem(slug)}/index.html`
export const authorPath = (author: string) => `authors/${author}/index.html`
export const searchDataPath = (year: string) => `search/${year}.js`
export const picturePath = (name: string) => `assets/${name}`

/** What a permalink may name of a post. */
interface Linked {
  readonly id: string
  readonly slug: string
  readonly date: string
}

/** The file of each post by the library's permalink pattern. A pattern that ends in "/" makes folders with an index.html. */
export function permalinks(pattern: string): (post: Linked) => string {
  // By turns what stands between the fields and their names; read once, for it is asked for thousands of posts.
  const pieces = pattern.split(/:(slug|id|year|month|day)/)
  return (post) => {
    let path = ''
    pieces.forEach((piece, at) => {
      path += at % 2 === 0 ? piece : fieldOf(post, piece)
    })
    return path.endsWith('/') ? `${path}index.html` : path
  }
}

/** The file of one post. */
export function permalinkPath(pattern: string, post: Linked): string {
  return permalinks(pattern)(post)
}

function fieldOf({ id, slug, date }: Linked, name: string): string {
  if (name === 'slug') return fileStem(slug)
  if (name === 'id') return id
  const [year = '', month = '', day = ''] = isoDay(date).split('-')
  return name === 'year' ? year : name === 'month' ? month : day
}

/** The address of one file of the site seen from another, so that the folder also works from a disk. */
export function relativeAddress(from: string, to: string): string {
  const [file = '', anchor] = to.split('#')
  let shared = 0
  for (let at = 0; at < from.length && from[at] === file[at]; at += 1) if (from[at] === '/') shared = at + 1
  const up = '../'.repeat(from.slice(shared).split('/').length - 1)
  return `${up}${pathAddress(file.slice(shared))}${anchor === undefined ? '' : `#${anchor}`}`
}

const BASE = /^https?:\/\/[^\s"<>\\^`{|}]+$/

/** The address of a file on the web, by the library's base URL; null while it has none. "index.html" is left out. */
export function webAddress(baseUrl: string, path: string): string | null {
  const base = baseUrl.trim().replace(/\/+$/, '')
  if (!BASE.test(base)) return null
  return `${base}/${pathAddress(path.replace(/(^|\/)index\.html$/, '$1'))}`
}

/** Where a library's own pages begin on their host, with "/" at both ends; null while it has no base URL. */
export function rootPath(baseUrl: string): string | null {
  const [, path] = (BASE.test(baseUrl.trim()) && /^https?:\/\/[^/]+\/*(.*?)\/*$/.exec(baseUrl.trim())) || []
  if (path === undefined) return null
  return path === '' ? '/' : `/${path}/`
}
