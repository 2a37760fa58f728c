import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { UsingText } from '../core/sources/usage'
import { usesIn } from '../core/sources/where-used'
import type { LibraryStore } from '../store/library-store'
import { sideBySide } from '../store/side-by-side'

/** How many posts are read side by side. */
const READERS = 16

/** Which of the posts that cite a source are asked for: so many, from the so-manieth on. */
export interface UsesPage {
  readonly from: number
  readonly most: number
}

/**
 * The texts that cite a source, newest post first, the post before its comments. A source can be cited in thousands of posts:
 * they come in pages, and `posts` is how many there are.
 */
export async function whereUsed(
  store: LibraryStore,
  key: string,
  { from, most }: UsesPage = { from: 0, most: Number.POSITIVE_INFINITY },
): Promise<Result<{ posts: number; texts: UsingText[] }, AppError>> {
  const posts = await store.citations.postsCiting([key])
  if (!posts.ok) return posts
  const asked = posts.value.slice(from, from + most)
  const using = new Map<string, readonly UsingText[]>()
  await sideBySide(asked, READERS, async (id) => void using.set(id, await usesInPost(store, id, key)))
  return ok({ posts: posts.value.length, texts: asked.flatMap((id) => using.get(id) ?? []) })
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
