import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { timestampOf } from '../typed-date'
import { articleData } from './json-ld'
import { attribute, elementsOf, textOf } from './tree'

/** What a page says of itself where no reader sees it. Lists are empty and texts null where it says nothing. */
export interface PageHead {
  /** The title of what it shows, without the site's name. */
  readonly title: string | null
  /** What the window's title says: often with the site's name. */
  readonly windowTitle: string | null
  readonly site: string | null
  readonly authors: readonly string[]
  readonly published: string | null
  readonly created: string | null
  readonly modified: string | null
  readonly description: string | null
  readonly tags: readonly string[]
  readonly language: string | null
  /** The address it calls its own. */
  readonly address: string | null
  readonly generator: string
}

/** In characters; what is longer is cut. */
const LONGEST = 5000

/** Reads the head of a whole page: its elements, Open Graph, JSON-LD, and what word processors leave there. */
export function readPageHead(root: Root): PageHead {
  const elements = elementsOf(root)
  const meta = metaOf(elements)
  const data = articleData(elements)
  const office = officeProperties(root)
  const first = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? [])[0] ?? null
  const all = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? [])
  const date = (...said: (string | null)[]) => said.map((one) => timestampOf(one ?? '')).find(Boolean) ?? null
  const authors = [data.authors, all('author', 'citation_author', 'dc.creator', 'dcterms.creator', 'article:author')]
  return {
    title: data.title ?? first('og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'),
    windowTitle: words(elements.find(({ tagName }) => tagName === 'title')),
    site: first('og:site_name', 'application-name') ?? data.site,
    authors: distinct([...(authors.find((some) => some.length > 0) ?? []), ...office('author').slice(0, 1)]),
    published: date(
      data.published,
      first('article:published_time', 'citation_publication_date', 'citation_date', 'pubdate', 'publish-date'),
      first('date', 'dc.date', 'dcterms.date', 'dcterms.issued', 'dc.date.issued', 'og:published_time'),
    ),
    created: date(first('created', 'dcterms.created', 'dc.date.created'), office('created')[0] ?? null),
    modified: date(
      data.modified,
      first('article:modified_time', 'og:updated_time', 'last-modified', 'dcterms.modified', 'changed'),
      office('lastsaved')[0] ?? null,
    ),
    description: first('description', 'og:description', 'twitter:description') ?? data.description,
    tags: tagsOf([...all('keywords', 'news_keywords'), ...office('keywords')], [...all('article:tag'), ...data.tags]),
    language: languageOf(elements, first('content-language', 'og:locale')),
    address: addressOf(elements) ?? first('og:url') ?? data.address,
    generator: first('generator') ?? '',
  }
}

/** What `meta` elements say, by name in lower case, in their order. */
function metaOf(elements: readonly Element[]): Map<string, string[]> {
  const said = new Map<string, string[]>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const name = ['name', 'property', 'httpEquiv', 'itemProp'].map((one) => attribute(element, one)).find(Boolean)
    const content = attribute(element, 'content').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST)
    if (name === undefined || content === '') continue
    const key = name.toLowerCase()
    said.set(key, [...(said.get(key) ?? []), content])
  }
  return said
}

/** Word writes what it knows of a document as XML in a comment for itself. */
function officeProperties(root: Root): (name: string) => string[] {
  const html = root.children.find((child) => child.type === 'element' && child.tagName === 'html')
  const head = html && 'children' in html ? html.children.find((one) => one.type === 'element') : undefined
  const notes = head && 'children' in head ? head.children : []
  const said = notes.flatMap((note) =>
    note.type === 'comment' && note.value.includes('<o:DocumentProperties>')
      ? elementsOf(fromHtml(note.value, { fragment: true }))
      : [],
  )
  return (name) => said.filter(({ tagName }) => tagName === `o:${name}`).flatMap((one) => words(one) ?? [])
}

function languageOf(elements: readonly Element[], other: string | null): string | null {
  for (const element of elements) {
    const lang = attribute(element, 'lang') || attribute(element, 'xmlLang')
    if (lang !== '' && /^(?:html|body)$/.test(element.tagName)) return lang
    if (element.tagName === 'body') break
  }
  return other?.replace('_', '-') ?? null
}

function addressOf(elements: readonly Element[]): string | null {
  const link = elements.find((one) => one.tagName === 'link' && attribute(one, 'rel').toLowerCase() === 'canonical')
  return link ? attribute(link, 'href') || null : null
}

function tagsOf(joined: readonly string[], single: readonly string[]): string[] {
  return distinct([...joined.flatMap((list) => list.split(/[,;]/)), ...single].map((tag) => tag.trim()))
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].filter((one) => one !== '' && !/^https?:/i.test(one))
}

function words(element: Element | undefined): string | null {
  const said = element ? textOf(element).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST) : ''
  return said === '' ? null : said
}
