import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Comment } from '../../../src/core/comment'
import type { ImportedPost } from '../../../src/core/import/imported-post'
import { createLibrary } from '../../../src/store/library-store'
import { importPosts } from '../../../src/tasks/import/import-posts'
import type { ReadItem, ReadPost } from '../../../src/tasks/import/read-post'
import { expectValue, temporaryFolder } from '../../store/temporary-folder'

async function emptyLibrary() {
  return expectValue(await createLibrary(join(await temporaryFolder(), 'library'), { title: 'Mine' }))
}

function postItem(post: Partial<ImportedPost>, beside: Partial<ReadPost> = {}): ReadItem {
  const read: ImportedPost = {
    ...{ id: null, title: 'On Oaths', slug: 'on-oaths', status: 'published', date: '2016-06-10T09:15:00-04:00' },
    ...{ created: null, modified: null, authors: ['Ida'], topics: [], tags: [], language: null, excerpt: '' },
    ...{ picture: null, formerly: undefined, setAside: [], body: 'Body.\n', notices: [] },
    ...post,
  }
  return {
    kind: 'post',
    post: {
      file: '/nowhere/blog.xml',
      post: read,
      comments: [],
      closed: false,
      original: null,
      pictures: [],
      ...beside,
    },
  }
}

async function* inOrder(...items: readonly ReadItem[]): AsyncGenerator<ReadItem> {
  yield* items
}

test('a post comes with its comments, the pictures inside its file, and what it was made from as a version that stays', async () => {
  const store = await emptyLibrary()
  const bytes = new Uint8Array(Buffer.from('a picture'))
  const comment: Comment = {
    ...{ id: 'c1', parent: null, kind: 'reader', title: '', status: 'approved', topics: [], body: 'Yes.' },
    ...{ author: { name: 'Ann', email: '', url: '' }, date: '2016-06-11T10:00:00Z' },
  }
  const item = postItem(
    { body: '![seal](embedded/1.png)\n' },
    {
      comments: [comment],
      closed: true,
      original: '<p><img src="seal.png"></p>',
      pictures: [{ address: 'embedded/1.png', bytes, extension: 'png' }],
    },
  )
  const report = expectValue(await importPosts(store, inOrder(item)))
  expect(report).toMatchObject({ stopped: false, files: [{ outcome: 'added', comments: 1, notices: [] }] })
  const post = expectValue(await store.posts.open('on-oaths'))
  const [, name = ''] = /^!\[seal\]\(assets\/([0-9a-f]{64}\.png)\)\n$/.exec(post.body) ?? []
  expect(Buffer.from(expectValue(await store.assets.get(name)))).toEqual(Buffer.from(bytes))
  expect(expectValue(await store.threads.get('on-oaths'))).toMatchObject({ closed: true, comments: [{ id: 'c1' }] })
  const versions = expectValue(await store.revisions.list('on-oaths'))
  expect(versions).toMatchObject([{ reason: 'import', pinned: true, post: { body: '<p><img src="seal.png"></p>' } }])
  expect(expectValue(await importPosts(store, inOrder(item))).files).toMatchObject([{ outcome: 'skipped' }])
  await store.close()
})

test('told to stop, it keeps what came in, whose topics and authors the library knows, and says so', async () => {
  const store = await emptyLibrary()
  const controller = new AbortController()
  async function* stoppedAfterOne(): AsyncGenerator<ReadItem> {
    yield postItem({ topics: ['Law / Courts'] })
    controller.abort()
    yield postItem({ title: 'Later', slug: 'later' })
  }
  const report = expectValue(await importPosts(store, stoppedAfterOne(), { signal: controller.signal }))
  expect(report).toMatchObject({ stopped: true, topicsAdded: ['Law', 'Courts'], authorsAdded: ['Ida'] })
  expect(store.posts.list().map(({ title, topics, authors }) => [title, topics, authors])).toEqual([
    ['On Oaths', ['courts'], ['ida']],
  ])
  expect(expectValue(await store.topics.get()).topics.map(({ id }) => id)).toEqual(['law', 'courts'])
  expect(expectValue(await store.library()).authors.map(({ id }) => id)).toContain('ida')
  await store.close()
})

test('what a person changed in the topics while posts came in stays', async () => {
  const store = await emptyLibrary()
  const mine = { id: 'mine', title: 'Mine', parent: null, description: '' }
  async function* changedBetween(): AsyncGenerator<ReadItem> {
    yield postItem({ topics: ['Law'] })
    const { revision, topics } = expectValue(await store.topics.get())
    expectValue(await store.topics.save({ basedOn: revision, changes: { topics: [...topics, mine] } }))
    yield postItem({ title: 'Later', slug: 'later', topics: ['Courts'] })
  }
  expectValue(await importPosts(store, changedBetween()))
  expect(expectValue(await store.topics.get()).topics.map(({ title }) => title)).toEqual(['Law', 'Mine', 'Courts'])
  await store.close()
})

test('a dry run writes nothing', async () => {
  const store = await emptyLibrary()
  const report = expectValue(await importPosts(store, inOrder(postItem({ topics: ['Law'] })), { dryRun: true }))
  expect(report).toMatchObject({ dryRun: true, topicsAdded: ['Law'], files: [{ outcome: 'added' }] })
  expect(store.posts.list()).toEqual([])
  expect(expectValue(await store.topics.get()).topics).toEqual([])
  await store.close()
})
