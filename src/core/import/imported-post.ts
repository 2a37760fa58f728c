import type { Post, PostStatus } from '../post'

/** A post read from a file, before it meets a library. Topics and authors are ids or names as written there. */
export interface ImportedPost {
  /** The id the file asks for, when it came from a Postil export. */
  readonly id: string | null
  readonly title: string
  readonly slug: string
  readonly status: PostStatus
  /** Null when the file names none. */
  readonly date: string | null
  readonly created: string | null
  readonly modified: string | null
  /** Null when the file does not say. */
  readonly authors: readonly string[] | null
  /** A topic's id or title, or the titles from the root joined by " / ". */
  readonly topics: readonly string[]
  readonly tags: readonly string[]
  readonly language: string | null
  readonly excerpt: string
  readonly picture: string | null
  /** Former addresses and notes set aside, when the file came from a Postil export. */
  readonly formerly: Post['formerly']
  readonly setAside: Post['setAside']
  readonly body: string
  /** What the file said that was not taken as it stood, one sentence each. */
  readonly notices: readonly string[]
}
