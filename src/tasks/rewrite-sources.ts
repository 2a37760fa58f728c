import type { Comment } from '../core/comment'
import type { AppError } from '../core/error'
import { SourceKey } from '../core/identifier'
import { err, ok, type Result } from '../core/result'
import type { Source } from '../core/source'
import { mergeSources } from '../core/sources/duplicates'
import { rewriteKeys } from '../core/sources/rewrite-keys'
import { foldKey } from '../core/sources/source-index'
import { applyEdits } from '../core/text-edit'
import type { LibraryStore } from '../store/library-store'

/** A text as it was before its keys were rewritten, and the revision that the rewriting made. */
interface Rewritten<T> {
  readonly post: string
  readonly before: T
  readonly revision: number
}

/** What was done, and all it takes to undo it. */
export interface SourceRewrite {
  readonly posts: readonly Rewritten<string>[]
  readonly threads: readonly Rewritten<readonly Comment[]>[]
  readonly citations: number
  /** Sources that were made anew or changed: null before means there was none. */
  readonly sources: readonly { readonly key: string; readonly before: Source | null }[]
  /** Entries of the trash that the old sources went to. */
  readonly trash: readonly string[]
}

/**
 * Gives a source another key, in its record and in every post and comment that cites it. The new record is written first and the
 * old one removed last, so that a crash between leaves no citation without its source. Errors: bad-request for a key
 * that is taken or is none, conflict, disk.
 */
export async function renameSource(
  store: LibraryStore,
  key: string,
  to: string,
): Promise<Result<SourceRewrite, AppError>> {
  if (!SourceKey.safeParse(to).success) return err({ kind: 'bad-request', detail: `“${to}” cannot be a key` })
  const source = await store.sources.get(key)
  if (!source.ok) return source
  const { csl, status, remark, accessed, archived, tags, attachments } = source.value
  if (foldKey(key) === foldKey(to))
    return err({ kind: 'bad-request', detail: 'the keys are the same but for capitals' })
  const made = await store.sources.save({
    key: to,
    basedOn: 0,
    changes: { csl, status, remark, accessed, archived, tags, attachments },
  })
  if (!made.ok) return made
  return rewrite(store, [key], to, [{ key: to, before: null }])
}

/** Makes one source of several: the kept record takes what it lacks from the others, and every citation names it. */
export async function mergeIntoSource(
  store: LibraryStore,
  keep: string,
  others: readonly string[],
): Promise<Result<SourceRewrite, AppError>> {
  const kept = await store.sources.get(keep)
  if (!kept.ok) return kept
  const gone: Source[] = []
  for (const key of others.filter((other) => foldKey(other) !== foldKey(keep))) {
    const other = await store.sources.get(key)
    if (!other.ok) return other
    gone.push(other.value)
  }
  const { csl, remark, accessed, archived, tags, attachments } = mergeSources(kept.value, gone)
  const saved = await store.sources.save({
    key: keep,
    basedOn: kept.value.revision,
    changes: { csl, remark, accessed, archived, tags, attachments },
  })
  if (!saved.ok) return saved
  const keys = gone.map((source) => source.key)
  return rewrite(store, keys, keep, [{ key: keep, before: kept.value }])
}

/** Undoes a rename or merge. A text that was changed since is given its old keys only, and keeps what was written. */
export async function undoRewrite(store: LibraryStore, done: SourceRewrite): Promise<Result<null, AppError>> {
  for (const name of done.trash) {
    const restored = await store.restoreFromTrash(name)
    if (!restored.ok) return restored
  }
  for (const { post, before, revision } of done.posts) {
    const saved = await store.posts.save({ id: post, basedOn: revision, changes: { body: before }, reason: 'bulk' })
    if (!saved.ok && saved.error.kind !== 'conflict' && saved.error.kind !== 'not-found') return saved
  }
  for (const { post, before, revision } of done.threads) {
    const saved = await store.threads.save({ basedOn: revision, thread: { post, comments: [...before] } })
    if (!saved.ok && saved.error.kind !== 'conflict') return saved
  }
  for (const { key, before } of done.sources) {
    const undone = before === null ? await dropUnused(store, key) : await putBack(store, before)
    if (!undone.ok) return undone
  }
  return ok(null)
}

/** A text that changed meanwhile may still cite the new key: then its source stays beside the old one. */
async function dropUnused(store: LibraryStore, key: string): Promise<Result<unknown, AppError>> {
  const citing = await store.citations.postsCiting([key])
  if (!citing.ok || citing.value.length > 0) return citing
  return store.sources.remove(key)
}

async function putBack(store: LibraryStore, before: Source): Promise<Result<unknown, AppError>> {
  const current = await store.sources.get(before.key)
  if (!current.ok) return current
  const { csl, status, remark, accessed, archived, tags, attachments } = before
  const changes = { csl, status, remark, accessed, archived, tags, attachments }
  return store.sources.save({ key: before.key, basedOn: current.value.revision, changes })
}

async function rewrite(
  store: LibraryStore,
  keys: readonly string[],
  to: string,
  sources: SourceRewrite['sources'],
): Promise<Result<SourceRewrite, AppError>> {
  const renames = new Map(keys.map((key) => [foldKey(key), to]))
  const done = { posts: [] as Rewritten<string>[], threads: [] as Rewritten<readonly Comment[]>[], citations: 0 }
  const citing = await store.citations.postsCiting(keys)
  if (!citing.ok) return citing
  for (const id of citing.value) {
    for (const step of [rewritePost, rewriteThread]) {
      const failure = await step(store, id, renames, done)
      if (failure) return err(failure)
    }
  }
  const trash: string[] = []
  for (const key of keys) {
    const removed = await store.sources.remove(key)
    if (!removed.ok) return removed
    trash.push(removed.value)
  }
  return ok({ ...done, sources, trash })
}

type Doing = { posts: Rewritten<string>[]; threads: Rewritten<readonly Comment[]>[]; citations: number }

async function rewritePost(
  store: LibraryStore,
  id: string,
  renames: ReadonlyMap<string, string>,
  done: Doing,
): Promise<AppError | null> {
  const post = await store.posts.open(id)
  if (!post.ok) return post.error
  const { body, revision } = post.value
  const edits = rewriteKeys(body, renames)
  if (edits.length === 0) return null
  const saved = await store.posts.save({
    id,
    basedOn: revision,
    changes: { body: applyEdits(body, edits) },
    reason: 'bulk',
  })
  if (!saved.ok) return saved.error
  done.posts.push({ post: id, before: body, revision: saved.value.post.revision })
  done.citations += edits.length
  return null
}

async function rewriteThread(
  store: LibraryStore,
  id: string,
  renames: ReadonlyMap<string, string>,
  done: Doing,
): Promise<AppError | null> {
  const thread = await store.threads.get(id)
  if (!thread.ok) return thread.error
  const { comments, revision } = thread.value
  let citations = 0
  const changed = comments.map((comment) => {
    const edits = rewriteKeys(comment.body, renames)
    citations += edits.length
    return edits.length === 0 ? comment : { ...comment, body: applyEdits(comment.body, edits) }
  })
  if (citations === 0) return null
  const saved = await store.threads.save({ basedOn: revision, thread: { post: id, comments: changed } })
  if (!saved.ok) return saved.error
  done.threads.push({ post: id, before: comments, revision: saved.value.revision })
  done.citations += citations
  return null
}
