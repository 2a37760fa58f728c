import { describe, expect, it } from 'vitest'
import { Comment } from '../../../src/core/comment'
import { approvedComments } from '../../../src/core/comments/approved'
import { editComment } from '../../../src/core/comments/edit'
import { thoughtsOn } from '../../../src/core/comments/heading'
import { moderate } from '../../../src/core/comments/moderate'
import { commentVersions } from '../../../src/core/comments/versions'
import { comment, thread } from './thread'

const HAND = { by: 'Harriet Lindqvist', at: '2026-11-24T10:00:00-06:00' }

describe('the heading of a thread', () => {
  it('says 1 thought, 2 thoughts, and names the post', () => {
    expect(thoughtsOn(1, 'Jury Rooms')).toBe('1 thought on “Jury Rooms”')
    expect(thoughtsOn(2, 'Jury Rooms')).toBe('2 thoughts on “Jury Rooms”')
    expect(thoughtsOn(1200, ' ')).toBe('1,200 thoughts on “Untitled”')
  })
})

describe('what readers may see', () => {
  it('is the approved comments, replies to hidden ones under the nearest that shows', () => {
    const comments = [
      comment('top'),
      comment('spam', { parent: 'top', status: 'spam' }),
      comment('under-spam', { parent: 'spam' }),
      comment('waiting', { status: 'pending' }),
      comment('under-waiting', { parent: 'waiting' }),
      comment('direct', { parent: 'top' }),
      comment('under-nothing', { parent: 'gone' }),
    ]
    expect(
      approvedComments(comments).map(({ comment: { id }, parent, parentHidden }) => [id, parent, parentHidden]),
    ).toEqual([
      ['top', null, false],
      ['under-spam', 'top', true],
      ['under-waiting', null, true],
      ['direct', 'top', false],
      ['under-nothing', null, true],
    ])
  })

  it('does not run in circles', () => {
    const comments = [
      comment('a', { parent: 'b' }),
      comment('b', { parent: 'c', status: 'trash' }),
      comment('c', { parent: 'b', status: 'spam' }),
    ]
    expect(approvedComments(comments)).toEqual([{ comment: comments[0], parent: null, parentHidden: true }])
  })
})

describe('moderating', () => {
  const before = thread([comment('a', { status: 'pending' }), comment('b', { status: 'pending' }), comment('c')])

  it('sets the status, remembers who did it, and leaves the rest as it is', () => {
    const { thread: after } = moderate(before, [{ id: 'a', status: 'approved' }], HAND)
    expect(after.comments[0]).toEqual({
      ...before.comments[0],
      status: 'approved',
      history: [{ ...HAND, before: { status: 'pending' } }],
    })
    expect(after.comments.slice(1)).toEqual(before.comments.slice(1))
    expect(Comment.parse(after.comments[0])).toEqual(after.comments[0])
  })

  it('can be taken back with its inverse', () => {
    const done = moderate(
      before,
      [
        { id: 'a', status: 'spam' },
        { id: 'b', status: 'trash' },
        { id: 'c', status: 'approved' },
        { id: 'nobody', status: 'trash' },
      ],
      HAND,
    )
    expect(done.inverse).toEqual([
      { id: 'a', status: 'pending', was: 'spam' },
      { id: 'b', status: 'pending', was: 'trash' },
    ])
    const undone = moderate(done.thread, done.inverse, HAND).thread
    expect(undone.comments.map((c) => c.status)).toEqual(before.comments.map((c) => c.status))
  })

  it('does not take back what somebody else has decided since', () => {
    const done = moderate(before, [{ id: 'a', status: 'spam' }], HAND)
    const since = moderate(done.thread, [{ id: 'a', status: 'approved' }], HAND).thread
    expect(moderate(since, done.inverse, HAND).thread).toBe(since)
  })

  it('answers the same thread when nothing changes', () => {
    expect(moderate(before, [{ id: 'c', status: 'approved' }], HAND).thread).toBe(before)
  })
})

describe('editing a comment', () => {
  const written = comment('a', { body: 'One word.', title: '' })

  it('keeps what was there, who changed it and when', () => {
    const once = editComment(written, { body: 'Two words.', title: '' }, HAND)
    const later = { by: 'Harriet Lindqvist', at: '2026-11-25T08:00:00-06:00' }
    const twice = editComment(once, { title: 'Comment: Words', topics: ['words'] }, later)
    expect(twice.history).toEqual([
      { ...HAND, before: { body: 'One word.' } },
      { ...later, before: { title: '', topics: [] } },
    ])
    expect(twice.modified).toBe(later.at)
    expect(
      commentVersions(twice).map(({ title, body, since, by, changed }) => [title, body, since, by, changed]),
    ).toEqual([
      ['', 'One word.', written.date, 'Lucinda Farrow', []],
      ['', 'Two words.', HAND.at, HAND.by, ['body']],
      ['Comment: Words', 'Two words.', later.at, later.by, ['title', 'topics']],
    ])
  })

  it('records nothing when nothing changes', () => {
    expect(editComment(written, { body: 'One word.', author: { ...written.author } }, HAND)).toBe(written)
  })
})
