import type { Comment } from '../comment'

/** Orders comments as they were written: by instant, whatever their offsets. Those of one second stay as they stand in the thread. */
export function compareComments(a: Pick<Comment, 'date'>, b: Pick<Comment, 'date'>): number {
  const difference = Date.parse(a.date) - Date.parse(b.date)
  if (!Number.isNaN(difference)) return difference
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0
}
