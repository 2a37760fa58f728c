import { describe, expect, test } from 'vitest'
import { Comment } from '../../../../src/core/comment'
import { wxrComments } from '../../../../src/core/import/wxr/comments'
import { readBlog } from './read-wxr'
import { type WrittenComment, type WrittenItem, writeComment, writeItem, writeWxr } from './write-wxr'

function thread(comments: readonly WrittenComment[], item: WrittenItem = {}) {
  const { items, blog } = readBlog(writeWxr(writeItem({ ...item, more: comments.map(writeComment).join('') })))
  const [first] = items
  if (first === undefined) throw new Error('no item')
  const read = wxrComments(first, blog)
  for (const comment of read.comments) Comment.parse(comment)
  return read
}

/** Ids with those they answer. */
function parents(comments: readonly WrittenComment[]) {
  return thread(comments).comments.map(({ id, parent }) => [id, parent])
}

test('a comment comes with all that the file says of it, its notes real, and the file’s own words in its history', () => {
  const content = 'I doubt it.[1] See http://example.org/a_b.\nIndeed.\n\n[1] <em>Doubt</em>, p. 3.'
  expect(thread([{ content, url: 'http://ann.example/', author: 'Ann &amp; Co' }]).comments).toEqual([
    {
      id: '7',
      parent: null,
      kind: 'reader',
      title: '',
      author: { name: 'Ann & Co', email: 'ann@example.org', url: 'http://ann.example/' },
      date: '2016-06-11T10:00:00-04:00',
      status: 'approved',
      topics: [],
      body: 'I doubt it.[^1] See <http://example.org/a_b>.\\\nIndeed.\n\n[^1]: *Doubt*, p. 3.',
      history: [{ at: '2026-12-01T00:00:00Z', by: 'Import from WordPress', before: { body: content } }],
    },
  ])
})

test('words that are the same in Markdown have no history', () => {
  expect(thread([{ content: 'Indeed.' }]).comments[0]).not.toHaveProperty('history')
})

test.each([
  ['1', 'approved'],
  ['0', 'pending'],
  ['spam', 'spam'],
  ['trash', 'trash'],
  ['strange', 'pending'],
])('approved “%s” is %s', (approved, status) => {
  expect(thread([{ approved }]).comments[0]?.status).toBe(status)
})

test('comments of a post in the trash have the status from before', () => {
  const meta = { _wp_trash_meta_comments_status: 'a:2:{i:7;s:1:"1";i:8;s:4:"spam";}' }
  const { comments } = thread(
    [
      { id: 7, approved: 'post-trashed' },
      { id: 8, approved: 'post-trashed' },
    ],
    { meta },
  )
  expect(comments.map(({ status }) => status)).toEqual(['approved', 'spam'])
})

test.each([
  ['a user of the blog', { user: 3, email: '' }, 'author'],
  ['a user who is no author', { user: 9 }, 'reader'],
  ['the address of an author', { email: 'IDA@law.example' }, 'author'],
  ['that address, before anybody has approved it', { email: 'ida@law.example', approved: '0' }, 'reader'],
])('by %s', (_, comment, kind) => {
  expect(thread([comment]).comments[0]?.kind).toBe(kind)
})

describe('nothing of a thread is lost', () => {
  test('pings and notes for the editors are left out and counted, and answers to them move up', () => {
    const read = thread([
      { id: 1 },
      { id: 2, parent: 1, type: 'pingback' },
      { id: 3, parent: 2, content: 'To the ping.' },
      { id: 4, type: 'note' },
      { id: 5, parent: 4 },
    ])
    expect(read.comments.map(({ id, parent }) => [id, parent])).toEqual([
      ['1', null],
      ['3', '1'],
      ['5', null],
    ])
    expect(read.leftOut).toEqual(['pingback', 'note'])
  })

  test('a parent that is missing, a circle, and one behind what answers it', () => {
    expect(parents([{ id: 1, parent: 99 }])).toEqual([['1', null]])
    expect(parents([{ id: 2, parent: 1, date: '2016-06-12 10:00:00' }, { id: 1 }])).toEqual([
      ['2', '1'],
      ['1', null],
    ])
    expect(
      parents([
        { id: 1, parent: 2 },
        { id: 2, parent: 1, date: '2016-06-12 10:00:00' },
        { id: 3, parent: 3 },
      ]),
    ).toEqual([
      ['1', null],
      ['2', '1'],
      ['3', null],
    ])
  })

  test('ids that come twice, or are no numbers', () => {
    const read = thread([
      { id: 1, content: 'One.' },
      { id: 1, content: 'Another.' },
      { id: 1, content: 'One.' },
      { id: '../x', content: 'Bad.' },
      { id: 2, parent: 1, content: 'To one.' },
    ])
    expect(read.comments.map(({ id, parent, body }) => [id, parent, body])).toEqual([
      ['1', null, 'One.'],
      ['1-2', null, 'Another.'],
      ['comment', null, 'Bad.'],
      ['2', '1', 'To one.'],
    ])
    expect(read.notices).toEqual(['1 comment stands in the file twice'])
  })
})

describe('a first line that is a title', () => {
  test.each([
    ['<strong>On Oaths</strong>\n\nI doubt it.', 'On Oaths', 'I doubt it.'],
    ['<b>Why &amp; how</b>\nI doubt it.', 'Why & how', 'I doubt it.'],
    ['<p><strong>On Oaths</strong></p>\n<p>I doubt it.</p>', 'On Oaths', 'I doubt it.'],
    ['<strong>On Oaths</strong>', '', '**On Oaths**'],
    ['<strong>I doubt it.</strong>\n\nIndeed.', '', '**I doubt it.**\n\nIndeed.'],
    ['<strong>On Oaths</strong> I doubt it.', '', '**On Oaths** I doubt it.'],
    ['<strong>See [1]</strong>\n\nIndeed.', '', '**See \\[1]**\n\nIndeed.'],
    [`<strong>${'long '.repeat(30)}</strong>\n\nIndeed.`, '', `**${'long '.repeat(30).trim()}**\n\nIndeed.`],
  ])('%j', (content, title, body) => {
    expect(thread([{ content }]).comments[0]).toMatchObject({ title, body })
  })
})

test('what plugins would make a note of in a post is a reader’s own words in a comment', () => {
  const content = 'So ((they say)), [1. Kings 3] and [ref]this[/ref].'
  expect(thread([{ content }]).comments[0]?.body).toBe('So ((they say)), \\[1. Kings 3] and \\[ref]this\\[/ref].')
})

test('addresses that lead nowhere, or run something, are none', () => {
  const urls = ['http://', 'javascript:alert(1)', 'https://ann.example'].map((url, id) => ({ id, url, content: url }))
  expect(thread(urls).comments.map(({ author }) => author.url)).toEqual(['', '', 'https://ann.example'])
})
