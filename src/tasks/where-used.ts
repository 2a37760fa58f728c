import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { UsingText } from '../core/sources/usage'
import { usesIn } from '../core/sources/where-used'
import type { LibraryStore } from '../store/library-store'
import { sideBySide } from '../store/post-index'

/** How many posts are read side by side. */
const READERS = 16

/** Every text that cites a source, newest post first, the post before its comments. */
export async function whereUsed(store: LibraryStore, key: string): Promise<Result<UsingText[], AppError>> {
  const posts = await store.citations.postsCiting([key])
  if (!posts.ok) return posts
  const using = new Map<string, readonly UsingText[]>()
  await sideBySide(posts.value, READERS, async (id) => void using.set(id, await usesInPost(store, id, key)))
  return ok(posts.value.flatMap((id) => using.get(id) ?? []))
}

async function usesInPost(store: LibraryStore, id: string, key: string): Promise<UsingText[]> {
  const post = await store.posts.open(id)
  if (!post.ok) return []
  const about = { post: id, postTitle: post.value.title }
  const thread = await store.threads.get(id)
  const texts: UsingText[] = [{ ...about, comment: null, commentTitle: '', uses: usesIn(post.value.body, key) }]
  for (const { id: comment, title, author, body } of thread.ok ? thread.value.comments : [])
    texts.push({ ...about, comment, commentTitle: title || author.name, uses: usesIn(body, key) })
  return texts.filter(({ uses }) => uses.length > 0)
}
