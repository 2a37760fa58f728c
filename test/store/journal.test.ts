import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Post } from '../../src/core/post'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { FaultyDisk } from './faulty-disk'
import { expectValue, temporaryFolder } from './temporary-folder'

async function typing() {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'saved text' }))
  return { dir, store, post }
}

/** Opens again as after a crash: the old process never closed, and its lock is gone with it. */
async function afterCrash(dir: string) {
  const { rm } = await import('node:fs/promises')
  await rm(join(dir, '.postil', 'lock'))
  return expectValue(await openLibrary(dir))
}

test('typing that was not saved is in the post again after a crash, and the saved text in its history', async () => {
  const { dir, store, post } = await typing()
  expectValue(
    await store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes: { body: 'saved text and more' } }),
  )
  const again = await afterCrash(dir)
  expect(again.recovered).toMatchObject([{ post: post.id, title: 'One', outcome: 'saved' }])
  const opened = expectValue(await again.posts.open(post.id))
  expect(opened.body).toBe('saved text and more')
  const versions = expectValue(await again.revisions.list(post.id))
  expect(versions).toMatchObject([{ reason: 'recovery', post: { body: 'saved text' } }])
  await again.close()
  expect(await readdir(join(dir, '.postil', 'journal'))).toEqual([])
})

test('nothing is said to be recovered when the save had held it', async () => {
  const { dir, store, post } = await typing()
  const changes = { body: 'longer text' }
  expectValue(await store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes }))
  const kept = await readFile(join(dir, '.postil', 'journal', `${post.id}.json`))
  expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))
  expect(await readdir(join(dir, '.postil', 'journal'))).toEqual([])
  // As if the process had died between the save and the forgetting.
  await writeFile(join(dir, '.postil', 'journal', `${post.id}.json`), kept)
  const again = await afterCrash(dir)
  expect(again.recovered).toEqual([])
  expect(await readdir(join(dir, '.postil', 'journal'))).toEqual([])
  expect(expectValue(await again.revisions.list(post.id))).toHaveLength(1)
})

test('typing that goes on during a save is kept on top of what the save writes', async () => {
  const { dir, store, post } = await typing()
  expectValue(await store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes: { body: 'one' } }))
  // The window sends both before it has heard of the save, so both are based on the same revision.
  const saved = store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: 'one two' } })
  const kept = store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes: { body: 'one two three' } })
  expectValue(await saved)
  expectValue(await kept)
  const again = await afterCrash(dir)
  expect(again.recovered).toMatchObject([{ outcome: 'saved' }])
  expect(expectValue(await again.posts.open(post.id)).body).toBe('one two three')
})

test('a crash anywhere in a save never brings back typing that is older than what was saved', async () => {
  for (let at = 1; ; at += 1) {
    const disk = new FaultyDisk()
    const dir = join(await temporaryFolder(), 'lib')
    const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { disk }))
    const { id } = expectValue(await store.posts.create({ title: 'One', body: 'one' }))
    expectValue(await store.posts.keepTyping({ id, basedOn: 1, changes: { body: 'one two' } }))
    // From this call on nothing reaches the disk any more.
    disk.arm({ at, code: 'EIO', forever: true })
    await store.posts.save({ id, basedOn: 1, changes: { body: 'one two three' } })
    const { fired } = disk
    const stands = (JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as Post).body
    const again = await afterCrash(dir)
    const { body } = expectValue(await again.posts.open(id))
    expect(body.length, `after ${fired}`).toBeGreaterThanOrEqual(Math.max(stands.length, 'one two'.length))
    expect(
      again.recovered.map(({ outcome }) => outcome),
      `after ${fired}`,
    ).toEqual(body === stands ? [] : ['saved'])
    await again.close()
    if (fired === null) break
  }
})

test('typing waits for a choice when the post was changed meanwhile, and becomes a new post when it is gone', async () => {
  const { dir, store, post } = await typing()
  const gone = expectValue(await store.posts.create({ title: 'Gone', body: 'x' }))
  expectValue(await store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes: { body: 'mine' } }))
  expectValue(await store.posts.keepTyping({ id: gone.id, basedOn: gone.revision, changes: { body: 'typed on' } }))
  await writeFile(join(dir, 'posts', `${post.id}.json`), JSON.stringify({ ...post, body: 'theirs' }))
  const { rm } = await import('node:fs/promises')
  await rm(join(dir, 'posts', `${gone.id}.json`))
  const again = await afterCrash(dir)
  expect(again.recovered.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'new-post'])
  expect(expectValue(await again.posts.open(post.id)).body).toBe('theirs')
  const made = again.recovered.find(({ outcome }) => outcome === 'new-post')
  expect(expectValue(await again.posts.open(made?.post ?? ''))).toMatchObject({ body: 'typed on', status: 'draft' })
  expect(expectValue(await again.posts.unsavedTyping(post.id))).toMatchObject({
    changes: { body: 'mine' },
    basedOn: post.revision,
  })
  expectValue(await again.posts.forgetTyping(post.id))
  await again.close()
  expect(expectValue(await openLibrary(dir)).recovered).toEqual([])
})

test('a journal file that fails its check is never taken for text', async () => {
  const { dir, store, post } = await typing()
  expectValue(await store.posts.keepTyping({ id: post.id, basedOn: post.revision, changes: { body: 'precious' } }))
  const path = join(dir, '.postil', 'journal', `${post.id}.json`)
  const whole = await readFile(path)
  for (const damaged of [
    Buffer.alloc(0),
    whole.subarray(0, whole.length - 3),
    Buffer.from(whole.toString().replace('precious', 'previous')),
    Buffer.alloc(4096),
  ]) {
    await writeFile(path, damaged)
    const again = await afterCrash(dir)
    expect(again.recovered).toEqual([])
    expect(again.setAside()).toMatchObject([{ path: `.postil/journal/${post.id}.json` }])
    expect(expectValue(await again.posts.open(post.id)).body).toBe('saved text')
    expect(await readFile(path)).toEqual(damaged)
  }
})
