import { join } from 'node:path'
import { assetNamesIn } from '../core/asset-names'
import type { AppError } from '../core/error'
import { articleOptions } from '../core/export/article'
import { classicText } from '../core/export/classic-text'
import { pathAddress } from '../core/export/file-name'
import { withPictures } from '../core/export/pictures'
import { permalinks, picturePath, webAddress } from '../core/export/site/paths'
import { WXR_CLOSING, wxrOpening } from '../core/export/wxr/wxr-blog'
import { wxrItem } from '../core/export/wxr/wxr-item'
import type { PostSummary } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { slugify } from '../core/slug'
import { attempt } from '../store/fault'
import type { LibraryStore } from '../store/library-store'
import { choosePosts } from './choose-posts'
import { type ExportFacts, readExportFacts } from './export-facts'
import { exportFolder } from './export-folder'
import type { PostExportOptions } from './export-html'
import type { TaskOptions } from './progress'
import { type FileNotice, StagedFolder } from './staged-folder'

/** What a WordPress export wrote. */
export interface ExportedWxr {
  readonly dir: string
  readonly file: string
  readonly posts: number
  readonly comments: number
  readonly notices: readonly FileNotice[]
}

/**
 * Exports posts with all their comments as one WordPress export file (WXR), oldest first, into the folder `out`: WordPress
 * imports it under Tools, and so do most other programs for blogs. Notes are the anchors of classic editors. Pictures are on
 * the web by the library's address, or without one beside the file. Without ids every post but the trashed. Errors:
 * not-found, cancelled, disk; then the folder is as it was.
 */
export async function exportWxr(
  store: LibraryStore,
  options: PostExportOptions,
): Promise<Result<ExportedWxr, AppError>> {
  const chosen = choosePosts(store, options.ids, ({ status }) => status !== 'trashed')
  if (!chosen.ok) return chosen
  const facts = await readExportFacts(store)
  if (!facts.ok) return facts
  const to = exportFolder(store.dir, options.out)
  if (!to.ok) return to
  const begun = await attempt(to.value, () => StagedFolder.begin(to.value))
  if (!begun.ok) return begun
  const posts = [...chosen.value].sort(oldestFirst)
  const work = new WxrExport(store, facts.value)
  const done = await attempt(to.value, () => work.into(begun.value, posts, options))
  if (!done.ok || !done.value.ok) await begun.value.discard().catch(() => undefined)
  if (!done.ok) return done
  if (!done.value.ok) return done.value
  const { name, comments } = work
  const notices = begun.value.notices()
  return ok({ dir: to.value, file: join(to.value, name), posts: posts.length, comments, notices })
}

class WxrExport {
  /** The file's name in the folder. */
  readonly name: string
  /** How many comments are written. */
  comments = 0
  private readonly pictures = new Set<string>()
  private readonly addressOf: (post: { id: string; slug: string; date: string }) => string | null

  constructor(
    private readonly store: LibraryStore,
    private readonly facts: ExportFacts,
  ) {
    this.name = `${slugify(facts.library.title) || 'blog'}.xml`
    const pathOf = permalinks(facts.library.settings.site.permalink)
    this.addressOf = (post) => webAddress(facts.library.baseUrl, pathOf(post))
  }

  async into(
    folder: StagedFolder,
    posts: readonly PostSummary[],
    { onProgress, signal }: TaskOptions,
  ): Promise<Result<null, AppError>> {
    const tags = [...new Set(posts.flatMap((post) => post.tags))]
    const pieces = [wxrOpening({ library: this.facts.library, topics: this.facts.topics.topics, tags })]
    for (const [done, { id, title }] of posts.entries()) {
      if (signal?.aborted) return err({ kind: 'cancelled' })
      onProgress?.({ done, total: posts.length, what: title })
      const item = await this.item(id, done + 1)
      if (!item.ok) return item
      pieces.push(item.value)
    }
    await folder.write(this.name, [...pieces, WXR_CLOSING])
    for (const picture of this.pictures) {
      const bytes = await this.store.assets.get(picture)
      if (!bytes.ok && bytes.error.kind !== 'not-found') return bytes
      if (bytes.ok) await folder.write(picturePath(picture), bytes.value)
    }
    await folder.finish()
    onProgress?.({ done: posts.length, total: posts.length, what: '' })
    return ok(null)
  }

  private async item(id: string, number: number): Promise<Result<string, AppError>> {
    const post = await this.store.posts.open(id)
    if (!post.ok) return post
    const thread = await this.store.threads.get(id)
    if (!thread.ok) return thread
    const { comments } = thread.value
    const numbers = new Map(comments.map((comment, at) => [comment.id, this.comments + at + 1]))
    this.comments += comments.length
    const content = (markdown: string, profile: 'post' | 'comment' | 'reader') => {
      const citations = this.facts.citationsFor(markdown)
      const options = articleOptions(post.value, {
        settings: this.facts.library.settings,
        posts: this.store.posts.list(),
        comments: this.facts.comments,
        hrefOf: this.addressOf,
        ...(citations ? { citations } : {}),
      })
      return this.placed(classicText(markdown, { ...options, profile }))
    }
    const item = wxrItem({
      post: post.value,
      thread: thread.value,
      authors: this.facts.library.authors,
      topics: this.facts.topics.topics,
      address: this.addressOf(post.value),
      content: content(post.value.body, 'post'),
      contentOf: ({ body, kind }) => content(body, kind === 'reader' ? 'reader' : 'comment'),
      number,
      numberOf: (comment) => numbers.get(comment) ?? 0,
    })
    return ok(item)
  }

  /** Pictures lead to the site, or to the files beside. */
  private placed(html: string): string {
    const onTheWeb = (name: string) => webAddress(this.facts.library.baseUrl, picturePath(name))
    for (const name of assetNamesIn(html)) if (onTheWeb(name) === null) this.pictures.add(name)
    return withPictures(html, {
      addressOf: (name) => onTheWeb(name) ?? pathAddress(picturePath(name)),
      sizeOf: () => null,
    })
  }
}

function oldestFirst(a: PostSummary, b: PostSummary): number {
  return Date.parse(a.date) - Date.parse(b.date) || (a.id < b.id ? -1 : 1)
}
