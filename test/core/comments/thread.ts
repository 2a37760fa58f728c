import type { Comment, Thread } from '../../../src/core/comment'

/** A comment for a test: approved, by a reader, on an hour of November 18, 2026. */
export function comment(id: string, fields: Partial<Comment> = {}): Comment {
  return {
    id,
    parent: null,
    kind: 'reader',
    title: '',
    author: { name: 'Lucinda Farrow', email: 'lucinda@example.org', url: '' },
    date: '2026-11-18T09:00:00-06:00',
    status: 'approved',
    topics: [],
    body: 'Wonderful to have the clerk’s docket quoted at last.',
    ...fields,
  }
}

/** The thread of a test's post. */
export function thread(comments: readonly Comment[], fields: Partial<Thread> = {}): Thread {
  return { schema: 1, post: 'merryman', revision: 4, closed: false, comments: [...comments], ...fields }
}

/** A time on that day, minutes after nine. */
export function minute(minutes: number): string {
  return new Date(Date.parse('2026-11-18T15:00:00Z') + minutes * 60_000).toISOString()
}
