import { expect, test } from 'vitest'
import type { Comment } from '../../../src/core/comment'
import { threadAround } from '../../../src/renderer/panes/comments-queue/thread-around'

function comment(id: string, at: number, fields: Partial<Comment> = {}): Comment {
  return {
    id,
    parent: null,
    kind: 'reader',
    title: '',
    author: { name: id, email: '', url: '' },
    date: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
    status: 'approved',
    topics: [],
    body: '',
    ...fields,
  }
}

test('a short thread is shown whole, without spam and trash but for the one looked at', () => {
  const thread = [
    comment('a', 0),
    comment('spam', 1, { status: 'spam' }),
    comment('waits', 2, { status: 'pending', parent: 'a' }),
    comment('trash', 3, { status: 'trash' }),
  ]
  const ids = (id: string) => threadAround(thread, id).near.map((row) => row.comment.id)
  expect(ids('waits')).toEqual(['a', 'waits'])
  expect(ids('spam')).toEqual(['a', 'waits', 'spam'])
})

test('of a long thread what stands around is shown, with all it answers', () => {
  const thread = Array.from({ length: 200 }, (_, i) => comment(`c${i}`, i, i > 5 ? { parent: 'c0' } : {}))
  const { all, near } = threadAround([...thread, comment('deep', 500, { parent: 'c150' })], 'deep')
  expect(all).toHaveLength(201)
  expect(near.map((row) => row.comment.id)).toContain('deep')
  expect(near.map((row) => row.comment.id)).toEqual(expect.arrayContaining(['c0', 'c150']))
  expect(near.length).toBeLessThan(8)
})
