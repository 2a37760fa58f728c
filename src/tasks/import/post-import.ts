import type { AppError } from '../../core/error'
import { Id } from '../../core/identifier'
import type { ImportedPost } from '../../core/import/imported-post'
import type { ImportedFile, ImportReport } from '../../core/import/report'
import type { Library } from '../../core/library'
import { Post, SCHEMA } from '../../core/post'
import { ok, type Result } from '../../core/result'
import { freeSlug, idFrom, isSlugOf } from '../../core/slug'
import { localTimestamp } from '../../core/timestamp'
import type { LibraryStore } from '../../store/library-store'
import { followRenames } from '../references'
import { bringNamedPictures, bringPicture, bringPictures, nameOnly } from './beside'
import type { ImportNames } from './names'
import type { ReadPost } from './read-post'

interface PostImportOptions {
  readonly dryRun: boolean
  readonly now: () => Date
}

/** Adds posts that were read from files to a library, one by one, and keeps what came of each. */
export class PostImport {
  private readonly files: ImportedFile[] = []
  private readonly told: { file: string; notices: readonly string[] }[] = []
  private readonly ids = new Set<string>()
  private readonly slugs = new Set<string>()
  /** The slugs that were asked for, with those that the posts got; no more is held of a post that is in. */
  private readonly slugsGot = new Map<string, string>()

  constructor(
    private readonly store: LibraryStore,
    private readonly library: Library,
    private readonly names: ImportNames,
    private readonly options: PostImportOptions,
  ) {}

  /** Adds a post with its comments and pictures. Errors only when the library itself cannot be written. */
  async add(read: ReadPost): Promise<Result<null, AppError>> {
    const { file } = read
    const post = this.postOf(read.post)
    const found = this.store.posts.find(post.id)
    if (found)
      return this.skipped(
        file,
        found,
        `the library already has the post “${found.title}” with this id; it was left as it is`,
      )
    const shown = await bringPictures(nameOnly, file, post.body, read.pictures)
    if (!shown.ok) return shown
    const twin = await this.twinOf({ ...post, body: shown.value.body }, read.post.date !== null)
    if (twin) return this.skipped(file, twin, 'this very post is already in the library; it was not brought in again')
    const told = [...read.post.notices, ...shown.value.notices]
    if (this.options.dryRun) {
      const slug = freeSlug(post.slug, (wanted) => this.isTaken(wanted))
      this.slugs.add(slug)
      return this.added(read, { ...post, slug }, post.slug, told)
    }
    const added = await this.write(post, read)
    if (!added.ok) return added
    if (!this.slugsGot.has(post.slug)) this.slugsGot.set(post.slug, added.value.slug)
    return this.added(read, added.value, post.slug, told)
  }

  /** What came in together refers to each other by the slugs it asked for: where one got another, the references follow. */
  async followSlugs(): Promise<Result<unknown, AppError>> {
    const moved = [...this.slugsGot].filter(([wanted, slug]) => slug !== wanted)
    const ids = this.files.flatMap(({ outcome, post }) => (outcome === 'added' && post !== null ? [post.id] : []))
    return moved.length === 0 ? ok(null) : followRenames(this.store, new Map(moved), ids)
  }

  /** A file, or a part of one, that could not be read. */
  failed(file: string, why: string): void {
    this.files.push({ file, outcome: 'failed', post: null, comments: 0, notices: [why] })
  }

  /** What is to be said of a file as a whole. */
  tell(file: string, notices: readonly string[]): void {
    this.told.push({ file, notices })
  }

  /** What came of all so far. */
  report(stopped: boolean): ImportReport {
    return { dryRun: this.options.dryRun, stopped, files: this.files, told: this.told, ...this.names.added() }
  }

  /** Writes a post with what belongs to it; the topics and authors it names go first. */
  private async write(post: Post, read: ReadPost): Promise<Result<Post, AppError>> {
    const named = await this.names.save(this.store)
    if (!named.ok) return named
    const keep = (bytes: Uint8Array, extension: string) => this.store.assets.put(bytes, extension)
    const pictures = await bringPictures(keep, read.file, post.body, read.pictures)
    if (!pictures.ok) return pictures
    const others = await bringNamedPictures(this.store, read.file, [post.picture, post.setAside, read.comments])
    if (!others.ok) return others
    const picture = await bringPicture(keep, read.file, post.picture)
    if (!picture.ok) return picture
    const added = await this.store.posts.add({ ...post, body: pictures.value.body, picture: picture.value })
    if (!added.ok) return added
    if (read.original !== null) {
      const kept = await this.store.revisions.keepOriginal({ ...added.value, revision: 0, body: read.original })
      if (!kept.ok) return kept
    }
    if (read.comments.length > 0 || read.closed) {
      const thread = { post: post.id, closed: read.closed, comments: [...read.comments] }
      const saved = await this.store.threads.save({ basedOn: 0, thread })
      if (!saved.ok) return saved
    }
    return added
  }

  private added(read: ReadPost, post: Named, wanted: string, told: readonly string[]): Result<null, AppError> {
    const notices = post.slug === wanted ? told : [...told, `the slug was taken; this post has “${post.slug}”`]
    const { file, comments } = read
    this.files.push({ file, outcome: 'added', post: named(post), comments: comments.length, notices })
    return ok(null)
  }

  private skipped(file: string, post: Named, notice: string): Result<null, AppError> {
    this.files.push({ file, outcome: 'skipped', post: named(post), comments: 0, notices: [notice] })
    return ok(null)
  }

  /** Whether a post of the library has this slug, or one that a dry run would have added. */
  private isTaken(slug: string): boolean {
    return this.slugs.has(slug) || this.store.posts.list((post) => post.slug === slug).length > 0
  }

  /** The post of the library that says the same under the same address; the day counts when the file names one. */
  private async twinOf(post: Post, dated: boolean): Promise<Named | null> {
    const same = this.store.posts.list(({ title, slug, date }) => {
      if (title !== post.title || (dated && Date.parse(date) !== Date.parse(post.date))) return false
      return slug === post.slug || isSlugOf(slug, post.slug)
    })
    for (const { id } of same) {
      const opened = await this.store.posts.open(id)
      if (opened.ok && opened.value.body === post.body) return opened.value
    }
    return null
  }

  private postOf(read: ImportedPost): Post {
    const now = localTimestamp(this.options.now())
    const created = read.created ?? read.date ?? now
    return Post.parse({
      schema: SCHEMA,
      id: this.idOf(read),
      revision: 0,
      title: read.title,
      slug: read.slug,
      status: read.status,
      date: read.date ?? now,
      created,
      modified: read.modified ?? created,
      authors: this.names.authorsOf(read.authors),
      topics: read.topics.map((name) => this.names.topicOf(name)),
      tags: read.tags,
      language: read.language ?? this.library.language,
      excerpt: read.excerpt,
      picture: read.picture,
      body: read.body,
      setAside: read.setAside,
      ...(read.formerly ? { formerly: read.formerly } : {}),
    })
  }

  private idOf(read: ImportedPost): string {
    const given = Id.safeParse(read.id)
    if (given.success) return given.data
    const taken = (id: string) => this.ids.has(id) || this.store.posts.has(id)
    const wanted = idFrom(read.slug, 'post')
    let id = wanted
    for (let number = 2; taken(id); number += 1) id = `${wanted}-${number}`
    this.ids.add(id)
    return id
  }
}

interface Named {
  readonly id: string
  readonly slug: string
  readonly title: string
}

function named({ id, slug, title }: Named): Named {
  return { id, slug, title }
}
