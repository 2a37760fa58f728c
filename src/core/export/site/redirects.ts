import { html } from '../html'
import { htmlDocument } from '../page'
import { titleOf } from './entries'
import type { Site, SiteFile } from './model'
import { relativeAddress, webAddress } from './paths'

/**
 * A page at each address under which a post was found before it was renamed. It leads on without script, says where to,
 * and tells searchers which address counts. A page of the site that now stands there wins; so does the newer post.
 */
export function redirectPages(site: Site, taken: ReadonlySet<string>): SiteFile[] {
  const used = new Set(taken)
  const files: SiteFile[] = []
  for (const post of site.posts) {
    for (const path of post.formerPaths) {
      if (used.has(path)) continue
      used.add(path)
      const address = relativeAddress(path, post.path)
      const canonical = webAddress(site.library.baseUrl, post.path)
      const head = {
        title: titleOf(post),
        description: '',
        language: post.language,
        style: '',
        links: [
          html`<meta http-equiv="refresh" content="0; url=${address}">`,
          html`<meta name="robots" content="noindex">`,
          ...(canonical === null ? [] : [html`<link rel="canonical" href="${canonical}">`]),
        ],
      }
      const body = html`<main><h1>Moved</h1>\n<p>This post is now at <a href="${address}">${titleOf(post)}</a>.</p></main>`
      files.push({ path, content: htmlDocument(head, body) })
    }
  }
  return files
}
