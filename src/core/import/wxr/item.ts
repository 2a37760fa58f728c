import type { WxrElement } from './read-element'

/** One item of a WXR file, its fields as they are written. */
export interface WxrItem {
  readonly line: number
  /** HTML; so are names of categories. */
  readonly title: string
  readonly link: string
  /** The login of the author. */
  readonly creator: string
  readonly content: string
  readonly excerpt: string
  readonly id: string
  readonly slug: string
  readonly type: string
  readonly status: string
  readonly password: string
  readonly commentStatus: string
  readonly attachment: string
  readonly published: WxrDate
  readonly changed: WxrDate
  readonly categories: readonly { readonly domain: string; readonly slug: string; readonly name: string }[]
  readonly meta: WxrMeta
  readonly comments: readonly WxrComment[]
  /** Whether anything in it is WordPress's own. */
  readonly isWordpress: boolean
}

/** As the blog's calendar has it, and in UTC: `2016-06-10 09:00:00`, zeros for none. */
export interface WxrDate {
  readonly local: string
  readonly gmt: string
}

/** All the values of each key, in their order. */
export type WxrMeta = ReadonlyMap<string, readonly string[]>

export interface WxrComment {
  readonly id: string
  readonly parent: string
  readonly author: string
  readonly email: string
  readonly url: string
  readonly date: WxrDate
  /** HTML. */
  readonly content: string
  readonly approved: string
  readonly type: string
  /** Of the blog's own user who wrote it; `0` for anybody else. */
  readonly user: string
}

/** The item of an element `<item>`. */
export function wxrItem(element: WxrElement, line: number): WxrItem {
  const field = (name: string) => fieldOf(element, name).trim()
  return {
    line,
    title: field('title'),
    link: field('link'),
    creator: field('dc:creator'),
    content: fieldOf(element, 'content:encoded'),
    excerpt: fieldOf(element, 'excerpt:encoded'),
    id: field('wp:post_id'),
    slug: field('wp:post_name'),
    type: field('wp:post_type') || 'post',
    status: field('wp:status'),
    password: field('wp:post_password'),
    commentStatus: field('wp:comment_status'),
    attachment: field('wp:attachment_url'),
    published: { local: field('wp:post_date'), gmt: field('wp:post_date_gmt') },
    changed: { local: field('wp:post_modified'), gmt: field('wp:post_modified_gmt') },
    categories: childrenOf(element, 'category').map(({ attributes, text }) => ({
      domain: attributes.domain ?? '',
      slug: attributes.nicename ?? '',
      name: text.trim(),
    })),
    meta: metaOf(element),
    comments: childrenOf(element, 'wp:comment').map(wxrComment),
    isWordpress: element.children.some(({ name }) => name.startsWith('wp:')),
  }
}

function wxrComment(element: WxrElement): WxrComment {
  const field = (name: string) => fieldOf(element, `wp:comment_${name}`).trim()
  return {
    id: field('id'),
    parent: field('parent'),
    author: field('author'),
    email: field('author_email'),
    url: field('author_url'),
    date: { local: field('date'), gmt: field('date_gmt') },
    content: fieldOf(element, 'wp:comment_content'),
    approved: field('approved'),
    type: field('type'),
    user: field('user_id'),
  }
}

function metaOf(element: WxrElement): WxrMeta {
  const meta = new Map<string, string[]>()
  for (const one of childrenOf(element, 'wp:postmeta')) {
    const key = fieldOf(one, 'wp:meta_key').trim()
    const values = meta.get(key) ?? []
    values.push(fieldOf(one, 'wp:meta_value'))
    meta.set(key, values)
  }
  return meta
}

/** The words of the first child of a name; empty where there is none. */
function fieldOf(element: WxrElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? ''
}

function childrenOf(element: WxrElement, name: string): readonly WxrElement[] {
  return element.children.filter((child) => child.name === name)
}
