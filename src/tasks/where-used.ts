import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import type { UsingText } from '../core/sources/usage'
import { usesIn } from '../core/sources/where-used'
import type { LibraryStore } from '../store/library-store'

/** Every text that cites a source, newest post first, the post before its comments. */
export async function whereUsed(store: LibraryStore, key: string): Promise<Result<UsingText[], AppError>> {
  const posts = await store.citations.postsCiting([key])
  if (!posts.ok) return posts
  const using: UsingText[] = []
  for (const id of posts.value) {
    const post = await store.posts.open(id)
    if (!post.ok) continue
    const about = { post: id, postTitle: post.value.title }
    const own = usesIn(post.value.body, key)
    if (own.length > 0) using.push({ ...about, comment: null, commentTitle: '', uses: own })
    const thread = await store.threads.get(id)
    for (const comment of thread.ok ? thread.value.comments : []) {
      const uses = usesIn(comment.body, key)
      if (uses.length === 0) continue
      using.push({ ...about, comment: comment.id, commentTitle: comment.title || comment.author.name, uses })
    }
  }
  return ok(using)
}
