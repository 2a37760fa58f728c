import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Post } from '../../src/core/post'
import { createLibrary, type LibraryStore, openLibrary } from '../../src/store/library-store'
import { report } from './faults/rounds'
import { FaultyDisk } from './faulty-disk'
import { expectValue, temporaryFolder } from './temporary-folder'

// D5: call N fails, N = 1, 2, … until a run meets no fault; then old or new text stands whole, and the next save succeeds.

const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EBUSY'] as const

async function library(disk: FaultyDisk) {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { disk }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'old '.repeat(2000) }))
  return { dir, store, post }
}

async function bodyOnDisk(dir: string, id: string): Promise<string> {
  return (JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as Post).body
}

async function leftovers(dir: string): Promise<string[]> {
  const names = await Promise.all(['posts', 'comments', '.postil'].map((folder) => readdir(join(dir, folder))))
  return names.flat().filter((name) => name.endsWith('.postil-tmp'))
}

for (const afterwards of [false, true])
  for (const code of CODES) {
    test(`D5: a save of which call N ${afterwards ? 'is done but reported as' : 'fails with'} ${code}`, async () => {
      const disk = new FaultyDisk()
      let faults = 0
      for (let at = 1; ; at += 1) {
        disk.arm(null)
        const { dir, store, post } = await library(disk)
        disk.arm({ at, code, afterwards })
        const next = 'new '.repeat(2000)
        const saved = await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: next } })
        const { fired } = disk
        disk.arm(null)
        const stands = await bodyOnDisk(dir, post.id)
        expect([post.body, next], `after ${fired}`).toContain(stands)
        if (saved.ok) expect(stands).toBe(next)
        else expect(saved.error, `after ${fired}`).toMatchObject({ kind: 'disk', code })
        // The author types on and the next save goes through, based on what the window knows.
        const basedOn = saved.ok ? saved.value.post.revision : post.revision
        const again = expectValue(await store.posts.save({ id: post.id, basedOn, changes: { body: `${next}end` } }))
        expect(again.post.body).toBe(`${next}end`)
        expect(await bodyOnDisk(dir, post.id)).toBe(`${next}end`)
        await store.close()
        await reopened(dir, post.id, `${next}end`)
        if (fired === null) break
        faults += 1
      }
      // open, write, sync, close, rename, folder open, sync and close, for the kept version and for the post itself.
      expect(faults).toBeGreaterThanOrEqual(16)
      report(`D5 ${code}${afterwards ? ', done but reported' : ''}`, {
        'calls that failed': faults,
        'texts torn': 0,
        'next saves that failed': 0,
      })
    })
  }

async function reopened(dir: string, id: string, body: string): Promise<void> {
  const store = expectValue(await openLibrary(dir))
  expect(store.recovered).toEqual([])
  expect(expectValue(await store.posts.open(id)).body).toBe(body)
  await store.close()
  expect(await leftovers(dir)).toEqual([])
}

const DEEDS: Readonly<Record<string, (store: LibraryStore, post: Post) => Promise<unknown>>> = {
  'keeping typing': (store, post) => store.posts.keepTyping({ id: post.id, basedOn: 1, changes: { body: 'typed' } }),
  'making a post': (store) => store.posts.create({ title: 'Two', body: 'x' }),
  'restoring a version': (store, post) => store.posts.restoreVersion({ id: post.id, basedOn: 1, sequence: 1 }),
  'moving a post to the trash': (store, post) => store.posts.remove(post.id),
  'changing the library': (store) => store.updateLibrary({ basedOn: 1, changes: { title: 'Changed' } }),
}

for (const [name, deed] of Object.entries(DEEDS)) {
  test(`D5: ${name} of which any call fails leaves every other document whole`, async () => {
    const disk = new FaultyDisk()
    for (let at = 1; ; at += 1) {
      disk.arm(null)
      const { dir, store, post } = await library(disk)
      await store.posts.pinCurrent(post.id)
      disk.arm({ at, code: 'EIO' })
      await deed(store, post)
      const { fired } = disk
      disk.arm(null)
      // The process dies here: no close.
      await rm(join(dir, '.postil', 'lock'), { force: true })
      const again = expectValue(await openLibrary(dir))
      expect(again.setAside(), `after ${fired}`).toEqual([])
      const trash = expectValue(await again.trash.list())
      const found = again.posts.list().some(({ id }) => id === post.id)
      expect(found || trash.length === 1, `after ${fired}`).toBe(true)
      if (found) expect([post.body, 'typed']).toContain(expectValue(await again.posts.open(post.id)).body)
      else expectValue(await again.restoreFromTrash(trash[0]?.name ?? ''))
      expect(expectValue(await again.revisions.list(post.id)).length).toBeGreaterThanOrEqual(1)
      await again.close()
      if (fired === null) {
        report(`D5 ${name}`, { 'calls that failed': at - 1, 'documents lost': 0 })
        break
      }
    }
  })
}
