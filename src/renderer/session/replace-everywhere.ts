import { type FindOptions, type Match, replaceMatches } from '../../core/editing/find'
import { describeError } from '../../core/error-words'
import type { Post } from '../../core/post'
import { err, ok, type Result } from '../../core/result'
import { applyEdits } from '../../core/text-edit'
import { request } from '../bridge'
import { TextFinder, TOO_LONG } from '../find/text-finder'
import { adoptSaved, replaceSummary } from './desk'
import { addHolder } from './holders'
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

const finder = new TextFinder()

/**
 * Looks through the text of every post that is not in the trash. Tells how far it is; ends early, with what it has, when
 * `stopped` answers true. An expression that is none, or takes too long on a text, is told in words.
 */
export async function findEverywhere(
  words: string,
  options: FindOptions,
  progress: (done: number, total: number) => void,
  stopped: () => boolean,
): Promise<Result<readonly FoundPost[], string>> {
  await flushAll()
  const posts = session().posts.filter((post) => post.status !== 'trashed')
  const found: FoundPost[] = []
  for (const [done, { id }] of posts.entries()) {
    if (stopped()) break
    const reply = await request('posts.open', { id })
    // One that is gone since is none of these posts any more.
    if (!reply.ok && reply.error.kind === 'not-found') continue
    if (!reply.ok) return err(describeError(reply.error))
    const post = reply.value
    const looked = await finder.find(post.body, words, options)
    if (!looked.ok) return err(looked.problem === TOO_LONG ? `“${post.title}”: ${TOO_LONG}` : looked.problem)
    if (looked.matches.length > 0) found.push({ post, matches: looked.matches })
    if (done % 20 === 0) progress(done, posts.length)
  }
  return ok(found)
}

/**
 * Puts `by` in the place of the words in these posts and saves each; with a `pattern` it may name groups. A post that was
 * changed meanwhile is left as it is, and told.
 */
export function replaceEverywhere(found: readonly FoundPost[], by: string, pattern: boolean): Promise<Outcome> {
  return saveAll(found, ({ post, matches }) => ({
    post,
    body: applyEdits(post.body, replaceMatches(post.body, matches, by, pattern)),
  }))
}

/** Puts the texts back as they were; one that was changed since is left as it is, and told. */
export function undoEverywhere(replaced: readonly Replaced[]): Promise<Outcome> {
  return saveAll(replaced, ({ before, revision }) => ({ post: { ...before, revision }, body: before.body }))
}

let running: Promise<unknown> = Promise.resolve()

/** Nobody leaves while it is half done. */
addHolder({
  what: 'Words replaced in many posts',
  keep: async () => {
    await running
    return null
  },
  forget: () => undefined,
})

function saveAll<T>(
  items: readonly T[],
  change: (item: T) => { readonly post: Post; readonly body: string },
): Promise<Outcome> {
  const saving = saveEach(items, change)
  running = Promise.allSettled([running, saving])
  return saving
}

async function saveEach<T>(
  items: readonly T[],
  change: (item: T) => { readonly post: Post; readonly body: string },
): Promise<Outcome> {
  const replaced: Replaced[] = []
  const problems: string[] = []
  for (const item of items) {
    const { post, body } = change(item)
    const { id, revision } = post
    const reply = await request('posts.save', { id, basedOn: revision, changes: { body }, reason: 'bulk' })
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
