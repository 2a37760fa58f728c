import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Id } from '../core/identifier'

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

/**
 * The name that an id has on disk: itself. What is no id, and might lead out of the folder, gets a name that no id has, so
 * that there is never anything to be found under it.
 */
export function nameOfId(id: string): string {
  return Id.safeParse(id).success ? id : `_${createHash('sha256').update(id).digest('hex').slice(0, 16)}`
}
