import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comment } from '../../../src/core/comment'
import { compareComments } from '../../../src/core/comments/order'
import { readingOrder, threadTree } from '../../../src/core/comments/tree'
import { comment, minute } from './thread'

function drawn(comments: readonly Comment[]): string[] {
  return readingOrder(threadTree(comments)).map(
    (row) => `${'  '.repeat(row.depth)}${row.comment.id}${row.strayed ? ' (strayed)' : ''}`,
  )
}

describe('the tree of a thread', () => {
  it('puts replies under what they answer, each level in the order written', () => {
    const comments = [
      comment('late', { date: minute(30) }),
      comment('second-reply', { parent: 'early', date: minute(20) }),
      comment('first-reply', { parent: 'early', date: minute(10) }),
      comment('deep', { parent: 'first-reply', date: minute(40) }),
      comment('early', { date: minute(0) }),
    ]
    expect(drawn(comments)).toEqual(['early', '  first-reply', '    deep', '  second-reply', 'late'])
  })

  it('orders by instant, not by the letters of the date', () => {
    const comments = [
      comment('chicago', { date: '2026-11-18T09:00:00-06:00' }),
      comment('berlin', { date: '2026-11-18T15:30:00+01:00' }),
    ]
    expect(drawn(comments)).toEqual(['berlin', 'chicago'])
  })

  it('keeps a reply whose parent is missing, at the top', () => {
    expect(drawn([comment('a'), comment('orphan', { parent: 'gone', date: minute(5) })])).toEqual([
      'a',
      'orphan (strayed)',
    ])
  })

  it('opens a circle of parents at its earliest comment and keeps what hangs on it', () => {
    const comments = [
      comment('a', { parent: 'c', date: minute(1) }),
      comment('b', { parent: 'a', date: minute(2) }),
      comment('c', { parent: 'b', date: minute(3) }),
      comment('on-b', { parent: 'b', date: minute(0) }),
      comment('self', { parent: 'self', date: minute(9) }),
    ]
    expect(drawn(comments)).toEqual(['a (strayed)', '  b', '    on-b', '    c', 'self (strayed)'])
  })

  it('keeps both of two comments with one id', () => {
    const comments = [
      comment('twin', { date: minute(0), body: 'first' }),
      comment('twin', { date: minute(1), body: 'second' }),
      comment('reply', { parent: 'twin', date: minute(2) }),
    ]
    expect(drawn(comments)).toEqual(['twin', '  reply', 'twin'])
  })

  it('stands a chain of 20,000 replies without running out of stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      comment(`c${i}`, { parent: i === 0 ? null : `c${i - 1}`, date: minute(i) }),
    )
    const rows = readingOrder(threadTree(chain))
    expect(rows.length).toBe(20_000)
    expect(rows.at(-1)?.depth).toBe(19_999)
  })

  it('keeps comments of one second in the order of the thread, whatever their ids', () => {
    const thread = ['c9', 'c1', 'c5'].map((id) => comment(id, { date: minute(3) }))
    expect(threadTree(thread).map((node) => node.comment.id)).toEqual(['c9', 'c1', 'c5'])
  })

  it('gives every comment back exactly once, whatever the parents say', () => {
    const ids = fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`)
    const some = fc.array(
      fc
        .record({ id: ids, parent: fc.option(ids), at: fc.integer({ min: 0, max: 50 }) })
        .map(({ id, parent, at }) => comment(id, { parent, date: minute(at) })),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(some, (comments) => {
        const rows = readingOrder(threadTree(comments)).map((row) => row.comment)
        expect(new Set(rows)).toEqual(new Set(comments))
        expect(rows.length).toBe(comments.length)
        for (const level of [threadTree(comments).map((node) => node.comment)])
          expect(level).toEqual([...level].sort(compareComments))
      }),
    )
  })
})
