import type { Comment } from '../comment'

/** Orders comments as they were written: by instant, whatever their offsets, then by id so that the order never wavers. */
export function compareComments(a: Pick<Comment, 'date' | 'id'>, b: Pick<Comment, 'date' | 'id'>): number {
  const difference = Date.parse(a.date) - Date.parse(b.date)
  if (difference !== 0 && !Number.isNaN(difference)) return difference
  if (a.date !== b.date && Number.isNaN(difference)) return a.date < b.date ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
