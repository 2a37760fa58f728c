import type { PostChanges } from '../../core/post'
import type { OpenPost } from './session'

/** What of a post is written here and saved. */
export const FIELDS = [
  'title',
  'slug',
  'status',
  'date',
  'authors',
  'topics',
  'tags',
  'language',
  'excerpt',
  'picture',
  'setAside',
  'body',
] as const satisfies readonly (keyof PostChanges)[]

/** The fields in which the screen differs from what is stored. */
export function changedFields(open: Pick<OpenPost, 'saved' | 'draft'>): PostChanges {
  const changes: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const [before, after] = [open.saved[field], open.draft[field]]
    if (before === after) continue
    if (typeof after === 'string' || JSON.stringify(before) !== JSON.stringify(after)) changes[field] = after
  }
  return changes as PostChanges
}
