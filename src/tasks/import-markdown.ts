import { basename, extname } from 'node:path'
import type { Author } from '../core/author'
import { type AppError, describeReason } from '../core/error'
import { Id } from '../core/identifier'
import { type MarkdownPost, readMarkdownPost } from '../core/import/markdown-post'
import type { ImportedFile, ImportReport } from '../core/import/report'
import type { Library } from '../core/library'
import { Post, SCHEMA } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { idFrom, isSlugOf } from '../core/slug'
import { localTimestamp } from '../core/timestamp'
import type { Topic, Topics } from '../core/topic'
import { findTopic } from '../core/topics/tree'
import type { LibraryStore } from '../store/library-store'
import { bringComments, bringPictures } from './import-beside'
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
  private readonly newTopics: Topics['topics'] = []
  private readonly newAuthors: Author[] = []
  private readonly ids = new Set<string>()

  constructor(
    private readonly store: LibraryStore,
    private readonly library: Library,
    private readonly topics: Topics,
    private readonly options: MarkdownImportOptions,
  ) {}

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
    const twin = await this.twinOf(post, read.value.date !== null)
    if (twin) return this.skipped(file, twin, 'this very post is already in the library; it was not brought in again')
    const decoded = source.value.notice === null ? [] : [source.value.notice]
    if (this.options.dryRun) {
      this.files.push({ file, outcome: 'added', post: named(post), notices: [...decoded, ...read.value.notices] })
      return ok(null)
    }
    const pictures = await bringPictures(this.store, file, post.body)
    if (!pictures.ok) return pictures
    const added = await this.store.posts.add({ ...post, body: pictures.value.body })
    if (!added.ok) return added
    const comments = await bringComments(this.store, file, post.id)
    if (!comments.ok) return comments
    const notices = [...decoded, ...read.value.notices, ...pictures.value.notices, ...comments.value]
    if (added.value.slug !== post.slug) notices.push(`the slug was taken; this post has “${added.value.slug}”`)
    this.files.push({ file, outcome: 'added', post: named(added.value), notices })
    return ok(null)
  }

  /** Saves the new topics and authors, once, and answers the report. */
  async finish(): Promise<Result<ImportReport, AppError>> {
    if (!this.options.dryRun && this.newTopics.length > 0) {
      const topics = [...this.topics.topics, ...this.newTopics]
      const saved = await this.store.topics.save({ basedOn: this.topics.revision, changes: { topics } })
      if (!saved.ok) return saved
    }
    if (!this.options.dryRun && this.newAuthors.length > 0) {
      const authors = [...this.library.authors, ...this.newAuthors]
      const saved = await this.store.updateLibrary({ basedOn: this.library.revision, changes: { authors } })
      if (!saved.ok) return saved
    }
    return ok({
      dryRun: this.options.dryRun ?? false,
      files: this.files,
      topicsAdded: this.newTopics.map(({ title }) => title),
      authorsAdded: this.newAuthors.map(({ name }) => name),
    })
  }

  private skipped(file: string, post: Named, notice: string): Result<null, AppError> {
    this.files.push({ file, outcome: 'skipped', post: named(post), notices: [notice] })
    return ok(null)
  }

  /** The post of the library that says the same under the same address; the day counts when the file names one. */
  private async twinOf(post: Post, dated: boolean): Promise<Named | null> {
    const same = this.store.posts.list().filter(({ title, slug, date }) => {
      const isSlug = slug === post.slug || isSlugOf(slug, post.slug)
      return isSlug && title === post.title && (!dated || Date.parse(date) === Date.parse(post.date))
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
      authors: this.authorsOf(read.authors),
      topics: read.topics.map((name) => this.topicOf(name)),
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
    const taken = (id: string) => this.ids.has(id) || this.store.posts.list().some((post) => post.id === id)
    const wanted = idFrom(read.slug, 'post')
    let id = wanted
    for (let number = 2; taken(id); number += 1) id = `${wanted}-${number}`
    this.ids.add(id)
    return id
  }

  private authorsOf(names: readonly string[]): string[] {
    if (names.length === 0) return this.library.authors.slice(0, 1).map(({ id }) => id)
    return names.map((name) => {
      const known = [...this.library.authors, ...this.newAuthors]
      const found = known.find((author) => author.id === name || author.name.toLowerCase() === name.toLowerCase())
      if (found) return found.id
      const author = { id: free(idFrom(name, 'author'), known), name, url: '', biography: '', earlierBiographies: [] }
      this.newAuthors.push(author)
      return author.id
    })
  }

  private topicOf(name: string): string {
    const known = [...this.topics.topics, ...this.newTopics]
    const found = findTopic({ topics: known }, name)
    if (found) return found.id
    const titles = name
      .split(' / ')
      .map((title) => title.trim())
      .filter((title) => title !== '')
    let parent: string | null = null
    for (const [at, title] of titles.entries()) {
      const all = [...this.topics.topics, ...this.newTopics]
      const above: string = titles.slice(0, at + 1).join(' / ')
      const there = findTopic({ topics: all }, above)
      const topic: Topic = there ?? { id: free(idFrom(title, 'topic'), all), title, parent, description: '' }
      if (!there) this.newTopics.push(topic)
      parent = topic.id
    }
    return parent ?? idFrom(name, 'topic')
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

function free(wanted: string, taken: readonly { id: string }[]): string {
  let id = wanted
  for (let number = 2; taken.some((other) => other.id === id); number += 1) id = `${wanted}-${number}`
  return id
}
