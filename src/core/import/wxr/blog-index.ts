import type { BlogAddresses } from './blog-address'
import { htmlWords } from './html-words'
import type { WxrItem } from './item'
import { isText } from './item-kind'
import { wxrTimestamp } from './wxr-date'
import { wxrSlug } from './wxr-slug'

/** What a link to a post needs to know of it. */
export interface LinkedPost {
  readonly slug: string
  readonly title: string
  readonly date: string | null
}

/** No blog has more; of what pretends to be one no more is remembered. */
const MOST = 200_000

/** What posts of a blog need to know of its other items, small enough to be kept for all of them. */
export class BlogIndex {
  private readonly posts = new Map<string, LinkedPost>()
  private readonly slugs = new Map<string, number>()
  private readonly attachments = new Map<string, string>()

  constructor(private readonly addresses: BlogAddresses) {}

  add(item: WxrItem): void {
    if (this.posts.size + this.attachments.size > MOST) return
    if (item.type === 'attachment' && item.attachment !== '') this.attachments.set(item.id, item.attachment)
    if (!isText(item)) return
    const slug = wxrSlug(item)
    const post = { slug, title: htmlWords(item.title), date: wxrTimestamp(item.published) }
    this.slugs.set(slug, (this.slugs.get(slug) ?? 0) + 1)
    this.posts.set(`?p=${item.id}`, post)
    const page = this.addresses.pageOf(item.link)
    if (page !== null) this.posts.set(page, post)
  }

  /** The post that an address of the blog leads to; null for any other, and where two posts ask for one slug. */
  postAt(address: string): LinkedPost | null {
    const post = this.posts.get(this.addresses.pageOf(address) ?? '#') ?? null
    return post !== null && this.slugs.get(post.slug) === 1 ? post : null
  }

  /** The address of a media file. */
  attachment(id: string): string | null {
    return this.attachments.get(id) ?? null
  }
}
