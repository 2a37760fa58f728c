import type { CommentKind } from '../../comment'
import type { Library } from '../../library'
import type { PictureSize } from '../../picture-size'
import type { Post } from '../../post'
import type { Source } from '../../source'
import type { Topics } from '../../topic'

/** A comment as the lists of the site name it; only approved ones come here. */
export interface SiteComment {
  readonly id: string
  readonly parent: string | null
  readonly kind: CommentKind
  readonly title: string
  readonly author: string
  readonly date: string
  readonly topics: readonly string[]
  /** Its first words, for a list where it has no title. */
  readonly opening: string
}

/** A published post as the lists of the site need it, without its text. */
export interface SitePost
  extends Pick<
    Post,
    'id' | 'slug' | 'title' | 'date' | 'modified' | 'authors' | 'topics' | 'tags' | 'language' | 'excerpt' | 'picture'
  > {
  /** Its file in the site, `posts/slug/index.html`. */
  readonly path: string
  /** Files under which it was found before it was renamed. */
  readonly formerPaths: readonly string[]
  readonly opening: string
  readonly notes: number
  readonly comments: readonly SiteComment[]
  /** Ids and slugs that it and its comments refer to, and the sources they cite. */
  readonly references: readonly string[]
  readonly sources: readonly string[]
  /** Names of the pictures it shows. */
  readonly pictures: readonly string[]
  /** False where nobody has written. */
  readonly hasThread: boolean
  /** Changes with all that lists, topics and other posts' pages show of it; what the newest posts alone show is not in it. */
  readonly listing: string
}

/** A whole blog, ready to be printed as a site. Posts stand newest first. */
export interface Site {
  readonly library: Library
  readonly topics: Topics
  readonly sources: readonly Source[]
  readonly posts: readonly SitePost[]
  /** The sizes of the pictures that are there, by name. */
  readonly pictures: ReadonlyMap<string, PictureSize>
}

/** One file of the site. */
export interface SiteFile {
  /** Relative to the site's folder, with forward slashes. */
  readonly path: string
  readonly content: string
}
