import { counted } from '../../counted'
import { renderMarkdown } from '../../markdown/render'
import { printDate } from '../../printed-date'
import { freeSlug, slugify } from '../../slug'
import { type Html, html, trusted } from '../html'
import { day, postLink, postList } from './entries'
import { addressesFrom, type SitePage, sitePage } from './frame'
import type { Site, SiteFile, SitePost } from './model'
import { authorPath, relativeAddress, SITE_FILES, tagPath, yearPath } from './paths'
import { pageRules } from './site-style'

/** The newest posts, with their first words. */
export function homePage(site: Site): SiteFile {
  const path = SITE_FILES.home
  const { library } = site
  const newest = site.posts.slice(0, library.settings.site.newest)
  const main = html`<h1>${library.title || 'Untitled'}</h1>
${library.description !== '' && html`<p class="lead">${library.description}</p>`}
${newest.map((post) => homeItem(site, post))}
${site.posts.length > newest.length && html`<p class="item"><a href="${relativeAddress(path, SITE_FILES.archive)}">All ${counted(site.posts.length, 'post', 'posts')}</a></p>`}
${site.posts.length === 0 && html`<p>Nothing is published yet.</p>`}`
  return file(site, { path, title: library.title, description: library.description, main })
}

function homeItem(site: Site, post: SitePost): Html {
  const counts = [
    post.notes > 0 ? counted(post.notes, 'note', 'notes') : '',
    post.comments.length > 0 ? counted(post.comments.length, 'comment', 'comments') : '',
  ].filter((words) => words !== '')
  const words = post.excerpt.trim() || post.opening
  const date = html`<time datetime="${post.date}">${printDate(post.date, site.library.language)}</time>`
  return html`<section class="item"><h2>${postLink(SITE_FILES.home, post)}</h2>
<p class="by">${date}${counts.map((count) => html` · ${count}`)}</p>
${words !== '' && html`<p>${words}</p>`}</section>\n`
}

/** The years. */
export function archivePage(site: Site): SiteFile {
  const years = byYear(site.posts)
  const path = SITE_FILES.archive
  const main = html`<h1>Archive</h1>
<p class="by">${counted(site.posts.length, 'post', 'posts')}${tagSlugs(site).size > 0 && html` · <a href="${relativeAddress(path, SITE_FILES.tags)}">Tags</a>`}</p>
<ol class="entries">
${[...years].map(([year, posts]) => html`<li class="entry"><a href="${relativeAddress(path, yearPath(year))}">${year}</a><span class="count">${counted(posts.length, 'post', 'posts')}</span></li>\n`)}</ol>`
  return file(site, { path, title: 'Archive', description: `All posts of ${site.library.title} by year.`, main })
}

/** The posts of one year. */
export function yearPage(site: Site, year: string, posts: readonly SitePost[]): SiteFile {
  const path = yearPath(year)
  const main = html`<h1>${year}</h1>
<p class="by"><a href="${relativeAddress(path, SITE_FILES.archive)}">Archive</a> · ${counted(posts.length, 'post', 'posts')}</p>
${postList(site, path, posts)}`
  return file(site, { path, title: year, description: `The posts of ${year}.`, main })
}

/** Posts by the year of their own calendar, newest year first. */
export function byYear(posts: readonly SitePost[]): Map<string, SitePost[]> {
  const years = new Map<string, SitePost[]>()
  for (const post of posts) addTo(years, post.date.slice(0, 4), post)
  return new Map([...years].sort(([a], [b]) => (a < b ? 1 : -1)))
}

function addTo(groups: Map<string, SitePost[]>, name: string, post: SitePost): void {
  const group = groups.get(name)
  if (group) group.push(post)
  else groups.set(name, [post])
}

/** The tags of the posts with the slug of each one's page, in the order of the alphabet. */
export function tagsOf(site: Site): { tag: string; slug: string; posts: SitePost[] }[] {
  const tags = new Map<string, SitePost[]>()
  for (const post of site.posts) for (const tag of new Set(post.tags)) addTo(tags, tag, post)
  const taken = new Set<string>()
  return [...tags]
    .sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
    .map(([tag, posts]) => {
      const slug = freeSlug(slugify(tag), (wanted) => taken.has(wanted))
      taken.add(slug)
      return { tag, slug, posts }
    })
}

const slugs = new WeakMap<Site, ReadonlyMap<string, string>>()

/** The slug of each tag's page. */
export function tagSlugs(site: Site): ReadonlyMap<string, string> {
  const known = slugs.get(site) ?? new Map(tagsOf(site).map(({ tag, slug }) => [tag, slug]))
  slugs.set(site, known)
  return known
}

export function tagPages(site: Site): SiteFile[] {
  const tags = tagsOf(site)
  const path = SITE_FILES.tags
  const main = html`<h1>Tags</h1>
<p class="by">${counted(tags.length, 'tag', 'tags')}</p>
<ol class="entries">
${tags.map(({ tag, slug, posts }) => html`<li class="entry"><a href="${relativeAddress(path, tagPath(slug))}">${tag}</a><span class="count">${counted(posts.length, 'post', 'posts')}</span></li>\n`)}</ol>`
  const whole = file(site, { path, title: 'Tags', description: `The tags of ${site.library.title}.`, main })
  return [whole, ...tags.map((tag) => tagPage(site, tag))]
}

function tagPage(site: Site, { tag, slug, posts }: { tag: string; slug: string; posts: SitePost[] }): SiteFile {
  const path = tagPath(slug)
  const main = html`<h1>${tag}</h1>
<p class="by"><a href="${relativeAddress(path, SITE_FILES.tags)}">Tags</a> · ${counted(posts.length, 'post', 'posts')}</p>
${postList(site, path, posts)}`
  return file(site, { path, title: tag, description: `Posts with the tag ${tag}.`, main })
}

/** Who writes, and each author's posts with all biographies. */
export function authorPages(site: Site): SiteFile[] {
  const path = SITE_FILES.authors
  const { authors } = site.library
  const main = html`<h1>About</h1>
${site.library.description !== '' && html`<p class="lead">${site.library.description}</p>`}
${authors.map((author) => html`<section class="item"><h2><a href="${relativeAddress(path, authorPath(author.id))}">${author.name}</a></h2>${biography(author.biography, `about-${author.id}-`)}</section>\n`)}`
  const whole = file(site, { path, title: 'About', description: `Who writes ${site.library.title}.`, main })
  return [whole, ...authors.map((author) => authorPage(site, author))]
}

function authorPage(site: Site, author: Site['library']['authors'][number]): SiteFile {
  const path = authorPath(author.id)
  const posts = site.posts.filter((post) => post.authors.includes(author.id))
  const earlier = [...author.earlierBiographies].sort((a, b) => compare(b.until, a.until))
  const main = html`<h1>${author.name}</h1>
<p class="by">${counted(posts.length, 'post', 'posts')}</p>
${biography(author.biography, 'now-')}
${author.url !== '' && /^https?:\/\//.test(author.url) && html`<p><a href="${author.url}" rel="me">${author.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a></p>`}
<section><h2>Posts</h2>${postList(site, path, posts)}</section>
${earlier.length > 0 && html`<section><h2>Earlier biographies</h2>${earlier.map(({ until, text }, at) => html`<section><h3>Until ${day(site, until)}</h3>${biography(text, `then-${at}-`)}</section>`)}</section>`}`
  return file(site, { path, title: author.name, description: `${author.name}, and posts by ${author.name}.`, main })
}

function biography(markdown: string, idPrefix: string): Html | false {
  return (
    markdown.trim() !== '' && trusted(renderMarkdown(markdown, { idPrefix, profile: 'comment', article: true }).html)
  )
}

/**
 * What a host shows for an address that is not there. It may be shown anywhere, so its links start at the site's root, and
 * its style stands in it.
 */
export function notFoundPage(site: Site): SiteFile {
  const path = SITE_FILES.notFound
  const to = addressesFrom(site, path)
  const style = pageRules(site.library.settings.site.css)
  const main = html`<h1>Not here</h1>
<p class="lead">There is no page at this address. It may have been renamed; the list below finds it by its subject.</p>
<p><a href="${to(SITE_FILES.topics)}">Topics</a>, <a href="${to(SITE_FILES.archive)}">Archive</a>, <a href="${to(SITE_FILES.search)}">Search</a></p>`
  return file(site, {
    path,
    title: 'Not here',
    description: 'There is no page at this address.',
    main,
    hidden: true,
    style,
  })
}

export function file(
  site: Site,
  page: Omit<SitePage, 'kind' | 'language'> & Partial<Pick<SitePage, 'kind' | 'language'>>,
): SiteFile {
  return {
    path: page.path,
    content: sitePage(site, { kind: 'website', language: site.library.language, ...page }),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
