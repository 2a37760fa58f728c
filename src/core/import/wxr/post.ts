import { Language, Slug } from '../../identifier'
import type { Post, PostStatus } from '../../post'
import type { ImportedPost } from '../imported-post'
import { boundedMarkdown } from './bounded-html'
import { classicMarkup, shortCodesIn } from './classic-markup'
import { htmlWords } from './html-words'
import type { WxrItem } from './item'
import { referOwnLinks } from './own-links'
import { tagsOf, topicsOf } from './topic-paths'
import type { WxrBlog } from './wxr-blog'
import { wxrOffset, wxrTimestamp } from './wxr-date'
import { wxrSlug } from './wxr-slug'

const STATUSES: Readonly<Record<string, PostStatus>> = {
  publish: 'published',
  future: 'scheduled',
  draft: 'draft',
  pending: 'draft',
  private: 'withheld',
  trash: 'trashed',
}

/** The post that an item becomes, with real notes. */
export function wxrPost(item: WxrItem, blog: WxrBlog): ImportedPost {
  const { channel, index } = blog
  const footnotes = item.meta.get('footnotes')?.[0]
  const converted = boundedMarkdown(classicMarkup(item.content), {
    wordpress: true,
    ...(footnotes === undefined ? {} : { wordpressFootnotes: footnotes }),
  })
  const offset = wxrOffset(item.published) ?? wxrOffset(item.changed) ?? 'Z'
  const [published, changed] = [wxrTimestamp(item.published, offset), wxrTimestamp(item.changed, offset)]
  const status = statusOf(item)
  return {
    id: null,
    title: htmlWords(item.title),
    slug: wxrSlug(item),
    status: status.value,
    date: published ?? changed,
    created: published ?? changed,
    modified: changed,
    authors: item.creator === '' ? null : [channel.authors.get(item.creator) ?? item.creator],
    topics: topicsOf(item, channel.categories),
    tags: tagsOf(item),
    language: Language.safeParse(channel.language).success ? channel.language : null,
    excerpt: htmlWords(item.excerpt),
    picture: null,
    formerly: formerlyOf(item, published),
    setAside: [],
    body: referOwnLinks(converted.markdown, index, channel.language),
    notices: [...status.notices, ...converted.problems, ...lostOf(item)],
  }
}

function statusOf(item: WxrItem): { readonly value: PostStatus; readonly notices: readonly string[] } {
  const value = STATUSES[item.status]
  if (value === undefined)
    return { value: 'draft', notices: [`its status “${item.status}” is not known to Postil; it came in as a draft`] }
  if (item.password !== '' && value === 'published')
    return { value: 'withheld', notices: ['it was to be read with a password only; it came in as withheld'] }
  if (item.status === 'pending') return { value, notices: ['it waited for review; it came in as a draft'] }
  return { value, notices: [] }
}

/** The slugs it had before, whose addresses go on leading to it. */
function formerlyOf({ meta }: WxrItem, date: string | null): Post['formerly'] {
  const slugs = (meta.get('_wp_old_slug') ?? []).filter((slug) => Slug.safeParse(slug).success)
  return date === null || slugs.length === 0 ? undefined : slugs.map((slug) => ({ slug, date }))
}

/** What of its text only WordPress can show. */
function lostOf({ content }: WxrItem): string[] {
  const codes = shortCodesIn(content).map((name) => `the short code [${name}] stays as it is typed`)
  return /<!--\s*wp:block\s/.test(content) ? [...codes, 'a reusable block that it shows was left out'] : codes
}
