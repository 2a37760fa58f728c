import { changesOf, type Post, type PostChanges } from '../post'
import { joinedText, type MergeStretch, mergeTexts } from './merge-text'

/** A field that both sides changed differently. */
export interface OpenField {
  readonly field: Exclude<keyof PostChanges, 'body'>
  readonly mine: unknown
  readonly theirs: unknown
}

/** Two versions of a post brought together: what is settled, and what the author must choose. */
export interface PostMerge {
  /** The fields but the text, with mine where the choice is open. */
  readonly fields: PostChanges
  readonly openFields: readonly OpenField[]
  readonly body: readonly MergeStretch[]
}

/**
 * Merges two versions of a post that came from `base`: a field or paragraph that one side changed takes that change, one
 * that both changed differently stays open. Without a base everything that differs is open.
 */
export function mergePosts(base: Post | null, mine: Post, theirs: Post): PostMerge {
  const [ours, others] = [changesOf(mine), changesOf(theirs)]
  const before = base === null ? null : changesOf(base)
  const fields: Record<string, unknown> = {}
  const openFields: OpenField[] = []
  for (const field of Object.keys(ours) as (keyof PostChanges)[]) {
    if (field === 'body') continue
    const [own, other, old] = [ours[field], others[field], before?.[field]]
    const theirsOnly = before !== null && same(own, old)
    fields[field] = theirsOnly ? other : own
    if (!same(own, other) && !theirsOnly && (before === null || !same(other, old)))
      openFields.push({ field, mine: own, theirs: other })
  }
  return { fields: fields as PostChanges, openFields, body: mergeTexts(base?.body ?? '', mine.body, theirs.body) }
}

/** The changes to save when nothing is open, else null. */
export function settledMerge({ fields, openFields, body }: PostMerge): PostChanges | null {
  const text = joinedText(body)
  return text === null || openFields.length > 0 ? null : { ...fields, body: text }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
