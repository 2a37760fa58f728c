import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../src/store/disk'
import { createLibrary, type LibraryStore, openLibrary } from '../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

// A disk that fails to read once (a network drive, too many open files) says nothing of what the library holds.

let dir = ''
let id = ''
/** The end of the path that cannot be read now. */
let away = ''

function refuse(path: string): void {
  if (away !== '' && path.endsWith(away)) throw Object.assign(new Error(`EIO: ${path}`), { code: 'EIO', path })
}

const disk: Disk = {
  ...nodeDisk,
  read: async (path) => {
    refuse(path)
    return nodeDisk.read(path)
  },
  list: async (path) => {
    refuse(path)
    return nodeDisk.list(path)
  },
}

const draft = {
  kind: 'author',
  title: '',
  body: 'Words.',
  author: { name: 'Ada', email: '', url: '' },
  topics: [],
} as const

beforeEach(async () => {
  away = ''
  dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  id = expectValue(await store.posts.create({ title: 'One', body: 'See [@coyle].' })).id
  const comment = { parent: null, kind: 'reader', title: '', author: draft.author, status: 'approved' } as const
  expectValue(await store.threads.add({ post: id, comment: { ...comment, body: 'And [@coyle].', topics: [] } }))
  expectValue(await store.drafts.keep(`${id}//add`, { ...draft, topics: [] }))
  await store.close()
})

async function reopened(): Promise<LibraryStore> {
  return expectValue(await openLibrary(dir, { disk }))
}

test('a post that could not be read is looked at again, though its file is as it was', async () => {
  const index = join(dir, '.postil', 'index.json')
  await nodeDisk.remove(index)
  away = `${id}.json`
  const store = await reopened()
  expect(store.posts.list()).toEqual([])
  expect(store.setAside().map(({ path }) => path)).toEqual([`comments/${id}.json`, `posts/${id}.json`])
  away = ''
  expectValue(await store.refresh())
  expect(store.posts.list()).toMatchObject([{ id, comments: { approved: 1 } }])
  expect(store.setAside()).toEqual([])
  await store.close()
})

test('nor is that remembered from one opening to the next', async () => {
  await nodeDisk.remove(join(dir, '.postil', 'index.json'))
  away = `${id}.json`
  await (await reopened()).close()
  away = ''
  const store = await reopened()
  expect(store.posts.list()).toMatchObject([{ id, comments: { approved: 1 } }])
  await store.close()
})

test('the queue of comments is asked for again after its folder could not be read', async () => {
  const store = await reopened()
  const filter = { status: 'approved', text: '', post: null, author: '', from: null, to: null } as const
  away = 'comments'
  expect(expectError(await store.threads.queue(filter))).toMatchObject({ kind: 'disk', code: 'EIO' })
  away = ''
  expect(expectValue(await store.threads.queue(filter)).keys).toHaveLength(1)
  await store.close()
})

test('citations are counted again where a text could not be read', async () => {
  const store = await reopened()
  for (const file of [`posts/${id}.json`, `comments/${id}.json`]) {
    away = file
    expect(expectError(await store.citations.counts())).toMatchObject({ kind: 'disk', code: 'EIO' })
    away = ''
  }
  expect(expectValue(await store.citations.counts()).get('coyle')).toEqual({ citations: 2, posts: 1 })
  await store.close()
})

test('comments that were begun are not written over by the next one when they could not be read', async () => {
  const store = await reopened()
  const file = join(dir, '.postil', 'comment-drafts.json')
  const before = await readFile(file, 'utf8')
  away = 'comment-drafts.json'
  expect(expectError(await store.drafts.all())).toMatchObject({ kind: 'disk', code: 'EIO' })
  expect(expectError(await store.drafts.keep('x/y/reply', { ...draft, topics: [] }))).toMatchObject({ code: 'EIO' })
  expect(await readFile(file, 'utf8')).toBe(before)
  away = ''
  expectValue(await store.drafts.keep('x/y/reply', { ...draft, topics: [] }))
  expect(Object.keys(expectValue(await store.drafts.all())).sort()).toEqual([`${id}//add`, 'x/y/reply'].sort())
  await store.close()
})
