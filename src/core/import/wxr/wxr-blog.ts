import type { BlogIndex } from './blog-index'
import type { WxrChannel } from './channel'

/** What is known of a blog when its items become posts. */
export interface WxrBlog {
  readonly channel: WxrChannel
  readonly index: BlogIndex
  /** When it is brought in (ISO 8601). */
  readonly now: string
}
