import { expect, test } from 'vitest'
import type { PostSummary } from '../../src/core/post'
import { selectPosts } from '../../src/renderer/panes/posts/select'

const post = (id: string, fields: Partial<PostSummary>) =>
  ({ id, title: id, opening: '', status: 'draft', date: '2026-01-01T00:00:00Z', ...fields }) as PostSummary
const ids = (posts: readonly PostSummary[]) => posts.map(({ id }) => id)
const all = { query: '', status: 'all' } as const

test('posts are in the order of their times, whatever offset each is written with', () => {
  const posts = [
    post('morning', { modified: '2026-03-01T08:00:00+02:00' }),
    post('noon', { modified: '2026-03-01T12:00:00Z' }),
    post('evening before', { modified: '2026-02-28T23:30:00-05:00' }),
    post('of one second', { modified: '2026-03-01T13:00:00+01:00' }),
  ]
  expect(ids(selectPosts(posts, { ...all, sort: 'modified' }))).toEqual([
    'noon',
    'of one second',
    'morning',
    'evening before',
  ])
})

test('posts are in the order of their titles as a person counts', () => {
  const posts = ['Part 10', 'élan', 'Part 9', 'Zebra', 'eagle'].map((title) => post(title, {}))
  expect(ids(selectPosts(posts, { ...all, sort: 'title' }))).toEqual(['eagle', 'élan', 'Part 9', 'Part 10', 'Zebra'])
})

test('what is in the trash is in no list but its own, and words are found without their accents', () => {
  const posts = [
    post('a', { title: 'Élan vital', status: 'published' }),
    post('b', { opening: 'The elan of it', status: 'trashed' }),
    post('c', { title: 'Other', status: 'published' }),
  ]
  expect(ids(selectPosts(posts, { ...all, sort: 'title' }))).toEqual(['a', 'c'])
  expect(ids(selectPosts(posts, { query: 'elan', status: 'all', sort: 'title' }))).toEqual(['a'])
  expect(ids(selectPosts(posts, { query: '', status: 'trashed', sort: 'title' }))).toEqual(['b'])
})
