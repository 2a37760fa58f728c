import { NoteCounter } from '../count-notes'
import { countProse } from '../count-prose'
import { changesOf, type Post, type PostChanges } from '../post'
import { diffTexts } from './text-diff'

/** What an author sees of the step from one version of a post to a later one. */
export interface ChangeSummary {
  /** Words of the later text minus those of the earlier. */
  readonly words: number
  /** Runs of sentences that were changed. */
  readonly passages: number
  readonly notes: number
  /** The fields other than the text that differ. */
  readonly fields: (keyof PostChanges)[]
}

/** Compares two versions of a post for a line in its history. */
export function summariseChange(before: Post, after: Post): ChangeSummary {
  const counter = new VersionCounter()
  return summariseCounted(counter.count(before), counter.count(after))
}

/** A version of a post, with what is counted of it. */
export interface CountedVersion {
  readonly post: Post
  readonly words: number
  readonly notes: number
}

/** Counts versions of one post, one after the other: what stayed between two is not read again. */
export class VersionCounter {
  private readonly notes = new NoteCounter()

  count(post: Post): CountedVersion {
    return { post, words: countProse(post.body), notes: this.notes.count(post.body) }
  }
}

/** As `summariseChange`, of versions that are counted already. */
export function summariseCounted(before: CountedVersion, after: CountedVersion): ChangeSummary {
  const [from, to] = [before.post, after.post]
  const passages = from.body === to.body ? 0 : Math.max(1, diffTexts(from.body, to.body).changes)
  return {
    words: after.words - before.words,
    passages,
    notes: after.notes - before.notes,
    fields: changedFields(from, to),
  }
}

/** The fields other than the text in which two versions differ. */
export function changedFields(before: Post, after: Post): (keyof PostChanges)[] {
  const [old, now] = [changesOf(before), changesOf(after)]
  return (Object.keys(now) as (keyof PostChanges)[]).filter(
    (field) => field !== 'body' && JSON.stringify(old[field]) !== JSON.stringify(now[field]),
  )
}

const NAMES: Readonly<Partial<Record<keyof PostChanges, string>>> = { picture: 'Picture', authors: 'Authors' }

/** One line in words, such as `4 passages changed, 1 note added` or `Title changed`; `Nothing changed` when so. */
export function describeChange({ passages, notes, words, fields }: ChangeSummary): string {
  const parts: string[] = []
  if (passages > 0) parts.push(`${count(passages, 'passage')} changed`)
  if (words !== 0) parts.push(`${count(Math.abs(words), 'word')} ${words > 0 ? 'more' : 'fewer'}`)
  if (notes !== 0) parts.push(`${count(Math.abs(notes), 'note')} ${notes > 0 ? 'added' : 'removed'}`)
  const named = fields.map((field) => NAMES[field] ?? field)
  if (named.length > 0) parts.push(`${named.join(', ')} changed`)
  const line = parts.join(', ')
  return line === '' ? 'Nothing changed' : line.charAt(0).toUpperCase() + line.slice(1)
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`
}
