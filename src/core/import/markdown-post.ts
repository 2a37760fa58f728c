import type { z } from 'zod'
import { Slug } from '../identifier'
import { LanguageTag } from '../language'
import { parseMarkdown } from '../markdown/parse'
import { plainText } from '../markdown/plain-text'
import { Post, PostStatus } from '../post'
import { err, ok, type Result } from '../result'
import { slugify } from '../slug'
import { readFrontMatter } from './front-matter'
import type { ImportedPost } from './imported-post'
import type { FrontMatter } from './markdown-head'
import { timestampOf } from './typed-date'

/** What other programs call a field, behind the name it has here; the first that a file has holds. */
const FIELDS = {
  id: [],
  title: [],
  slug: [],
  date: ['publishDate', 'pubDate', 'date_published', 'published_at'],
  created: ['created_at'],
  modified: ['lastmod', 'last_modified_at', 'updated', 'date_updated', 'updated_at'],
  author: [],
  authors: [],
  status: [],
  draft: [],
  published: ['publish'],
  topic: [],
  topics: [],
  categories: [],
  category: [],
  tags: [],
  keywords: [],
  language: ['lang'],
  excerpt: ['description', 'summary'],
  picture: ['image', 'feature_image', 'featured_image', 'coverImage'],
  permalink: ['url'],
  formerly: [],
  setAside: [],
} as const
type FieldName = keyof typeof FIELDS

/** The name a field has here; people write "Title", and Hugo takes it for the same. */
const NAMES = new Map<string, FieldName>(
  (Object.keys(FIELDS) as FieldName[]).flatMap((name) =>
    [name, ...FIELDS[name]].map((other): [string, FieldName] => [other.toLowerCase(), name]),
  ),
)

/** Jekyll tells the day of a post, and its address, by its file: `2016-06-10-on-oaths`. */
const DATED_FILE = /^(\d{4}-\d{2}-\d{2})-(.+)$/

/**
 * Reads a Markdown file with or without front matter as a post. Takes the text and the file's name without its
 * extension (title of last resort). The body is kept byte for byte. Errs only when the front matter cannot be read.
 */
export function readMarkdownPost(text: string, fileName: string): Result<ImportedPost, string> {
  const read = readFrontMatter(text)
  if (!read.ok) return err(read.error)
  const { front, body } = read.value
  const fields = new Fields(front ?? new Map())
  const heading = fields.text('title') === null ? leadingHeading(body) : null
  const [, day = null, name = null] = DATED_FILE.exec(fileName) ?? []
  const title = fields.title() ?? heading?.title ?? (name === null ? fileName : name.replaceAll('-', ' '))
  const date = fields.date('date') ?? fields.publishedOn() ?? timestampOf(day ?? '')
  return ok({
    id: fields.text('id'),
    title,
    slug: fields.slug(fields.lastOfAddress() ?? name ?? title),
    status: fields.status(front !== null && date !== null),
    date: date ?? fields.date('created'),
    created: fields.date('created'),
    modified: fields.date('modified'),
    authors: fields.has('author', 'authors') ? [...fields.list('author'), ...fields.list('authors')] : null,
    topics: (['topic', 'topics', 'category', 'categories'] as const).flatMap((name) => fields.list(name)),
    tags: fields.tags(),
    language: fields.language(),
    excerpt: fields.text('excerpt') ?? '',
    picture: fields.text('picture'),
    formerly: fields.structure('formerly', Post.shape.formerly),
    setAside: fields.structure('setAside', Post.shape.setAside) ?? [],
    body: heading ? heading.rest : body,
    notices: fields.notices,
  })
}

class Fields {
  readonly notices: string[] = []
  private readonly fields = new Map<FieldName, unknown>()

  constructor(front: FrontMatter) {
    const places = new Map<FieldName, number>()
    for (const [typed, value] of front) {
      const name = NAMES.get(typed.toLowerCase())
      if (name === undefined) {
        this.notices.push(`the field “${typed.slice(0, 60)}” is not known to Postil and was left out`)
        continue
      }
      const place = [name, ...FIELDS[name]].findIndex((other) => other.toLowerCase() === typed.toLowerCase())
      if (value === null || place > (places.get(name) ?? Number.POSITIVE_INFINITY)) continue
      places.set(name, place)
      this.fields.set(name, value)
    }
  }

  has(...names: readonly FieldName[]): boolean {
    return names.some((name) => this.fields.get(name) !== undefined && this.fields.get(name) !== null)
  }

  /** `/2016/06/on-oaths/` and `/2016/on-oaths.html` name a post as other programs published it; a pattern does not. */
  lastOfAddress(): string | null {
    const address = this.has('permalink') ? this.text('permalink') : null
    const [, last = null] = /([^/:{}]+?)(?:\.html?)?\/?$/.exec(address ?? '') ?? []
    return address !== null && !/[:{}]/.test(address.replace(/^https?:/, '')) && last !== 'index' ? last : null
  }

  /** A title is one line, however it was folded; our own export has it as it was. */
  title(): string | null {
    const typed = this.text('title')
    return typed !== null && !this.has('id') && /[\r\n]/.test(typed)
      ? typed.trim().replaceAll(/\s*[\r\n]\s*/g, ' ')
      : typed
  }

  text(name: FieldName): string | null {
    const value = this.fields.get(name)
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (value !== undefined && value !== null) this.notices.push(`the field “${name}” is not text and was left out`)
    return null
  }

  list(name: FieldName): string[] {
    const value = this.fields.get(name)
    const items = Array.isArray(value) ? value : typeof value === 'string' ? splitList(name, value) : [value]
    // Hugo and Pandoc say of an author more than the name.
    const named = items.map((item) => (item instanceof Map ? item.get('name') : item))
    const texts = named.filter((item) => typeof item === 'string' || typeof item === 'number').map(String)
    if (texts.length < items.length && value !== undefined && value !== null)
      this.notices.push(`the field “${name}” holds something other than text; that part was left out`)
    return texts.filter((text) => text.trim() !== '')
  }

  /** Obsidian's tags may begin with "#"; those of our own export are as they are. */
  tags(): string[] {
    const tags = [...this.list('tags'), ...this.list('keywords')]
    return this.has('id') ? tags : tags.map((tag) => tag.replace(/^#(?=\S)/, ''))
  }

  /** A field of our own export that is more than text; what does not fit is left out. */
  structure<T>(name: FieldName, schema: z.ZodType<T>): T | undefined {
    const value = this.fields.get(name)
    if (value === undefined) return undefined
    const read = schema.safeParse(plain(value))
    if (!read.success) this.notices.push(`the field “${name}” could not be read and was left out`)
    return read.data
  }

  date(name: FieldName): string | null {
    const typed = this.text(name)
    if (typed === null) return null
    const date = timestampOf(typed)
    if (date === null) this.notices.push(`“${typed.slice(0, 60)}” in “${name}” is not a date like 2016-06-10`)
    return date
  }

  /** Some programs have the day where others say whether. */
  publishedOn(): string | null {
    const published = this.fields.get('published')
    return typeof published === 'string' ? timestampOf(published) : null
  }

  slug(title: string): string {
    const typed = this.text('slug')
    if (typed === null) return slugify(title)
    if (Slug.safeParse(typed).success) return typed
    this.notices.push(`“${typed.slice(0, 60)}” cannot be a slug; “${slugify(typed)}” was taken`)
    return slugify(typed)
  }

  status(dated: boolean): PostStatus {
    const typed = this.text('status')?.toLowerCase()
    const named = PostStatus.safeParse(typed === 'publish' ? 'published' : typed)
    if (named.success) return named.data
    if (typed !== undefined) this.notices.push(`“${typed.slice(0, 60)}” is not a status; the post came in as a draft`)
    const [draft, published] = [this.fields.get('draft'), this.fields.get('published')]
    if (typed !== undefined || draft === true || published === false) return 'draft'
    return dated || draft === false || published === true ? 'published' : 'draft'
  }

  language(): string | null {
    const typed = this.text('language')
    if (typed === null || LanguageTag.safeParse(typed).success) return typed
    this.notices.push(`“${typed.slice(0, 60)}” is not a language tag like en or en-GB`)
    return null
  }
}

/** Maps of YAML as plain objects; a key that would reach an object's prototype stays a key. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, field]) => [String(name), plain(field)]))
  return value
}

/** Tags are often typed with commas; a topic or a name may hold one. */
function splitList(name: FieldName, value: string): string[] {
  return name === 'tags' || name === 'keywords' ? value.split(',').map((item) => item.trim()) : [value]
}

const NOTE_MARK = /\[\^[^\]\s]+\]|\^\[.*\]|\[[^\]]*@[^\]]*\]/g
/** `# Title`, or a title with a line of "=" below it. */
const HEADING = /^\s*(?: {0,3}# [^\r\n]*| {0,3}[^\s#>][^\r\n]*\r?\n {0,3}=+[ \t]*)(?=\r?\n|$)/

/**
 * A level-one heading that opens the text serves as the title; it is taken out, since the page prints the title itself, but
 * for one that carries notes or citations, which a title cannot.
 */
function leadingHeading(body: string): { readonly title: string; readonly rest: string } | null {
  const heading = HEADING.exec(body)?.[0] ?? ''
  if (heading === '' || heading.length > 500) return null
  const words = heading.replace(NOTE_MARK, '')
  const [block] = parseMarkdown(words).children
  const title = plainText(words).text
  if (block?.type !== 'heading' || block.depth !== 1 || title === '') return null
  if (words !== heading) return { title, rest: body }
  return { title, rest: body.slice(heading.length).replace(/^(?:\r?\n)+/, '') }
}
