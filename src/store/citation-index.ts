import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { foldKey } from '../core/sources/source-index'
import type { SourceCount } from '../core/sources/usage'
import type { Posts } from './posts'
import { sideBySide } from './side-by-side'
import type { Threads } from './threads'

/** How many texts are read side by side. */
const READERS = 16

/** The citations of one post with its comments, and what they were counted in. */
interface Counted {
  readonly stamp: string
  readonly counts: ReadonlyMap<string, number>
}

/**
 * Which posts cite which sources. A post is read again only when it or its comments changed; the first question reads
 * all of them.
 */
export class CitationIndex {
  private readonly known = new Map<string, Counted>()
  private work: Promise<Result<null, AppError>> | null = null

  constructor(
    private readonly posts: Posts,
    private readonly threads: Threads,
  ) {}

  /** How often each source is cited, by folded key. A damaged text counts nothing. Errors: disk. */
  async counts(): Promise<Result<Map<string, SourceCount>, AppError>> {
    const fresh = await this.refresh()
    if (!fresh.ok) return fresh
    const all = new Map<string, { citations: number; posts: number }>()
    for (const { counts } of this.known.values())
      for (const [key, citations] of counts) {
        const sum = all.get(key) ?? { citations: 0, posts: 0 }
        all.set(key, { citations: sum.citations + citations, posts: sum.posts + 1 })
      }
    return ok(all)
  }

  /** The posts whose text or comments cite one of these keys, newest first. Errors: disk. */
  async postsCiting(keys: readonly string[]): Promise<Result<string[], AppError>> {
    const fresh = await this.refresh()
    if (!fresh.ok) return fresh
    const folded = keys.map(foldKey)
    const citing: { readonly id: string; readonly at: number }[] = []
    for (const [id, { counts }] of this.known)
      if (folded.some((key) => counts.has(key))) citing.push({ id, at: Date.parse(this.posts.find(id)?.date ?? '') })
    return ok(citing.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id))
  }

  /** Questions that come while the texts are being read wait for the same reading. */
  private refresh(): Promise<Result<null, AppError>> {
    this.work ??= this.read().finally(() => {
      this.work = null
    })
    return this.work
  }

  private async read(): Promise<Result<null, AppError>> {
    // Loaded by the first question, since it brings the reader of Markdown along.
    const { countCitedKeys } = await import('../core/sources/cited-keys')
    const listed = this.posts.ids()
    const here = new Set(listed)
    for (const id of this.known.keys()) if (!here.has(id)) this.known.delete(id)
    let failure: AppError | null = null
    const stamps = listed.map((id) => ({ id, stamp: `${this.posts.stamp(id)} ${this.threads.stamp(id)}` }))
    const changed = stamps.filter(({ id, stamp }) => this.known.get(id)?.stamp !== stamp)
    await sideBySide(changed, READERS, async ({ id, stamp }) => {
      const post = await this.posts.open(id)
      const thread = await this.threads.get(id)
      for (const read of [post, thread])
        if (!read.ok && read.error.kind === 'disk') {
          failure = read.error
          return
        }
      const texts = [
        post.ok ? post.value.body : '',
        ...(thread.ok ? thread.value.comments.map(({ body }) => body) : []),
      ]
      this.known.set(id, { stamp, counts: sum(texts.map(countCitedKeys)) })
    })
    return failure === null ? ok(null) : err(failure)
  }
}

function sum(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const one of counts) for (const [key, count] of one) all.set(key, (all.get(key) ?? 0) + count)
  return all
}
