import type { AppError } from '../core/error'
import { commentWords } from '../core/export/site/entries'
import { siteCommentsOf } from '../core/export/site/facts'
import { ok, type Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'

/** A post, or a comment that prints and is filed somewhere, as the Topics screen lists it. */
export interface FiledLine {
  readonly post: string
  readonly comment: string | null
  readonly title: string
  readonly date: string
  readonly status: string
  readonly topics: string[]
}

/** Every post, and every comment that prints and has a topic. Errors: corrupt, disk. */
export async function filedLines(store: LibraryStore): Promise<Result<FiledLine[], AppError>> {
  const lines: FiledLine[] = []
  for (const { id, title, date, status, topics, comments } of store.posts.list()) {
    if (status === 'trashed') continue
    lines.push({ post: id, comment: null, title: title || 'Untitled', date, status, topics })
    if (comments.approved === 0) continue
    const thread = await store.threads.get(id)
    if (!thread.ok) continue
    for (const comment of siteCommentsOf(thread.value))
      if (comment.topics.length > 0)
        lines.push({
          post: id,
          comment: comment.id,
          title: commentWords(comment),
          date: comment.date,
          status,
          topics: [...comment.topics],
        })
  }
  return ok(lines)
}
