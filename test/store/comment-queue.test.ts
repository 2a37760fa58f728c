import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CommentStatus } from '../../src/core/comment'
import { QueueFilter } from '../../src/core/comments/queue'
import { createLibrary, type LibraryStore, openLibrary } from '../../src/store/library-store'
import { expectValue, temporaryFolder } from './temporary-folder'

const waiting = (fields: Partial<QueueFilter> = {}) => QueueFilter.parse({ status: 'pending', ...fields })

async function correspondence() {
  const dir = join(await temporaryFolder(), 'My Blog')
  const store = expectValue(await createLibrary(dir, { title: 'My Blog' }))
  const tolls = expectValue(await store.posts.create({ title: 'On Tolls' })).id
  const fees = expectValue(await store.posts.create({ title: 'Fees' })).id
  const add = (post: string, id: string, body: string, name: string, day: number, status: CommentStatus = 'pending') =>
    store.threads.add({
      post,
      comment: {
        id,
        parent: null,
        kind: 'reader',
        title: '',
        author: { name, email: `${id}@example.org`, url: '' },
        date: `2026-11-${String(day).padStart(2, '0')}T09:00:00-06:00`,
        status,
        topics: [],
        body,
      },
    })
  expectValue(await add(tolls, 'a', 'The harbor *tolls* were repealed.', 'Imogen Vance', 3))
  expectValue(await add(fees, 'b', '> fees\n\nWho paid the clerk’s fees?', 'Émile Okoye', 7))
  expectValue(await add(tolls, 'c', 'Thank you.', 'K. Brandvold', 5))
  expectValue(await add(tolls, 'd', 'Cheap tolls! Buy now.', 'x', 6, 'spam'))
  return { dir, store, tolls, fees, add }
}

async function keys(store: LibraryStore, filter: QueueFilter): Promise<string[]> {
  return expectValue(await store.threads.queue(filter)).keys.map((key) => key.slice(key.indexOf('/') + 1))
}

describe('the queue of comments', () => {
  test('lists the comments of all posts, newest first, with counts by status', async () => {
    const { store, fees } = await correspondence()
    const page = expectValue(await store.threads.queue(waiting()))
    expect(page.counts).toEqual({ pending: 3, approved: 0, spam: 1, trash: 0 })
    expect(page.rows.map(({ id, opening }) => [id, opening])).toEqual([
      ['b', 'Who paid the clerk’s fees?'],
      ['c', 'Thank you.'],
      ['a', 'The harbor tolls were repealed.'],
    ])
    expect(page.keys[0]).toBe(`${fees}/b`)
  })

  test('filters by post, commenter, days and words, and counts what matches', async () => {
    const { store, tolls } = await correspondence()
    expect(await keys(store, waiting({ post: tolls }))).toEqual(['c', 'a'])
    expect(await keys(store, waiting({ author: 'emile' }))).toEqual(['b'])
    expect(await keys(store, waiting({ author: 'C@EXAMPLE' }))).toEqual(['c'])
    expect(await keys(store, waiting({ from: '2026-11-05', to: '2026-11-06' }))).toEqual(['c'])
    expect(await keys(store, waiting({ text: 'Repealed harbor' }))).toEqual(['a'])
    expect(await keys(store, waiting({ text: '“harbor repealed”' }))).toEqual([])
    expect(await keys(store, waiting({ text: 'okoye' }))).toEqual(['b'])
    expect(expectValue(await store.threads.queue(waiting({ text: 'tolls' }))).counts).toEqual({
      pending: 1,
      approved: 0,
      spam: 1,
      trash: 0,
    })
  })

  test('follows what is added, edited, moderated and taken back, and remembers who did it', async () => {
    const { store, tolls, add } = await correspondence()
    await store.threads.queue(waiting())
    const changes = ['a', 'c'].map((id) => ({ post: tolls, id, status: 'approved' as const }))
    const done = await store.threads.moderate(changes, { by: 'Harriet Lindqvist' })
    expect(done).toMatchObject({ posts: [tolls], failure: null })
    expect(await keys(store, waiting())).toEqual(['b'])
    expectValue(await add(tolls, 'e', 'Late.', 'L', 9))
    expect(await keys(store, waiting())).toEqual(['e', 'b'])
    const again = await store.threads.moderate(done.inverse)
    expect(again.posts).toEqual([tolls])
    expect(await keys(store, waiting())).toEqual(['e', 'b', 'c', 'a'])
    const thread = expectValue(await store.threads.get(tolls))
    expect(thread.comments[0]?.history?.map(({ by, before }) => [by, before])).toEqual([
      ['Harriet Lindqvist', { status: 'pending' }],
      ['', { status: 'approved' }],
    ])
    const edited = await store.threads.edit({
      post: tolls,
      id: 'a',
      basedOn: thread.revision,
      changes: { body: 'Restored.' },
      by: 'Harriet Lindqvist',
    })
    expect(expectValue(edited).comments[0]?.history?.at(-1)).toMatchObject({
      by: 'Harriet Lindqvist',
      before: { body: 'The harbor *tolls* were repealed.' },
    })
    expect(await keys(store, waiting({ text: 'restored' }))).toEqual(['a'])
  })

  test('stops between two threads when asked: what is done stays, and its inverse takes back that and no more', async () => {
    const { store, add } = await correspondence()
    const posts: string[] = []
    for (let number = 0; number < 40; number++) {
      const { id } = expectValue(await store.posts.create({ title: `Post ${number}` }))
      posts.push(id)
      expectValue(await add(id, 'x', 'Hm.', 'Ann', 9))
    }
    const waitingThere = async () => (await keys(store, waiting({ author: 'Ann' }))).length
    const decisions = posts.map((post) => ({ post, id: 'x', status: 'approved' as const }))
    const stop = new AbortController()
    const done = await store.threads.moderate(decisions, {
      onThread: (number: number) => {
        if (number === 20) stop.abort()
      },
      signal: stop.signal,
    })
    expect(done.failure).toEqual({ kind: 'cancelled' })
    expect(done.posts).toHaveLength(20)
    expect(await waitingThere()).toBe(20)
    const undone = await store.threads.moderate(done.inverse)
    expect(undone).toMatchObject({ failure: null })
    expect(await waitingThere()).toBe(40)
  })

  test('writes no thread in which nothing changes', async () => {
    const { store, tolls } = await correspondence()
    const before = expectValue(await store.threads.get(tolls))
    const done = await store.threads.moderate([
      { post: tolls, id: 'd', status: 'spam' },
      { post: tolls, id: 'nobody', status: 'spam' },
      { post: tolls, id: 'a', status: 'trash', was: 'approved' },
      { post: 'no-post', id: 'a', status: 'trash' },
    ])
    expect(done).toEqual({ posts: [], inverse: [], failure: null })
    expect(expectValue(await store.threads.get(tolls)).revision).toBe(before.revision)
  })

  test('sees what another program wrote, and leaves out a thread that cannot be read', async () => {
    const { dir, store, tolls, fees } = await correspondence()
    await store.threads.queue(waiting())
    const path = join(dir, 'comments', `${tolls}.json`)
    await writeFile(path, (await readFile(path, 'utf8')).replace('Thank you.', 'Thank you kindly.'))
    await writeFile(join(dir, 'comments', `${fees}.json`), '{')
    expectValue(await store.refresh())
    expect(await keys(store, waiting({ text: 'kindly' }))).toEqual(['c'])
    expect(await keys(store, waiting())).toEqual(['c', 'a'])
  })

  test('is the same after the library is opened again', async () => {
    const { dir, store } = await correspondence()
    const page = expectValue(await store.threads.queue(waiting()))
    await store.close()
    const again = expectValue(await openLibrary(dir))
    expect(expectValue(await again.threads.queue(waiting()))).toEqual(page)
  })

  test('deletes for good only what is in the trash, and keeps the replies', async () => {
    const { store, tolls } = await correspondence()
    const reply = await store.threads.add({
      post: tolls,
      comment: {
        id: 'reply',
        parent: 'c',
        kind: 'author',
        title: '',
        author: { name: 'H', email: '', url: '' },
        status: 'approved',
        topics: [],
        body: 'Yes.',
      },
    })
    expectValue(reply)
    await store.threads.moderate([{ post: tolls, id: 'c', status: 'trash' }])
    const done = await store.threads.remove(['a', 'c', 'd'].map((id) => ({ post: tolls, id })))
    expect(done).toEqual({ posts: [tolls], inverse: [], failure: null })
    const left = expectValue(await store.threads.get(tolls)).comments
    expect(left.map(({ id, parent }) => [id, parent])).toEqual([
      ['a', null],
      ['d', null],
      ['reply', null],
    ])
  })
})

test('the queue leaves a post out with its comments when it goes to the trash, and takes them back with it', async () => {
  const { store, tolls } = await correspondence()
  await store.threads.queue(waiting())
  const entry = expectValue(await store.posts.remove(tolls))
  expect(await keys(store, waiting())).toEqual(['b'])
  expectValue(await store.restoreFromTrash(entry))
  expect(await keys(store, waiting())).toEqual(['b', 'c', 'a'])
})

test('only comments that print and have a title can be named by it', async () => {
  const { store, tolls } = await correspondence()
  const thread = expectValue(await store.threads.get(tolls))
  const titled = await store.threads.edit({
    post: tolls,
    id: 'a',
    basedOn: thread.revision,
    changes: { title: 'Tolls' },
  })
  expectValue(titled)
  expect(expectValue(await store.threads.titled())).toEqual([])
  await store.threads.moderate([{ post: tolls, id: 'a', status: 'approved' }])
  expect(expectValue(await store.threads.titled())).toEqual([
    { post: tolls, id: 'a', title: 'Tolls', date: '2026-11-03T09:00:00-06:00' },
  ])
})
