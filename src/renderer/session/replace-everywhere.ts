import { type FindOptions, findAll, finder, type Match, replaceMatches } from '../../core/editing/find'
import { describeError } from '../../core/error'
import type { Post } from '../../core/post'
import { applyEdits } from '../../core/text-edit'
import { request } from '../bridge'
import { adoptSaved, replaceSummary } from './desk'
import { flushAll } from './saving'
import { session } from './session'

/** A post that holds the words, with where they stand in its text. */
export interface FoundPost {
  readonly post: Post
  readonly matches: readonly Match[]
}

/** One post as it was before its words were replaced, and the revision that has the new ones. */
export interface Replaced {
  readonly before: Post
  readonly revision: number
}

export interface Outcome {
  readonly replaced: readonly Replaced[]
  /** What could not be saved, in words, with the title. */
  readonly problems: readonly string[]
}

/**
 * Looks through the text of every post that is not in the trash. Tells how far it is; ends early, with what it has, when
 * `stopped` answers true. An expression that is none finds nothing.
 */
export async function findEverywhere(
  words: string,
  options: FindOptions,
  progress: (done: number, total: number) => void,
  stopped: () => boolean,
): Promise<readonly FoundPost[]> {
  const made = finder(words, options)
  if (!made.ok || words === '') return []
  await flushAll()
  const posts = session().posts.filter((post) => post.status !== 'trashed')
  const found: FoundPost[] = []
  for (const [done, { id }] of posts.entries()) {
    if (stopped()) break
    const reply = await request('posts.open', { id })
    if (!reply.ok) continue
    const matches = findAll(reply.value.body, made.expression)
    if (matches.length > 0) found.push({ post: reply.value, matches })
    if (done % 20 === 0) progress(done, posts.length)
  }
  return found
}

/** Replaces the words in these posts and saves each. A post that was changed meanwhile is left as it is, and told. */
export async function replaceEverywhere(
  found: readonly FoundPost[],
  words: string,
  by: string,
  options: FindOptions,
): Promise<Outcome> {
  const made = finder(words, options)
  if (!made.ok) return { replaced: [], problems: [made.problem] }
  return saveAll(found, ({ post, matches }) => ({
    post,
    body: applyEdits(post.body, replaceMatches(post.body, matches, made.expression, by, options.pattern)),
  }))
}

/** Puts the texts back as they were; one that was changed since is left as it is, and told. */
export function undoEverywhere(replaced: readonly Replaced[]): Promise<Outcome> {
  return saveAll(replaced, ({ before, revision }) => ({ post: { ...before, revision }, body: before.body }))
}

async function saveAll<T>(
  items: readonly T[],
  change: (item: T) => { readonly post: Post; readonly body: string },
): Promise<Outcome> {
  const replaced: Replaced[] = []
  const problems: string[] = []
  for (const item of items) {
    const { post, body } = change(item)
    const reply = await request('posts.save', { id: post.id, basedOn: post.revision, changes: { body } })
    if (!reply.ok) {
      problems.push(`“${post.title}”: ${describeError(reply.error)}`)
      continue
    }
    replaced.push({ before: post, revision: reply.value.post.revision })
    replaceSummary(reply.value.summary)
    adoptSaved(reply.value.post)
  }
  return { replaced, problems }
}
