import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { AppError } from '../core/error'
import { describeReason } from '../core/error-words'
import { LIBRARY_FILE } from '../core/export/markdown-library'
import { Id } from '../core/identifier'
import { readMarkdownLibrary } from '../core/import/markdown-library'
import { type MarkdownPost, readMarkdownPost } from '../core/import/markdown-post'
import type { ImportedFile, ImportReport } from '../core/import/report'
import type { Library } from '../core/library'
import { Post, SCHEMA } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { freeSlug, idFrom, isSlugOf } from '../core/slug'
import { localTimestamp } from '../core/timestamp'
import type { Topics } from '../core/topic'
import type { LibraryStore } from '../store/library-store'
import { bringComments, bringNamedPictures, bringPictures, nameOnly } from './import-beside'
import { ImportNames } from './import-names'
import type { TaskOptions } from './progress'
import { readText } from './read-text'

export interface MarkdownImportOptions extends TaskOptions {
  readonly dryRun?: boolean
  readonly now?: () => Date
}

/**
 * Brings Markdown files into a library, one post a file. Topics and authors that the library does not know are added to
 * it. A file that cannot be read or understood fails alone and is told in the report. Errors: the library's own.
 */
export async function importMarkdown(
  store: LibraryStore,
  files: readonly string[],
  options: MarkdownImportOptions = {},
): Promise<Result<ImportReport, AppError>> {
  const library = await store.library()
  if (!library.ok) return library
  const topics = await store.topics.get()
  if (!topics.ok) return topics
  const work = new MarkdownImport(store, library.value, topics.value, options)
  for (const folder of new Set(files.map(dirname))) await work.takeOverLibrary(folder)
  for (const [done, file] of files.entries()) {
    if (options.signal?.aborted) return err({ kind: 'cancelled' })
    options.onProgress?.({ done, total: files.length, what: basename(file) })
    const added = await work.add(file)
    if (!added.ok) return added
  }
  options.onProgress?.({ done: files.length, total: files.length, what: '' })
  return work.finish()
}

class MarkdownImport {
  private readonly files: ImportedFile[] = []
  private readonly names: ImportNames
  private readonly ids = new Set<string>()
  private readonly slugs = new Set<string>()

  constructor(
    private readonly store: LibraryStore,
    private readonly library: Library,
    topics: Topics,
    private readonly options: MarkdownImportOptions,
  ) {
    this.names = new ImportNames(library, topics)
  }

  /** Reads what our export left in a folder beside the posts; a file that cannot be read is told as one that failed. */
  async takeOverLibrary(folder: string): Promise<void> {
    const file = join(folder, LIBRARY_FILE)
    if (!existsSync(file)) return
    const source = await readText(file)
    const read = source.ok ? readMarkdownLibrary(source.value.text) : err(describeReason(source.error))
    if (read.ok) this.names.takeOver(read.value)
    else this.failed(file, read.error)
  }

  /** Reads one file and adds its post. Errors only when the library itself cannot be written. */
  async add(file: string): Promise<Result<null, AppError>> {
    const source = await readText(file)
    if (!source.ok) return this.failed(file, describeReason(source.error))
    const read = readMarkdownPost(source.value.text, basename(file, extname(file)))
    if (!read.ok) return this.failed(file, read.error)
    const post = this.postOf(read.value)
    const found = this.store.posts.find(post.id)
    if (found)
      return this.skipped(
        file,
        found,
        `the library already has the post “${found.title}” with this id; it was left as it is`,
      )
    const shown = await bringPictures(nameOnly, file, post.body)
    if (!shown.ok) return shown
    const twin = await this.twinOf({ ...post, body: shown.value.body }, read.value.date !== null)
    if (twin) return this.skipped(file, twin, 'this very post is already in the library; it was not brought in again')
    const decoded = source.value.notice === null ? [] : [source.value.notice]
    const told = [...decoded, ...read.value.notices, ...shown.value.notices]
    if (this.options.dryRun) {
      const slug = freeSlug(post.slug, (wanted) => this.isTaken(wanted))
      this.slugs.add(slug)
      return this.added(file, { ...post, slug }, post.slug, told)
    }
    const pictures = await bringPictures((bytes, extension) => this.store.assets.put(bytes, extension), file, post.body)
    if (!pictures.ok) return pictures
    const others = await bringNamedPictures(this.store, file, [post.picture, post.setAside])
    if (!others.ok) return others
    const added = await this.store.posts.add({ ...post, body: pictures.value.body })
    if (!added.ok) return added
    const comments = await bringComments(this.store, file, post.id)
    if (!comments.ok) return comments
    return this.added(file, added.value, post.slug, [...told, ...comments.value])
  }

  /** Saves the new topics and authors, once, and answers the report. */
  async finish(): Promise<Result<ImportReport, AppError>> {
    const dryRun = this.options.dryRun ?? false
    if (!dryRun) {
      const saved = await this.names.save(this.store)
      if (!saved.ok) return saved
    }
    return ok({ dryRun, files: this.files, ...this.names.added() })
  }

  private added(file: string, post: Named, wanted: string, told: readonly string[]): Result<null, AppError> {
    const notices = post.slug === wanted ? told : [...told, `the slug was taken; this post has “${post.slug}”`]
    this.files.push({ file, outcome: 'added', post: named(post), notices })
    return ok(null)
  }

  /** Whether a post of the library has this slug, or one that a dry run would have added. */
  private isTaken(slug: string): boolean {
    return this.slugs.has(slug) || this.store.posts.list((post) => post.slug === slug).length > 0
  }

  private skipped(file: string, post: Named, notice: string): Result<null, AppError> {
    this.files.push({ file, outcome: 'skipped', post: named(post), notices: [notice] })
    return ok(null)
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

  private failed(file: string, why: string): Result<null, AppError> {
    this.files.push({ file, outcome: 'failed', post: null, notices: [why] })
    return ok(null)
  }

  private postOf(read: MarkdownPost): Post {
    const now = localTimestamp(this.options.now?.() ?? new Date())
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

  private idOf(read: MarkdownPost): string {
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
