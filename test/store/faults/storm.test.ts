import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../../src/store/library-store'
import { expectValue, temporaryFolder } from '../temporary-folder'
import { report, rounds } from './rounds'

// The ten minutes of the table are typed in the window itself: e2e/typing-storm.spec.ts.
const SECONDS = rounds(3, 60)

test(`D19: ${SECONDS} seconds of typing in 20 posts at random end in the texts of the model`, {
  timeout: (SECONDS + 60) * 1000,
}, async () => {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const model = new Map<string, string>()
  const revisions = new Map<string, number>()
  for (let at = 0; at < 20; at += 1) {
    const post = expectValue(await store.posts.create({ title: `Post ${at}`, body: 'words '.repeat(900) }))
    model.set(post.id, post.body)
    revisions.set(post.id, post.revision)
  }
  const ids = [...model.keys()]
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const until = Date.now() + SECONDS * 1000
  let [saves, journals] = [0, 0]
  while (Date.now() < until) {
    const id = ids[Math.floor(Math.random() * ids.length)] ?? ''
    const body = `${model.get(id)}${saves} `
    model.set(id, body)
    const input = { id, basedOn: revisions.get(id) ?? 0, changes: { body } }
    if (Math.random() < 0.3) {
      expectValue(await store.posts.keepTyping(input))
      journals += 1
    }
    revisions.set(id, expectValue(await store.posts.save(input)).post.revision)
    saves += 1
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  delay.disable()
  await store.close()
  const again = expectValue(await openLibrary(dir))
  expect(again.recovered).toEqual([])
  for (const [id, body] of model) expect(expectValue(await again.posts.open(id)).body).toBe(body)
  await again.close()
  report('D19', {
    seconds: SECONDS,
    saves,
    'journal writes': journals,
    'event loop p99 ms': (delay.percentile(99) / 1e6).toFixed(1),
    'texts equal': model.size,
  })
})

test('D21: after random edits every kept version is the model’s text, byte for byte', {
  timeout: 300_000,
}, async () => {
  const edits = rounds(120, 1000)
  const dir = join(await temporaryFolder(), 'lib')
  let time = Date.parse('2026-03-01T08:00:00Z')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { now: () => new Date(time) }))
  let post = expectValue(await store.posts.create({ title: 'One', body: '' }))
  const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 300 }), edits)
  const model = new Map<number, string>([[post.revision, '']])
  for (const text of texts) {
    time += 4 * 60_000
    post = expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: text } })).post
    model.set(post.revision, text)
  }
  // The first restore keeps the text of now, by which one that is a day old may go; from then on none does.
  const [newest] = expectValue(await store.revisions.list(post.id))
  const first = { id: post.id, basedOn: post.revision, sequence: newest?.sequence ?? 0 }
  post = expectValue(await store.posts.restoreVersion(first)).post
  expect(post.body).toBe(model.get(newest?.revision ?? 0))
  model.set(post.revision, post.body)
  const versions = expectValue(await store.revisions.list(post.id))
  expect(versions.length).toBeGreaterThan(10)
  for (const version of versions) expect(version.post.body).toBe(model.get(version.revision))
  for (const { sequence, revision } of versions) {
    post = expectValue(await store.posts.restoreVersion({ id: post.id, basedOn: post.revision, sequence })).post
    expect(post.body).toBe(model.get(revision))
  }
  report('D21', { edits, versions: versions.length, restored: versions.length, 'byte-equal': versions.length })
  await store.close()
})
