import { join } from 'node:path'
import { assetNamesIn } from '../core/asset-names'
import type { AppError } from '../core/error'
import { FileStems } from '../core/export/file-name'
import {
  authorName,
  LIBRARY_FILE,
  libraryOfPosts,
  topicName,
  writeMarkdownLibrary,
} from '../core/export/markdown-library'
import { writeMarkdownPost } from '../core/export/markdown-post'
import type { PostSummary } from '../core/post'
import { err, ok, type Result } from '../core/result'
import { attempt } from '../store/fault'
import type { LibraryStore } from '../store/library-store'
import { choosePosts } from './choose-posts'
import { exportFolder } from './export-folder'
import type { ExportedPosts, PostExportOptions } from './export-html'
import { isOfOneFile, type LeftOut, leftOut } from './left-out'
import { StagedFolder } from './staged-folder'

/**
 * Exports posts as Markdown with YAML front matter, one file each; the comments of a post stand beside it in
 * `slug.comments.json`, pictures in `assets`, and authors and topics with all they say in `_library.yaml`. Our own
 * import brings all of it back. The files of a post that cannot be read are left alone. Errors: not-found, cancelled, disk;
 * then the folder is as it was.
 */
export async function exportMarkdown(
  store: LibraryStore,
  options: PostExportOptions,
): Promise<Result<ExportedPosts, AppError>> {
  const posts = choosePosts(store, options.ids, ({ status }) => status !== 'trashed')
  if (!posts.ok) return posts
  const library = await store.library()
  if (!library.ok) return library
  const topics = await store.topics.get()
  if (!topics.ok) return topics
  const to = exportFolder(store.dir, options.out)
  if (!to.ok) return to
  const out = to.value
  const folder = await attempt(out, () => StagedFolder.begin(out))
  if (!folder.ok) return folder
  const whole = { authors: library.value.authors, topics: topics.value.topics, entries: topics.value.entries }
  const named: Pick<PostSummary, 'id' | 'authors' | 'topics'>[] = []
  const files: { path: string; id: string; status: ExportedPosts['files'][number]['status'] }[] = []
  const passedOver: LeftOut[] = []
  const work = async (): Promise<Result<null, AppError>> => {
    const stems = new FileStems()
    const pictures = new Set<string>()
    for (const [done, summary] of posts.value.entries()) {
      const { id, slug, title } = summary
      if (options.signal?.aborted) return err({ kind: 'cancelled' })
      options.onProgress?.({ done, total: posts.value.length, what: title })
      const name = stems.of(slug)
      const post = await store.posts.open(id)
      const thread = await store.threads.get(id)
      const broken = post.ok ? thread : post
      if (!broken.ok && isOfOneFile(broken.error)) {
        passedOver.push(leftOut(summary, broken.error))
        named.push(summary)
        continue
      }
      if (!post.ok) return post
      if (!thread.ok) return thread
      const authors = post.value.authors.map((author) => authorName(whole.authors, author))
      const filed = post.value.topics.map((topic) => topicName(whole, topic))
      await folder.value.write(`${name}.md`, writeMarkdownPost(post.value, { authors, topics: filed }))
      const { closed, comments } = thread.value
      if (comments.length > 0 || closed)
        await folder.value.write(`${name}.comments.json`, `${JSON.stringify({ closed, comments }, null, 2)}\n`)
      for (const picture of assetNamesIn(JSON.stringify([post.value, comments]))) pictures.add(picture)
      const commented = comments.flatMap((comment) => comment.topics)
      named.push({ id, authors: post.value.authors, topics: [...post.value.topics, ...commented] })
      files.push({ path: join(out, `${name}.md`), id, status: post.value.status })
    }
    for (const picture of pictures) {
      const bytes = await store.assets.get(picture)
      if (!bytes.ok && bytes.error.kind !== 'not-found') return bytes
      if (bytes.ok) await folder.value.write(`assets/${picture}`, bytes.value)
    }
    await folder.value.write(
      LIBRARY_FILE,
      writeMarkdownLibrary(options.ids === undefined ? whole : libraryOfPosts(whole, named)),
    )
    await folder.value.finish()
    return ok(null)
  }
  const done = await attempt(out, work)
  if (!done.ok || !done.value.ok) await folder.value.discard().catch(() => undefined)
  if (!done.ok) return done
  return done.value.ok ? ok({ dir: out, files, leftOut: passedOver, notices: folder.value.notices() }) : done.value
}
