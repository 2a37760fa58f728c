import { join } from 'node:path'
import type { Thread } from '../core/comment'
import type { AppError } from '../core/error'
import { FileStems, pathAddress } from '../core/export/file-name'
import { type PageContext, postPage } from '../core/export/post-page'
import type { Post, PostSummary } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { attempt } from '../store/fault'
import type { LibraryStore } from '../store/library-store'
import { choosePosts } from './choose-posts'
import { type ExportFacts, readExportFacts } from './export-facts'
import { exportFolder } from './export-folder'
import { inlinePictures } from './inline-pictures'
import { isOfOneFile, type LeftOut, leftOut } from './left-out'
import type { TaskOptions } from './progress'
import { type FileNotice, StagedFolder } from './staged-folder'

/** What an export of posts wrote. */
export interface ExportedPosts {
  readonly dir: string
  /** One for each post that is not left out, in the order of the posts. */
  readonly files: readonly { readonly path: string; readonly id: string; readonly status: Post['status'] }[]
  readonly notices: readonly FileNotice[]
  readonly leftOut: readonly LeftOut[]
}

export interface PostExportOptions extends TaskOptions {
  readonly out: string
  /** The posts to export; without it every post but the withheld and the trashed. */
  readonly ids?: readonly string[]
  /** False where the pages do not stay beside each other: then references print as words. Default true. */
  readonly linked?: boolean
}

/**
 * Exports posts as HTML, one file each that stands alone, into the folder `out`. Files with the same names are replaced,
 * all at the end; others are left alone, and so is the file of a post that cannot be read. Errors: not-found, cancelled,
 * disk; then the folder is as it was.
 */
export async function exportPosts(
  store: LibraryStore,
  options: PostExportOptions,
): Promise<Result<ExportedPosts, AppError>> {
  const chosen = choosePosts(store, options.ids, ({ status }) => status !== 'withheld' && status !== 'trashed')
  if (!chosen.ok) return chosen
  const facts = await readExportFacts(store)
  if (!facts.ok) return facts
  const to = exportFolder(store.dir, options.out)
  if (!to.ok) return to
  const out = to.value
  const begun = await attempt(out, () => StagedFolder.begin(out))
  if (!begun.ok) return begun
  const run = new PostExport(store, facts.value, chosen.value, options.linked ?? true)
  const done = await attempt(out, () => run.into(begun.value, options))
  if (!done.ok || !done.value.ok) await begun.value.discard().catch(() => undefined)
  if (!done.ok) return done
  return done.value.ok
    ? ok({ dir: out, files: run.files(out), leftOut: run.leftOut, notices: begun.value.notices() })
    : done.value
}

class PostExport {
  readonly leftOut: LeftOut[] = []
  private readonly context: PageContext
  /** The files of the posts by their ids. */
  private readonly names: ReadonlyMap<string, string>

  constructor(
    private readonly store: LibraryStore,
    private readonly facts: ExportFacts,
    private readonly posts: readonly PostSummary[],
    linked: boolean,
  ) {
    const stems = new FileStems()
    this.names = new Map(posts.map(({ id, slug }) => [id, `${stems.of(slug)}.html`]))
    this.context = {
      settings: facts.library.settings,
      posts: store.posts.list(),
      comments: facts.comments,
      citationsFor: facts.citationsFor,
      hrefOf: ({ id }) => (linked && this.names.has(id) ? pathAddress(this.nameOf(id)) : null),
    }
  }

  async into(folder: StagedFolder, { onProgress, signal }: TaskOptions): Promise<Result<null, AppError>> {
    const total = this.posts.length
    for (const [done, summary] of this.posts.entries()) {
      if (signal?.aborted) return err({ kind: 'cancelled' })
      onProgress?.({ done, total, what: summary.title })
      const page = await this.page(summary.id)
      if (page.ok) await folder.write(this.nameOf(summary.id), page.value)
      else if (!isOfOneFile(page.error)) return page
      else this.leftOut.push(leftOut(summary, page.error))
    }
    await folder.finish()
    onProgress?.({ done: total, total, what: '' })
    return ok(null)
  }

  files(out: string): ExportedPosts['files'] {
    const written = this.posts.filter(({ id }) => !this.leftOut.some((post) => post.id === id))
    return written.map(({ id, status }) => ({ path: join(out, this.nameOf(id)), id, status }))
  }

  private nameOf(id: string): string {
    return this.names.get(id) ?? `${id}.html`
  }

  private async page(id: string): Promise<Result<string, AppError>> {
    const post = await this.store.posts.open(id)
    if (!post.ok) return post
    const thread = await this.store.threads.get(id)
    if (!thread.ok) return thread
    const page = postPage({
      post: post.value,
      library: this.facts.library,
      thread: thread.value satisfies Thread,
      topics: this.topicsOf(post.value),
      context: this.context,
    })
    return inlinePictures(page, this.store)
  }

  private topicsOf(post: Post): { title: string }[] {
    return post.topics.flatMap((id) => this.facts.topics.topics.find((topic) => topic.id === id) ?? [])
  }
}
