import { BlogAddresses } from '../../../../src/core/import/wxr/blog-address'
import { BlogIndex } from '../../../../src/core/import/wxr/blog-index'
import type { WxrItem } from '../../../../src/core/import/wxr/item'
import type { WxrRead } from '../../../../src/core/import/wxr/read-item'
import type { WxrBlog } from '../../../../src/core/import/wxr/wxr-blog'
import { WxrReader } from '../../../../src/core/import/wxr/wxr-reader'

/** Reads a whole text in chunks of a length; a file that is refused is a string. */
export function readAll(text: string, chunk = 4096) {
  const reader = new WxrReader()
  const reads: WxrRead[] = []
  for (let at = 0; at < text.length; at += chunk) {
    const read = reader.push(text.slice(at, at + chunk))
    if (!read.ok) return `line ${read.error.line}: ${read.error.why}`
    reads.push(...read.value)
  }
  const end = reader.end()
  if (!end.ok) return `line ${end.error.line}: ${end.error.why}`
  return { reads: [...reads, ...end.value], reader }
}

/** The items of a file that can be read, and its blog. */
export function readBlog(text: string): { readonly items: readonly WxrItem[]; readonly blog: WxrBlog } {
  const read = readAll(text)
  if (typeof read === 'string') throw new Error(read)
  const items = read.reads.flatMap((one) => (one.kind === 'item' ? [one.item] : []))
  const { channel } = read.reader
  const index = new BlogIndex(new BlogAddresses(channel.addresses))
  for (const item of items) index.add(item)
  return { items, blog: { channel, index, now: '2026-12-01T00:00:00Z' } }
}
