import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Post } from '../../src/core/post'
import { nodeDisk } from '../../src/store/disk'
import { createLibrary, type LibraryStore, openLibrary } from '../../src/store/library-store'
import type { OutsideChanges } from '../../src/store/outside-changes'
import { report, rounds } from './faults/rounds'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

async function watchedLibrary() {
  const dir = join(await temporaryFolder(), 'lib')
  const seen: OutsideChanges[] = []
  const store = expectValue(
    await createLibrary(dir, { title: 'Lib' }, { onOutsideChange: (changes) => seen.push(changes) }),
  )
  return { dir, store, seen }
}

/** Writes as another program does: a temporary file renamed into place. */
async function writeOutside(dir: string, post: Post): Promise<void> {
  const path = join(dir, 'posts', `${post.id}.json`)
  await writeFile(`${path}.other`, JSON.stringify(post))
  await rename(`${path}.other`, path)
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1200 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(condition()).toBe(true)
}

test('D9: changes by another program are noticed while the library is open, our own are not', async () => {
  const { dir, store, seen } = await watchedLibrary()
  const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
  const saved = expectValue(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'second' } })).post
  expectValue(await store.sources.save({ key: 'a', basedOn: 0, changes: { csl: { type: 'book' } } }))
  expectValue(await store.topics.save({ basedOn: 0, changes: { topics: [] } }))
  expectValue(await store.library())
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(seen).toEqual([])

  await writeOutside(dir, { ...saved, title: 'From outside' })
  await until(() => seen.length > 0)
  expect(seen[0]).toEqual({ posts: [post.id], threads: [], sources: false, topics: false, library: false })
  expect(store.posts.list()).toMatchObject([{ title: 'From outside' }])

  await rm(join(dir, 'posts', `${post.id}.json`))
  await until(() => seen.length > 1)
  expect(store.posts.list()).toEqual([])

  await writeFile(
    join(dir, 'library.json'),
    (await readFile(join(dir, 'library.json'), 'utf8')).replace('Lib', 'New name'),
  )
  await until(() => seen.length > 2)
  expect(seen[2]).toMatchObject({ library: true, posts: [] })
  await store.close()
})

test('D9: what changed while the library was closed is told a moment after it was opened by its stored index', async () => {
  const { dir, store } = await watchedLibrary()
  const changed = expectValue(await store.posts.create({ title: 'Changed', body: 'x' }))
  const gone = expectValue(await store.posts.create({ title: 'Gone', body: 'x' }))
  const damaged = expectValue(await store.posts.create({ title: 'Damaged', body: 'x' }))
  await store.close()
  await writeOutside(dir, { ...changed, title: 'From outside' })
  await writeOutside(dir, { ...changed, id: 'added', title: 'Added', slug: 'added' })
  await rm(join(dir, 'posts', `${gone.id}.json`))
  await writeFile(join(dir, 'posts', `${damaged.id}.json`), '{')
  const seen: OutsideChanges[] = []
  const again = expectValue(await openLibrary(dir, { onOutsideChange: (changes) => seen.push(changes) }))
  // A save finds what stands on disk, whatever the list still says.
  expect(expectValue(await again.posts.open(changed.id)).title).toBe('From outside')
  expect(expectError(await again.posts.open(damaged.id)).kind).toBe('corrupt')
  await until(() => seen.length > 0)
  expect(seen[0]?.posts.toSorted()).toEqual([changed.id, gone.id, damaged.id, 'added'].toSorted())
  expect(again.posts.list().map(({ title }) => title)).toEqual(['Added', 'From outside'])
  expect(again.setAside()).toMatchObject([{ path: `posts/${damaged.id}.json`, kind: 'damaged' }])
  await again.close()
})

test('D9: a file that another program replaces while a save of it is being written is not replaced in its turn', async () => {
  let meanwhile: (() => Promise<void>) | null = null
  const disk = {
    ...nodeDisk,
    open: async (...how: Parameters<typeof nodeDisk.open>) => {
      const file = await nodeDisk.open(...how)
      const sync = async () => {
        await file.sync()
        if (how[0].includes(`${join('lib', 'posts')}`)) await meanwhile?.()
      }
      return { ...file, sync }
    },
  }
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { disk }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
  meanwhile = () => writeOutside(dir, { ...post, body: 'theirs' })
  expect(expectError(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'mine' } }))).toMatchObject({
    kind: 'conflict',
  })
  meanwhile = null
  const stands = expectValue(await store.posts.open(post.id))
  expect(stands.body).toBe('theirs')
  expectValue(await store.posts.save({ id: post.id, basedOn: stands.revision, changes: { body: 'merged' } }))
  expect((await readdir(join(dir, 'posts'))).filter((name) => name.includes('postil-tmp'))).toEqual([])
  await store.close()
})

test('D9: in any order of saves and changes from outside nothing is overwritten in silence', async () => {
  const { dir, store } = await watchedLibrary()
  let [interleavings, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('type', 'outside', 'outside-newer', 'open', 'refresh'), { maxLength: 12 }),
      async (steps) => {
        const post = expectValue(await store.posts.create({ title: 'One', body: '0' }))
        let [known, number] = [post, 0]
        const open = async () => {
          known = expectValue(await store.posts.open(post.id))
        }
        for (const step of steps) {
          const stands = JSON.parse(await readFile(join(dir, 'posts', `${post.id}.json`), 'utf8')) as Post
          number += 1
          if (step === 'type') {
            const saved = await store.posts.save({
              id: post.id,
              basedOn: known.revision,
              changes: { body: `mine ${number}` },
            })
            // What stood there was either what the author had seen, or the save was refused.
            if (saved.ok) expect(stands.body).toBe(known.body)
            else expect([expectError(saved).kind, stands.body === known.body]).toEqual(['conflict', false])
            if (saved.ok) known = saved.value.post
            else {
              refused += 1
              await open()
            }
          } else if (step === 'outside') await writeOutside(dir, { ...stands, body: `theirs ${number}` })
          else if (step === 'outside-newer')
            await writeOutside(dir, { ...stands, revision: stands.revision + 1, body: `theirs ${number}` })
          else if (step === 'refresh') expectValue(await store.refresh())
          else await open()
        }
        interleavings += 1
        await cleanUp(store, post.id)
      },
    ),
    { numRuns: rounds(40, 200) },
  )
  report('D9', { interleavings, 'stale saves refused': refused, 'silent overwrites': 0 })
  await store.close()
})

async function cleanUp(store: LibraryStore, id: string): Promise<void> {
  expectValue(await store.posts.remove(id))
}
