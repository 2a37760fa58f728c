import { type Reference, referencesIn } from '../core/cross-references/references'
import { splitTarget } from '../core/cross-references/resolve'
import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import { sentenceAt } from '../core/sources/where-used'
import { applyEdits, type TextEdit } from '../core/text-edit'
import type { LibraryStore } from '../store/library-store'

/** A place that refers to a post. */
export interface Backlink {
  readonly post: string
  readonly title: string
  /** The comment it stands in, null for the post's own text. */
  readonly comment: string | null
  /** The name it uses: the id, or the slug, which changes when the post is renamed. */
  readonly name: string
  readonly words: string
}

/** Every place of the library that refers to a post, newest post first. Errors: corrupt, disk. */
export async function backlinksTo(store: LibraryStore, id: string): Promise<Result<Backlink[], AppError>> {
  const post = store.posts.find(id)
  if (post === null) return ok([])
  const names = new Set([post.id, post.slug])
  const links: Backlink[] = []
  for (const { id: from, title } of store.posts.list()) {
    const read = await store.posts.open(from)
    if (!read.ok) return read
    const texts = [{ comment: null as string | null, text: read.value.body }]
    const thread = await store.threads.get(from)
    for (const comment of thread.ok ? thread.value.comments : [])
      texts.push({ comment: comment.id, text: comment.body })
    for (const { comment, text } of texts)
      for (const reference of referencesTo(text, names))
        links.push({
          post: from,
          title,
          comment,
          name: splitTarget(reference.target).post,
          words: sentenceAt(text, reference),
        })
  }
  return ok(links)
}

/** What following a rename changed. */
export interface FollowedRename {
  readonly posts: string[]
  readonly threads: string[]
}

/**
 * Writes a post's new slug where texts name it by its old one, each an edit at its place. Errors: conflict, read-only, disk;
 * what was written before stays, and doing it again goes on.
 */
export function followRename(
  store: LibraryStore,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Result<FollowedRename, AppError>> {
  const ids = store.posts.list().map(({ id }) => id)
  return followRenames(store, new Map([[from, to]]), ids)
}

/** As `followRename`, of several old slugs with their new ones, in the texts and comments of some posts. */
export async function followRenames(
  store: LibraryStore,
  slugs: ReadonlyMap<string, string>,
  ids: readonly string[],
): Promise<Result<FollowedRename, AppError>> {
  const followed: FollowedRename = { posts: [], threads: [] }
  for (const id of ids) {
    const post = await store.posts.open(id)
    if (!post.ok) return post
    const body = renamed(post.value.body, slugs)
    if (body !== null) {
      const saved = await store.posts.save({ id, basedOn: post.value.revision, changes: { body }, reason: 'bulk' })
      if (!saved.ok) return saved
      followed.posts.push(id)
    }
    const thread = await store.threads.get(id)
    if (!thread.ok) continue
    let { revision } = thread.value
    for (const comment of thread.value.comments) {
      const text = renamed(comment.body, slugs)
      if (text === null) continue
      const edited = await store.threads.edit({ post: id, id: comment.id, basedOn: revision, changes: { body: text } })
      if (!edited.ok) return edited
      revision = edited.value.revision
      if (!followed.threads.includes(id)) followed.threads.push(id)
    }
  }
  return ok(followed)
}

function renamed(text: string, slugs: ReadonlyMap<string, string>): string | null {
  const edits = referencesTo(text, new Set(slugs.keys())).map((reference): TextEdit => {
    const from = splitTarget(reference.target).post
    const at = reference.from + text.slice(reference.from, reference.to).indexOf(from)
    return { from: at, to: at + from.length, insert: slugs.get(from) ?? from }
  })
  return edits.length === 0 ? null : applyEdits(text, edits)
}

/** A text that holds none of the names is not parsed: that is what makes a whole library quick. */
function referencesTo(text: string, names: ReadonlySet<string>): Reference[] {
  if (![...names].some((name) => text.includes(`[[${name}`) || /\[\[\s/.test(text))) return []
  return referencesIn(text).filter(({ target }) => names.has(splitTarget(target).post))
}
