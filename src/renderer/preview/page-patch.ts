import type { PageBlock, PagePatch } from './protocol'

/** Remembers what the page shows, and tells the least that makes it show something else. */
export class PageMemory {
  private post: string | null = null
  private html: readonly string[] = []
  private notesHtml = ''

  /** The patch from what was told last to these blocks and notes. */
  patch(post: string, blocks: readonly PageBlock[], notesHtml: string): PagePatch {
    const fresh = post !== this.post
    const before = fresh ? [] : this.html
    const after = blocks.map((block) => block.html)
    const shorter = Math.min(before.length, after.length)
    let at = 0
    while (at < shorter && before[at] === after[at]) at += 1
    let tail = 0
    while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
    const patch: PagePatch = {
      at,
      removed: before.length - at - tail,
      html: after.slice(at, after.length - tail),
      offsets: blocks.flatMap((block) => [block.from, block.to]),
      notesHtml: fresh || notesHtml !== this.notesHtml ? notesHtml : null,
      fresh,
    }
    this.post = post
    this.html = after
    this.notesHtml = notesHtml
    return patch
  }

  /** The page starts over (it was taken off the screen): the next patch is whole. */
  forget(): void {
    this.post = null
  }
}
