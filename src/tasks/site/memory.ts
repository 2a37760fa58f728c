import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostFacts } from '../../core/export/site/facts'
import type { Site } from '../../core/export/site/model'
import type { PictureSize } from '../../core/picture-size'
import type { LibraryStore } from '../../store/library-store'
import { makeFolder } from '../../store/make-folder'
import { sha256 } from './digest'

/** Grows when what is remembered of a post changes. */
const FORMAT = 5

interface File {
  readonly format: number
  /** The state of the folder's manifest after the export that is remembered. */
  readonly state: string
  readonly facts: Readonly<Record<string, RememberedPost>>
  readonly digests: Readonly<Record<string, string>>
  readonly pictures: Readonly<Record<string, PictureSize | null>>
}

/** The facts of a post, and the state of its files when they were read. */
export interface KnownPost {
  readonly stamp: string
  readonly facts: PostFacts
}

/** The same with the file of its page; null where it had none. */
interface RememberedPost extends KnownPost {
  readonly path: string | null
}

/** What an export showed. */
interface Shown {
  readonly facts: ReadonlyMap<string, KnownPost>
  readonly pictures: SiteMemory['pictures']
  readonly site: Pick<Site, 'posts'>
}

/**
 * What an export remembers for the next one into the same folder: the facts of each post with the state of its files, and
 * a digest of all that each page showed. It lies among the library's derived files: without it everything is printed
 * again, and the site comes out the same.
 */
export class SiteMemory {
  private constructor(
    private readonly path: string,
    readonly facts: ReadonlyMap<string, RememberedPost>,
    readonly digests: ReadonlyMap<string, string>,
    /** The sizes of pictures, whose names say what they hold; null for one that has none. */
    readonly pictures: ReadonlyMap<string, PictureSize | null>,
    /** True while the folder stands as the export that is remembered has left it. */
    readonly holds: boolean,
  ) {}

  /** `state` is that of the folder as it stands: digests that belong to another are forgotten. */
  static load(store: LibraryStore, out: string, state: string): SiteMemory {
    const path = join(store.dir, '.postil', `site-${sha256(out).slice(0, 16)}.json`)
    try {
      const file = JSON.parse(readFileSync(path, 'utf8')) as File
      // Ours alone writes it, and thousands of posts are in it: only its head is checked.
      if (file.format === FORMAT)
        return new SiteMemory(
          path,
          new Map(Object.entries(file.facts)),
          new Map(file.state === state ? Object.entries(file.digests) : []),
          new Map(Object.entries(file.pictures)),
          file.state === state,
        )
    } catch {
      // Missing or torn: it is only a memory.
    }
    return new SiteMemory(path, new Map(), new Map(), new Map(), false)
  }

  /** Keeps the memory of an export; a library that cannot be written has none. */
  async save(state: string, read: Shown, digests: ReadonlyMap<string, string>): Promise<void> {
    try {
      await makeFolder(join(this.path, '..'))
      const paths = new Map(read.site.posts.map(({ id, path }) => [id, path]))
      const facts: Record<string, RememberedPost> = {}
      for (const [id, known] of read.facts) facts[id] = { ...known, path: paths.get(id) ?? null }
      const pictures = Object.fromEntries(read.pictures)
      const file: File = { format: FORMAT, state, facts, digests: Object.fromEntries(digests), pictures }
      writeFileSync(`${this.path}.new`, JSON.stringify(file))
      renameSync(`${this.path}.new`, this.path)
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault)) throw fault
    }
  }
}
