import { join } from 'node:path'

/** Where the parts of a library lie. */
export interface Layout {
  readonly dir: string
  readonly library: string
  readonly topics: string
  readonly posts: string
  readonly comments: string
  readonly sources: string
  readonly assets: string
  readonly revisions: string
  readonly trash: string
  /** Derived or temporary: deleting it loses nothing saved. */
  readonly work: string
}

export function layoutOf(dir: string): Layout {
  return {
    dir,
    library: join(dir, 'library.json'),
    topics: join(dir, 'topics.json'),
    posts: join(dir, 'posts'),
    comments: join(dir, 'comments'),
    sources: join(dir, 'sources'),
    assets: join(dir, 'assets'),
    revisions: join(dir, 'revisions'),
    trash: join(dir, 'trash'),
    work: join(dir, '.postil'),
  }
}
