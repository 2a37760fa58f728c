import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thinnedOut } from '../../src/core/history/thinning'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { report } from './faults/rounds'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

const MINUTE = 60_000

async function libraryWithClock(start = '2026-03-01T10:00:00Z') {
  let time = Date.parse(start)
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { now: () => new Date(time) }))
  return { dir, store, pass: (milliseconds: number) => (time += milliseconds) }
}

describe('the history of a post', () => {
  test('keeps a version when editing begins and then at most every ten minutes', async () => {
    const { store, pass } = await libraryWithClock()
    let post = expectValue(await store.posts.create({ title: 'One', body: 'v0' }))
    for (let minute = 1; minute <= 25; minute += 1) {
      pass(MINUTE)
      post = expectValue(
        await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: `v${minute}` } }),
      ).post
    }
    const versions = expectValue(await store.revisions.list(post.id))
    expect(versions.map(({ reason, post: { body } }) => [reason, body])).toEqual([
      ['typing', 'v20'],
      ['typing', 'v10'],
      ['session', 'v0'],
    ])
  })

  test('brings an earlier version back whole, and that can be taken back', async () => {
    const { store, pass } = await libraryWithClock()
    const post = expectValue(await store.posts.create({ title: 'First', body: 'a[^1]\n\n[^1]: n\n', tags: ['old'] }))
    pass(MINUTE)
    const saved = expectValue(
      await store.posts.save({
        id: post.id,
        basedOn: post.revision,
        changes: { title: 'Second', body: 'b', tags: [] },
      }),
    ).post
    const restored = expectValue(
      await store.posts.restoreVersion({ id: post.id, basedOn: saved.revision, sequence: 1 }),
    ).post
    expect(restored).toMatchObject({ title: 'First', body: post.body, tags: ['old'], revision: saved.revision + 1 })
    const [newest] = expectValue(await store.revisions.list(post.id))
    expect(newest).toMatchObject({ reason: 'restore', post: { title: 'Second', body: 'b' } })
    const back = expectValue(
      await store.posts.restoreVersion({ id: post.id, basedOn: restored.revision, sequence: newest?.sequence ?? 0 }),
    ).post
    expect(back).toMatchObject({ title: 'Second', body: 'b', tags: [] })
    expect(expectError(await store.posts.restoreVersion({ id: post.id, basedOn: 1, sequence: 1 }))).toMatchObject({
      kind: 'conflict',
    })
    expect(
      expectError(await store.posts.restoreVersion({ id: post.id, basedOn: back.revision, sequence: 99 })),
    ).toMatchObject({ kind: 'not-found' })
  })

  test('tells what each version changed', async () => {
    const { store } = await libraryWithClock()
    const post = expectValue(await store.posts.create({ title: 'One', body: 'First sentence. Second sentence.\n' }))
    const saved = expectValue(
      await store.posts.save({
        id: post.id,
        basedOn: 1,
        changes: { title: 'Two', body: 'First sentence. Another end[^1].\n\n[^1]: A note.\n' },
      }),
    ).post
    expect(expectValue(await store.revisions.timeline(saved))).toMatchObject([
      { sequence: 1, reason: 'session', title: 'One', next: { passages: 2, notes: 1, fields: ['title', 'slug'] } },
    ])
  })

  test('tells the same of a history that is asked for again, while the post goes on', async () => {
    const { dir, store, pass } = await libraryWithClock()
    let post = expectValue(await store.posts.create({ title: 'One', body: 'v0' }))
    const asked = async () => expectValue(await store.revisions.timeline(post))
    for (const body of ['v1 more', 'v2 more[^1]\n\n[^1]: Note.', 'v3 still more[^1]\n\n[^1]: Note.', 'v4']) {
      pass(11 * MINUTE)
      post = expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body } })).post
      const told = await asked()
      expect(await asked()).toEqual(told)
      const another = expectValue(await openLibrary(dir, { readOnly: true }))
      expect(expectValue(await another.revisions.timeline(post))).toEqual(told)
      await another.close()
    }
    expect((await asked()).map(({ next }) => [next.words, next.notes])).toEqual([
      [-2, -1],
      [1, 0],
      [0, 1],
      [1, 0],
    ])
    // Another program may change the text without counting it.
    const [newest] = expectValue(await store.revisions.timeline({ ...post, body: 'v4 and v5' }))
    expect(newest?.next).toMatchObject({ words: 0, notes: -1 })
  })

  test('D13: orders versions by number also when the clock jumps, and deletes none for it', async () => {
    const { store, pass } = await libraryWithClock('2026-10-25T00:30:00Z')
    let post = expectValue(await store.posts.create({ title: 'One', body: 'v0' }))
    const year = 365 * 24 * 60 * MINUTE
    const jumps = [0, -year, year, 10 * year, -10 * year, Date.parse('1970-01-02') - Date.parse('2026-10-25'), 0]
    for (const [at, jump] of jumps.entries()) {
      pass(jump + 11 * MINUTE)
      post = expectValue(
        await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: `v${at + 1}` } }),
      ).post
    }
    const versions = expectValue(await store.revisions.list(post.id))
    expect(versions.map(({ post: { body } }) => body)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2', 'v1', 'v0'])
    report('D13', { 'jumps of the clock': jumps.length, 'versions out of order': 0, deleted: 0 })
  })

  test('a pinned version stays', async () => {
    const { dir, store, pass } = await libraryWithClock()
    let post = expectValue(await store.posts.create({ title: 'One', body: 'v0' }))
    const day = 24 * 60 * MINUTE
    expectValue(await store.posts.pinCurrent(post.id))
    for (let at = 0; at < 100; at += 1) {
      pass(day / 2)
      post = expectValue(
        await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: `v${at + 1}` } }),
      ).post
      if (at === 3) expectValue(await store.posts.pinCurrent(post.id))
    }
    const versions = expectValue(await store.revisions.list(post.id))
    expect(versions.filter(({ pinned }) => pinned).map(({ post: { body } }) => body)).toEqual(['v4', 'v0'])
    expect(versions.length).toBeLessThan(40)
    expect(await readdir(join(dir, 'revisions', post.id))).toHaveLength(versions.length)
  })
})

describe('thinning', () => {
  const version = (sequence: number, at: string, pinned = false) => ({ sequence, at, pinned })

  test('keeps all of the last day, one a day for a month, one a month before', () => {
    const versions = [
      ['2025-11-03T10:00:00Z', 'first'],
      ['2026-01-05T10:00:00Z', 'gone'],
      ['2026-01-20T10:00:00Z', 'month'],
      ['2026-02-25T09:00:00Z', 'gone'],
      ['2026-02-25T18:00:00Z', 'day'],
      ['2026-03-02T09:00:00Z', 'day'],
      ['2026-03-09T23:00:00Z', 'today'],
      ['2026-03-10T09:00:00Z', 'today'],
      ['2026-03-10T09:10:00Z', 'today'],
    ] as const
    const all = versions.map(([at], sequence) => version(sequence, at))
    // The jump over Christmas is believed: more than a week of versions stands behind it.
    expect(thinnedOut(all).map(({ sequence }) => versions[sequence]?.[1])).toEqual(['gone', 'gone'])
  })

  test('never takes the first, the newest, a pinned one or one of the last day, and is idempotent', () => {
    const times = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 60 * 24 * 40 }), pinned: fc.boolean() }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(times, (steps) => {
        let at = Date.parse('2024-01-01T00:00:00Z')
        const all = steps.map(({ gap, pinned }, sequence) => {
          at += gap * MINUTE
          return version(sequence, new Date(at).toISOString(), pinned)
        })
        const gone = new Set(thinnedOut(all))
        const left = all.filter((one) => !gone.has(one))
        for (const one of gone) {
          expect(one.pinned || one === all[0] || one === all.at(-1)).toBe(false)
          expect(at - Date.parse(one.at)).toBeGreaterThan(24 * 60 * MINUTE)
        }
        expect(thinnedOut(left)).toEqual([])
      }),
    )
  })
})

test('a change of many posts keeps each post as it stood, however lately a version was kept', async () => {
  const { store, pass } = await libraryWithClock()
  const post = expectValue(await store.posts.create({ title: 'One', body: 'v0' }))
  const typed = expectValue(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'v1' } })).post
  pass(MINUTE)
  expectValue(await store.posts.save({ id: post.id, basedOn: typed.revision, changes: { body: 'v2' }, reason: 'bulk' }))
  const versions = expectValue(await store.revisions.list(post.id))
  expect(versions.map(({ reason, post: { body } }) => [reason, body])).toEqual([
    ['bulk', 'v1'],
    ['session', 'v0'],
  ])
})
