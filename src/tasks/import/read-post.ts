import type { Comment } from '../../core/comment'
import type { MarkdownLibrary } from '../../core/export/markdown-library'
import type { ImportedPost } from '../../core/import/imported-post'

/** A picture that travels inside a file of posts. */
export interface EmbeddedPicture {
  /** How the body shows it. */
  readonly address: string
  readonly bytes: Uint8Array
  /** Without its dot. */
  readonly extension: string
}

/** A post as it was read from a file, with all that comes with it. */
export interface ReadPost {
  /** The file it was read from; its pictures are looked for beside it. */
  readonly file: string
  /** Its body is Markdown, with the addresses of pictures as they were written. */
  readonly post: ImportedPost
  readonly comments: readonly Comment[]
  /** Whether its comments are closed. */
  readonly closed: boolean
  /** What its body was made from, which its history keeps; null when the body is what the file says. */
  readonly original: string | null
  readonly pictures: readonly EmbeddedPicture[]
}

/** One thing read from a file of posts; plain values, which can cross to another thread. */
export type ReadItem =
  | { readonly kind: 'post'; readonly post: ReadPost }
  /** A file, or something in it, that could not be read, and why. */
  | { readonly kind: 'failed'; readonly file: string; readonly why: string }
  /** What is to be said of a file as a whole, one sentence each. */
  | { readonly kind: 'told'; readonly file: string; readonly notices: readonly string[] }
  /** Authors and topics that the blog or library of the posts knows. */
  | { readonly kind: 'names'; readonly names: MarkdownLibrary }
  /** How many bytes are read, of how many. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
