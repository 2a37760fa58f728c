import { StoreFault } from './fault'
import { isIn, type Journal, type JournalRecord } from './journal'
import type { Posts } from './posts'

/** What became of typing that a crash had cut off. */
export interface Recovered {
  readonly post: string
  readonly title: string
  /** When it was typed. */
  readonly at: string
  /**
   * saved: it is in the post again, the text before it is in the history; new-post: the post was gone, so it became a new
   * one; conflict: the post was changed meanwhile, both are kept and wait for the author's choice.
   */
  readonly outcome: 'saved' | 'new-post' | 'conflict'
}

/** Puts what the journal holds back into the posts; typing that a save already holds is dropped without a word. */
export async function replayJournal(
  journal: Journal,
  posts: Posts,
): Promise<{ recovered: Recovered[]; damaged: string[] }> {
  const { records, damaged } = await journal.left()
  const recovered: Recovered[] = []
  for (const record of records) {
    const outcome = await replay(record, journal, posts)
    if (outcome) recovered.push(outcome)
  }
  return { recovered, damaged }
}

async function replay(record: JournalRecord, journal: Journal, posts: Posts): Promise<Recovered | null> {
  const opened = await posts.open(record.post)
  const { at } = record
  if (!opened.ok) return opened.error.kind === 'not-found' ? asNewPost(record, journal, posts) : null
  const post = opened.value
  if (isIn(post, record.changes)) {
    await journal.forget(post.id)
    return null
  }
  const title = record.changes.title ?? post.title
  const same = post.revision === record.basedOn && (record.base === null || record.base === posts.fingerprint(post.id))
  if (!same) return { post: post.id, title, at, outcome: 'conflict' }
  await posts.keepVersion(post, 'recovery')
  const saved = await posts.save({ id: post.id, basedOn: post.revision, changes: record.changes })
  if (!saved.ok) throw new StoreFault(saved.error)
  await journal.forget(post.id)
  return { post: post.id, title, at, outcome: 'saved' }
}

async function asNewPost(record: JournalRecord, journal: Journal, posts: Posts): Promise<Recovered> {
  const title = record.changes.title ?? 'Recovered typing'
  const made = await posts.create({ ...record.changes, title, status: 'draft' })
  if (!made.ok) throw new StoreFault(made.error)
  await journal.forget(record.post)
  return { post: made.value.id, title, at: record.at, outcome: 'new-post' }
}
