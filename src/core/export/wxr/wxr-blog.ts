import type { Library } from '../../library'
import { slugify } from '../../slug'
import type { Topic } from '../../topic'
import { escapeHtml } from '../html'
import { plainElement, textElement } from './xml'

/** What stands before the posts in a WordPress export. */
export interface WxrBlog {
  readonly library: Library
  readonly topics: readonly Topic[]
  /** The tags of all its posts. */
  readonly tags: readonly string[]
}

/** WordPress eXtended RSS 1.2 as the exporter of WordPress writes it: the blog, its authors, its topics as categories, its tags. */
export function wxrOpening({ library, topics, tags }: WxrBlog): string {
  const { title, description, language } = library
  const address = escapeHtml(library.baseUrl.trim().replace(/\/+$/, ''))
  const known = new Set(topics.map(({ id }) => id))
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0"',
    '  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"',
    '  xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    '  xmlns:dc="http://purl.org/dc/elements/1.1/"',
    '  xmlns:wp="http://wordpress.org/export/1.2/">',
    '<channel>',
    textElement('title', title),
    plainElement('link', address),
    textElement('description', description),
    plainElement('language', escapeHtml(language)),
    plainElement('wp:wxr_version', '1.2'),
    plainElement('wp:base_site_url', address),
    plainElement('wp:base_blog_url', address),
    ...library.authors.map(({ id, name }, at) => authorLine(at + 1, id, name)),
    ...topics.map((topic, at) => categoryLine(at + 1, topic, known)),
    ...tags.map((tag, at) => tagLine(topics.length + at + 1, tag)),
    plainElement('generator', 'Postil'),
  ]
  return `${lines.join('\n')}\n`
}

export const WXR_CLOSING = '</channel>\n</rss>\n'

function authorLine(number: number, id: string, name: string): string {
  const parts = [
    plainElement('wp:author_id', number),
    textElement('wp:author_login', id),
    textElement('wp:author_email', ''),
    textElement('wp:author_display_name', name),
  ]
  return `<wp:author>${parts.join('')}</wp:author>`
}

function categoryLine(number: number, { id, title, parent, description }: Topic, known: ReadonlySet<string>): string {
  const parts = [
    plainElement('wp:term_id', number),
    textElement('wp:category_nicename', id),
    textElement('wp:category_parent', parent !== null && known.has(parent) ? parent : ''),
    textElement('wp:cat_name', title),
    ...(description === '' ? [] : [textElement('wp:category_description', description)]),
  ]
  return `<wp:category>${parts.join('')}</wp:category>`
}

function tagLine(number: number, tag: string): string {
  const parts = [
    plainElement('wp:term_id', number),
    textElement('wp:tag_slug', slugify(tag)),
    textElement('wp:tag_name', tag),
  ]
  return `<wp:tag>${parts.join('')}</wp:tag>`
}
