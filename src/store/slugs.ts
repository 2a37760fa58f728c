import type { PostIndex } from './post-index'

/** Which slugs are taken: those of posts on disk, and those on their way there, so that two at once never get the same. */
export class Slugs {
  /** With the posts that will have them. */
  private readonly claimed = new Map<string, string>()

  constructor(private readonly index: Pick<PostIndex, 'hasSlug'>) {}

  /** True when another post than this has the slug, or is getting it. */
  isTaken(slug: string, post: string): boolean {
    const by = this.claimed.get(slug)
    return (by !== undefined && by !== post) || this.index.hasSlug(slug, post)
  }

  /** Runs a write of a post; the slug that it claims is held until the write is over and the index has it. */
  async during<T>(post: string, write: (claim: (slug: string) => void) => Promise<T>): Promise<T> {
    let held: string | null = null
    try {
      return await write((slug) => {
        held = slug
        this.claimed.set(slug, post)
      })
    } finally {
      if (held !== null) this.claimed.delete(held)
    }
  }
}
