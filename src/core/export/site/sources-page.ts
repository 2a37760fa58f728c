import { counted } from '../../counted'
import { renderMarkdown } from '../../markdown/render'
import { html, trusted } from '../html'
import { noteBodies } from '../margin-notes'
import type { PageContext } from '../post-page'
import { postLink } from './entries'
import { file } from './lists'
import type { Site, SiteFile, SitePost } from './model'
import { SITE_FILES } from './paths'

/** Every source that a published post cites, as the library's style prints it, with the posts that cite it. */
export function sourcesPage(site: Site, citationsFor: PageContext['citationsFor']): SiteFile {
  const path = SITE_FILES.sources
  const cited = citedSources(site)
  const main = html`<h1>Sources</h1>
<p class="by">${counted(cited.length, 'source', 'sources')} cited</p>
<ol class="entries">
${cited.map(({ key, posts }) => {
  const places = posts.map((post, at) => html`${at > 0 && '; '}${postLink(path, post)}`)
  return html`<li class="source" id="source-${key}"><p>${trusted(printed(key, citationsFor))}</p><p class="in">In ${places}</p></li>\n`
})}</ol>`
  const description = `The sources cited in ${site.library.title}, and where.`
  return file(site, { path, title: 'Sources', description, main })
}

/** A source as a note prints it that cites it for the first time. */
function printed(key: string, citationsFor: PageContext['citationsFor']): string {
  const markdown = `[^1]\n\n[^1]: [@${key}]`
  const citations = citationsFor?.(markdown)
  const { notesHtml } = renderMarkdown(markdown, citations ? { citations } : {})
  return (noteBodies(notesHtml, '').get(1) ?? '').split('</div></li>')[0]?.trim() ?? ''
}

/** The sources that published posts cite, by the words they are sorted under, and their posts, newest first. */
function citedSources(site: Site): { key: string; posts: SitePost[] }[] {
  const posts = new Map<string, SitePost[]>()
  for (const post of site.posts) for (const key of post.sources) posts.set(key, [...(posts.get(key) ?? []), post])
  const order = new Map(
    site.sources.map(({ key, csl }) => [key, `${firstName(csl)} ${String(csl.title ?? key)}`.toLowerCase()]),
  )
  return [...posts]
    .filter(([key]) => order.has(key))
    .sort(([a], [b]) => compare(order.get(a) ?? a, order.get(b) ?? b) || compare(a, b))
    .map(([key, citing]) => ({ key, posts: citing }))
}

function firstName(csl: Readonly<Record<string, unknown>>): string {
  const people = Array.isArray(csl.author) ? csl.author : Array.isArray(csl.editor) ? csl.editor : []
  const first: unknown = people[0]
  if (typeof first !== 'object' || first === null) return ''
  const { family, literal } = first as { family?: unknown; literal?: unknown }
  return typeof family === 'string' ? family : typeof literal === 'string' ? literal : ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
