import { counted } from '../../core/counted'
import { BlogAddresses } from '../../core/import/wxr/blog-address'
import { BlogIndex } from '../../core/import/wxr/blog-index'
import { wxrComments } from '../../core/import/wxr/comments'
import type { WxrItem } from '../../core/import/wxr/item'
import { isText, kindOf, ownFields } from '../../core/import/wxr/item-kind'
import { wxrPost } from '../../core/import/wxr/post'
import type { WxrRead } from '../../core/import/wxr/read-item'
import { Tally } from '../../core/import/wxr/tally'
import { describedTopics } from '../../core/import/wxr/topic-paths'
import type { WxrBlog } from '../../core/import/wxr/wxr-blog'
import { localTimestamp } from '../../core/timestamp'
import { BlogPictures } from './blog-pictures'
import type { ReadItem, ReadPost } from './read-post'
import { WxrFile } from './wxr-file'

/** How much of the work is the first look, which only learns what there is. */
const FIRST_LOOK = 0.1

/**
 * Reads what WordPress exports: its posts and pages with their comments, one at a time. The file is read twice, since a post may
 * lead to one behind it. A broken item fails alone. Pictures are looked for beside the file.
 */
export async function* readWxrPosts(file: string, size: number, now = new Date()): AsyncGenerator<ReadItem> {
  const progress = (share: number): ReadItem => ({ kind: 'progress', done: Math.round(share * size), total: size })
  const first = new WxrFile(file)
  const addresses = new BlogAddresses(first.channel.addresses)
  const index = new BlogIndex(addresses)
  for await (const { reads, share } of first.chunks()) {
    for (const read of reads) if (read.kind === 'item') index.add(read.item)
    yield progress(share * FIRST_LOOK)
  }
  if (first.failure !== null) return yield { kind: 'failed', file, why: first.failure }
  const pictures = new BlogPictures(file, addresses)
  const work = new WxrWork(file, { channel: first.channel, index, now: localTimestamp(now) }, pictures)
  const topics = describedTopics(first.channel.categories)
  if (topics.length > 0) yield { kind: 'names', names: { authors: [], topics, entries: {} } }
  const second = new WxrFile(file)
  for await (const { reads, share } of second.chunks()) {
    for (const read of reads) {
      const item = await work.take(read)
      if (item !== null) yield item
    }
    yield progress(FIRST_LOOK + share * (1 - FIRST_LOOK))
  }
  if (second.failure !== null) yield { kind: 'failed', file, why: second.failure }
  const notices = [...second.notices, ...work.notices()]
  if (notices.length > 0) yield { kind: 'told', file, notices }
}

/** Makes posts of items, and counts what becomes none. */
class WxrWork {
  private readonly items = new Tally()
  private readonly comments = new Tally()
  private readonly fields = new Tally()

  constructor(
    private readonly file: string,
    private readonly blog: WxrBlog,
    private readonly pictures: BlogPictures,
  ) {}

  async take(read: WxrRead): Promise<ReadItem | null> {
    if (read.kind === 'broken') {
      const { line, why } = read.fault
      return this.failed(read.line, read.title, `line ${line}: ${why}`)
    }
    const { item, slight } = read
    if (!isText(item)) {
      this.items.add(kindOf(item))
      return null
    }
    try {
      const post = await this.postOf(item)
      const faults = slight.map(({ line, why }) => `line ${line} of the file: ${why}; it was read as it stands`)
      return { kind: 'post', post: { ...post, post: { ...post.post, notices: [...post.post.notices, ...faults] } } }
    } catch (fault) {
      return this.failed(item.line, item.title, `a fault of Postil while reading it: ${String(fault)}`)
    }
  }

  /** What is to be told once of all. */
  notices(): string[] {
    const { missing } = this.pictures
    return [
      ...(this.items.text === '' ? [] : [`left out: ${this.items.text}`]),
      ...(this.comments.text === '' ? [] : [`left out of the comments: ${this.comments.text}`]),
      ...(this.fields.text === '' ? [] : [`left out of the posts: ${this.fields.text}`]),
      ...(missing === 0
        ? []
        : [
            `${counted(missing, 'picture stays', 'pictures stay')} on the web: put the folder wp-content/uploads beside the file to bring them in`,
          ]),
    ]
  }

  private async postOf(item: WxrItem): Promise<ReadPost> {
    const read = wxrPost(item, this.blog)
    const { comments, leftOut, notices } = wxrComments(item, this.blog)
    for (const kind of leftOut) this.comments.add([kind, `${kind}s`])
    for (const name of ownFields(item)) this.fields.add([`field “${name}”`, `fields “${name}”`])
    const picture = this.blog.index.attachment(item.meta.get('_thumbnail_id')?.[0]?.trim() ?? '')
    return {
      file: this.file,
      post: {
        ...read,
        body: await this.pictures.inText(read.body),
        picture: picture === null ? null : await this.pictures.find(picture),
        notices: [...read.notices, ...notices],
      },
      comments,
      // WordPress closes the comments of every page; only where there was a talk does it say something.
      closed: item.commentStatus === 'closed' && (item.type === 'post' || comments.length > 0),
      original: originalOf(item, read.body),
      pictures: [],
    }
  }

  private failed(line: number, title: string, why: string): ReadItem {
    return { kind: 'failed', file: `${this.file}, line ${line}${title === '' ? '' : ` “${title.slice(0, 80)}”`}`, why }
  }
}

/** What a body was made of, with the notes that the block editor keeps beside it; null where it is the same. */
function originalOf({ content, meta }: WxrItem, body: string): string | null {
  const footnotes = meta.get('footnotes')?.[0]?.trim() ?? ''
  if (footnotes !== '') return `${content}\n\n<!-- footnotes -->\n${footnotes}\n`
  return content.trim() === body.trim() ? null : content
}
