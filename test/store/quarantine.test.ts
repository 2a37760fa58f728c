import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergePosts, settledMerge } from '../../src/core/merge/merge-post'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

async function libraryWithHistory() {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'First.\n\nSecond.\n' }))
  const saved = expectValue(
    await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'First, mine.\n\nSecond.\n' } }),
  ).post
  await store.close()
  return { dir, post, saved }
}

test('a damaged post is offered from its history, and the damaged file is kept unchanged', async () => {
  const { dir, post } = await libraryWithHistory()
  const path = join(dir, 'posts', `${post.id}.json`)
  const damaged = (await readFile(path)).subarray(0, 100)
  await writeFile(path, damaged)
  const store = expectValue(await openLibrary(dir))
  expect(await store.setAsideView()).toMatchObject([
    { path: `posts/${post.id}.json`, kind: 'damaged', post: post.id, offer: post.modified },
  ])
  expect(expectValue(await store.quarantine.restore(`posts/${post.id}.json`))).toMatchObject({
    id: post.id,
    title: 'One',
  })
  expect(expectValue(await store.posts.open(post.id)).body).toBe(post.body)
  expect(store.setAside()).toEqual([])
  const [entry] = expectValue(await store.trash.list())
  expect(entry).toMatchObject({ kind: 'file', id: `posts/${post.id}.json` })
  expect(await readFile(join(dir, 'trash', entry?.name ?? '', `posts~${post.id}.json`))).toEqual(damaged)
  await store.close()
})

const COPY_NAMES = [
  'NAME (conflicted copy 2026-03-01).json',
  'NAME (Ann’s conflicted copy 2026-03-01).json',
  'NAME.sync-conflict-20260301-101112-ABCDEFG.json',
  'NAME_conflict-20260301-101112.json',
  'NAME (1).json',
  'NAME - Copy.json',
]

for (const pattern of COPY_NAMES) {
  test(`a conflict copy named ${pattern} is recognised, compared and merged`, async () => {
    const { dir, post, saved } = await libraryWithHistory()
    const name = pattern.replace('NAME', post.id)
    await writeFile(
      join(dir, 'posts', name),
      JSON.stringify({ ...post, revision: 2, body: 'First.\n\nSecond, theirs.\n' }),
    )
    const store = expectValue(await openLibrary(dir))
    const [file] = store.setAside()
    expect(file).toEqual({
      path: `posts/${name}`,
      kind: 'copy',
      post: post.id,
      reason: 'it is a conflict copy of “One” that a sync program left',
    })
    const { copy, base } = expectValue(await store.quarantine.readCopy(`posts/${name}`))
    const merged = settledMerge(mergePosts(base, saved, copy))
    expect(merged?.body).toBe('First, mine.\n\nSecond, theirs.\n')
    expectValue(await store.posts.save({ id: post.id, basedOn: saved.revision, changes: merged ?? {} }))
    expectValue(await store.quarantine.discard(`posts/${name}`))
    expect(store.setAside()).toEqual([])
    expect(await readdir(join(dir, 'posts'))).toEqual([`${post.id}.json`])
    await store.close()
  })
}

test('a copy becomes a post of its own, or the post itself when that is gone', async () => {
  const { dir, post } = await libraryWithHistory()
  await writeFile(join(dir, 'posts', 'copy.json'), JSON.stringify({ ...post, title: 'Copy' }))
  const store = expectValue(await openLibrary(dir))
  const kept = expectValue(await store.quarantine.keepCopy('posts/copy.json'))
  expect(kept).toMatchObject({ title: 'Copy', slug: 'one-2' })
  expect(store.posts.list()).toHaveLength(2)
  expectValue(await store.posts.remove(post.id))
  await writeFile(join(dir, 'posts', 'again.json'), JSON.stringify(post))
  expectValue(await store.refresh())
  expect(expectValue(await store.quarantine.keepCopy('posts/again.json')).id).toBe(post.id)
  expect(expectError(await store.quarantine.discard('library.json'))).toMatchObject({ kind: 'not-found' })
  await store.close()
})

test('a set-aside file comes back from the trash to its place, and is offered for repair as before', async () => {
  const { dir, post } = await libraryWithHistory()
  const path = join(dir, 'posts', `${post.id}.json`)
  const damaged = (await readFile(path)).subarray(0, 100)
  await writeFile(path, damaged)
  const store = expectValue(await openLibrary(dir))
  const before = await store.setAsideView()
  expectValue(await store.quarantine.discard(`posts/${post.id}.json`))
  expect(store.setAside()).toEqual([])
  const [entry] = expectValue(await store.trash.list())
  expect(expectValue(await store.restoreFromTrash(entry?.name ?? ''))).toMatchObject({
    kind: 'file',
    id: `posts/${post.id}.json`,
  })
  expect(await readFile(path)).toEqual(damaged)
  expect(await store.setAsideView()).toEqual(before)
  expect(expectValue(await store.trash.list())).toEqual([])
  await store.close()
})

test('where a good version has taken its place, it comes back beside that and replaces nothing', async () => {
  const { dir, post } = await libraryWithHistory()
  const path = join(dir, 'posts', `${post.id}.json`)
  const damaged = (await readFile(path)).subarray(0, 100)
  await writeFile(path, damaged)
  const store = expectValue(await openLibrary(dir))
  expectValue(await store.quarantine.restore(`posts/${post.id}.json`))
  const good = await readFile(path)
  await writeFile(join(dir, 'posts', `${post.id} (2).json`), 'mine')
  const entry = expectValue(await store.trash.list()).find(({ kind }) => kind === 'file')
  const { id } = expectValue(await store.restoreFromTrash(entry?.name ?? ''))
  expect(id).toBe(`posts/${post.id} (3).json`)
  expect(await readFile(join(dir, id))).toEqual(damaged)
  expect(await readFile(path)).toEqual(good)
  expect(await readFile(join(dir, 'posts', `${post.id} (2).json`), 'utf8')).toBe('mine')
  expect(store.setAside().map((file) => file.path)).toContain(id)
  await store.close()
})

test('a damaged source and a damaged list of topics are set aside, make room, and come back from the trash', async () => {
  const { dir } = await libraryWithHistory()
  await writeFile(join(dir, 'sources', 'taft.json'), '{"schema":1,"key":"taft"')
  await writeFile(join(dir, 'topics.json'), '{')
  const store = expectValue(await openLibrary(dir))
  await store.counts()
  expectValue(await store.sources.list())
  expect(store.setAside()).toMatchObject([
    { path: 'sources/taft.json', kind: 'damaged' },
    { path: 'topics.json', kind: 'damaged' },
  ])
  for (const path of ['sources/taft.json', 'topics.json']) expectValue(await store.quarantine.discard(path))
  expect(store.setAside()).toEqual([])
  expectValue(await store.sources.save({ key: 'taft', basedOn: 0, changes: { csl: { type: 'book' } } }))
  expectValue(await store.topics.save({ basedOn: 0, changes: { topics: [] } }))
  const restored: string[] = []
  for (const { name } of expectValue(await store.trash.list()))
    restored.push(expectValue(await store.restoreFromTrash(name)).id)
  expect(restored.sort()).toEqual(['sources/taft (2).json', 'topics (2).json'])
  expect(await readFile(join(dir, 'topics (2).json'), 'utf8')).toBe('{')
  expect(expectValue(await store.sources.list())).toMatchObject([{ key: 'taft' }])
  await store.close()
})
