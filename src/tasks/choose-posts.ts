import type { AppError } from '../core/error'
import type { PostSummary } from '../core/post'
import { err, ok, type Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'

/** The posts named by id or slug, each once; without names all that are `wanted`. Errors: not-found. */
export function choosePosts(
  store: LibraryStore,
  names: readonly string[] | undefined,
  wanted: (post: PostSummary) => boolean,
): Result<PostSummary[], AppError> {
  if (names === undefined) return ok(store.posts.list().filter(wanted))
  const posts = new Map<string, PostSummary>()
  for (const name of names) {
    const post = store.posts.find(name)
    if (post === null) return err({ kind: 'not-found', what: `The post ${name}` })
    posts.set(post.id, post)
  }
  return ok([...posts.values()])
}
