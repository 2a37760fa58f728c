import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

async function postWithAll() {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
  expectValue(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'second' } }))
  expectValue(
    await store.threads.add({
      post: post.id,
      comment: {
        parent: null,
        kind: 'reader',
        title: '',
        author: { name: 'Ann', email: '', url: '' },
        status: 'approved',
        topics: [],
        body: 'Hm.',
      },
    }),
  )
  return { dir, store, post }
}

test('a deleted post comes back with its comments and history', async () => {
  const { store, post } = await postWithAll()
  const before = store.posts.list()
  const name = expectValue(await store.posts.remove(post.id))
  expect(store.posts.list()).toEqual([])
  expect(expectError(await store.posts.open(post.id))).toMatchObject({ kind: 'not-found' })
  expect(expectValue(await store.trash.list())).toMatchObject([{ name, kind: 'post', id: post.id, title: 'One' }])
  expectValue(await store.restoreFromTrash(name))
  expect(store.posts.list()).toEqual(before)
  expect(expectValue(await store.threads.get(post.id)).comments).toHaveLength(1)
  expect(expectValue(await store.revisions.list(post.id))).toHaveLength(1)
  expect(expectValue(await store.trash.list())).toEqual([])
})

test('what was deleted last stands first, also of several that went within one second', async () => {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const titles = Array.from({ length: 8 }, (_, at) => `Post ${at}`)
  for (const title of titles) {
    const { id } = expectValue(await store.posts.create({ title }))
    expectValue(await store.posts.remove(id))
  }
  expect(expectValue(await store.trash.list()).map(({ title }) => title)).toEqual(titles.toReversed())
})

test('restoring never replaces what stands there now', async () => {
  const { dir, store, post } = await postWithAll()
  const name = expectValue(await store.posts.remove(post.id))
  const newer = expectValue(await store.posts.add({ ...post, title: 'Newer' }))
  expect(expectError(await store.restoreFromTrash(name))).toMatchObject({ kind: 'disk', code: 'EEXIST' })
  expect(JSON.parse(await readFile(join(dir, 'posts', `${post.id}.json`), 'utf8'))).toEqual(newer)
  expect(await readdir(join(dir, 'trash', name))).toHaveLength(4)
})

test('a deletion that a crash cut short is undone at the next start', async () => {
  const { dir, store, post } = await postWithAll()
  const before = store.posts.list()
  const name = expectValue(await store.posts.remove(post.id))
  await store.close()
  // The post itself moves last: as if the crash came just before.
  await rename(join(dir, 'trash', name, `posts~${post.id}.json`), join(dir, 'posts', `${post.id}.json`))
  const again = expectValue(await openLibrary(dir))
  expect(again.posts.list()).toEqual(before)
  expect(expectValue(await again.revisions.list(post.id))).toHaveLength(1)
  expect(await readdir(join(dir, 'trash'))).toEqual([])
})

test('emptying deletes what is named, or everything, and nothing that is not ours', async () => {
  const { dir, store, post } = await postWithAll()
  const other = expectValue(await store.posts.create({ title: 'Two' }))
  const [first] = expectValue(await store.posts.removeAll([post.id, other.id]))
  await mkdir(join(dir, 'trash', 'my-own'))
  await writeFile(join(dir, 'trash', 'my-own', 'letter.txt'), 'mine')
  expect(expectValue(await store.trash.empty([first ?? '']))).toBe(1)
  expect(expectValue(await store.trash.empty())).toBe(1)
  expect(await readdir(join(dir, 'trash'))).toEqual(['my-own'])
})

test('a manifest that points out of the library moves nothing', async () => {
  const { dir, store } = await postWithAll()
  const folder = join(dir, 'trash', 'evil')
  await mkdir(folder)
  const part = { name: '..~..~out.json', home: '../../out.json' }
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ schema: 1, kind: 'post', id: 'x', title: 'x', at: '2026-01-01T00:00:00Z', parts: [part] }),
  )
  await writeFile(join(folder, part.name), 'x')
  expect(expectValue(await store.trash.list())).toEqual([])
  expect(expectError(await store.restoreFromTrash('evil'))).toMatchObject({ kind: 'corrupt' })
  expect(expectError(await store.restoreFromTrash('../posts'))).toMatchObject({ kind: 'not-found' })
})
