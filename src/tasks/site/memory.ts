import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostFacts } from '../../core/export/site/facts'
import type { Site, SitePost } from '../../core/export/site/model'
import type { PictureSize } from '../../core/picture-size'
import type { LibraryStore } from '../../store/library-store'
import { makeFolder } from '../../store/make-folder'
import { sha256 } from './digest'

/** Grows when what is remembered of a post changes. */
const FORMAT = 9

/** A line after those of the posts; the last one in the file counts. */
interface Head {
  readonly format: number
  /** How many lines the file has with this one: another number tells of a second export at the same time. */
  readonly lines: number
  /** The state of the folder's manifest after the export that is remembered. */
  readonly state: string
  /** A digest of what all its lists and pages showed of posts. */
  readonly listings: string
  /** Of the files that are no pages of posts. */
  readonly digests: Readonly<Record<string, string>>
  readonly pictures: Readonly<Record<string, PictureSize | null>>
}

/** A line of a post: the state of its files, its page with the digest of what that showed, its facts. The last one counts. */
type Line = readonly [stamp: string, path: string | null, digest: string | null, facts: PostFacts]

/** The facts of a post, and the state of its files when they were read. */
export interface KnownPost {
  readonly stamp: string
  readonly facts: PostFacts
}

/** The same with the file of its page; null where it had none. */
interface RememberedPost extends KnownPost {
  readonly path: string | null
  readonly digest: string | null
}

/** What an export showed. */
interface Shown {
  readonly facts: ReadonlyMap<string, KnownPost>
  readonly pictures: SiteMemory['pictures']
  readonly site: Pick<Site, 'posts'>
  readonly listings: string
  /** Of all files. */
  readonly digests: ReadonlyMap<string, string>
}

/**
 * What an export remembers for the next one into the same folder: the facts of each post with the state of its files, and
 * a digest of all that each page showed. It lies among the library's derived files: without it everything is printed
 * again, and the site comes out the same.
 */
export class SiteMemory {
  private constructor(
    private readonly path: string,
    /** How many the file has. */
    private readonly lines: number,
    /** True while the folder stands as the export that is remembered has left it. */
    readonly holds: boolean,
    readonly facts: ReadonlyMap<string, RememberedPost>,
    /** Of what lists and pages showed of posts; empty when that is not known. */
    readonly listings: string,
    /** Of the files that are no pages of posts. */
    readonly digests: ReadonlyMap<string, string>,
    /** The sizes of pictures, whose names say what they hold; null for one that has none. */
    readonly pictures: ReadonlyMap<string, PictureSize | null>,
  ) {}

  /** `state` is that of the folder as it stands: digests that belong to another are forgotten. */
  static load(store: LibraryStore, out: string, state: string): SiteMemory {
    const path = join(store.dir, '.postil', `site-${sha256(out).slice(0, 16)}.json`)
    try {
      const lines = readFileSync(path, 'utf8').split('\n')
      // Ours alone writes it, and thousands of posts are in it: only its head is checked.
      const head = JSON.parse(lines.pop() ?? '') as Head
      if (head.format === FORMAT && head.lines === lines.length + 1) {
        const holds = head.state === state
        const facts = new Map(lines.filter(isOfPost).map(remembered))
        const digests = new Map(holds ? Object.entries(head.digests) : [])
        const pictures = new Map(Object.entries(head.pictures))
        return new SiteMemory(path, head.lines, holds, facts, holds ? head.listings : '', digests, pictures)
      }
    } catch {
      // Missing or torn: it is only a memory.
    }
    return new SiteMemory(path, 0, false, new Map(), '', new Map(), new Map())
  }

  /** The digest of what the page of a post showed, while it has the same path. */
  pageDigest({ id, path }: Pick<SitePost, 'id' | 'path'>): string | undefined {
    const post = this.holds ? this.facts.get(id) : undefined
    return post?.path === path ? (post.digest ?? undefined) : undefined
  }

  /** The files that showed what has this digest. */
  showing(digest: string): string[] {
    return [...this.digests].flatMap(([path, shown]) => (shown === digest ? [path] : []))
  }

  /** Keeps the memory of an export; a library that cannot be written has none. */
  async save(state: string, { facts, pictures, site, listings, digests }: Shown): Promise<void> {
    const paths = new Map(site.posts.map(({ id, path }) => [id, path]))
    const rest = new Map(digests)
    const added = this.canGrow(facts)
    const lines: string[] = []
    for (const [id, { stamp, facts: own }] of facts) {
      const path = paths.get(id) ?? null
      const digest = path === null ? null : (digests.get(path) ?? null)
      if (path !== null) rest.delete(path)
      const before = added ? this.facts.get(id) : undefined
      const isThere =
        before?.facts === own && before.stamp === stamp && before.path === path && before.digest === digest
      if (!isThere) lines.push(JSON.stringify([stamp, path, digest, own] satisfies Line))
    }
    const head: Head = {
      format: FORMAT,
      lines: (added ? this.lines : 0) + lines.length + 1,
      state,
      listings,
      digests: Object.fromEntries(rest),
      pictures: Object.fromEntries(pictures),
    }
    const text = [...lines, JSON.stringify(head)].join('\n')
    try {
      if (added) return appendFileSync(this.path, `\n${text}`)
      await makeFolder(join(this.path, '..'))
      writeFileSync(`${this.path}.new`, text)
      renameSync(`${this.path}.new`, this.path)
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault)) throw fault
    }
  }

  /** True when new lines can be put behind those that are there: no post is gone, and not half of them are old. */
  private canGrow(facts: Shown['facts']): boolean {
    const few = this.lines > 0 && this.lines < 2 * facts.size
    return few && [...this.facts.keys()].every((id) => facts.has(id))
  }
}

/** Else it is the head of an earlier export. */
function isOfPost(line: string): boolean {
  return line.startsWith('[')
}

function remembered(line: string): [string, RememberedPost] {
  const [stamp, path, digest, facts] = JSON.parse(line) as Line
  return [facts.id, { stamp, facts, path, digest }]
}
