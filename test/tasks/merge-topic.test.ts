import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTopic } from '../../src/core/topics/edit'
import { openLibrary } from '../../src/store/library-store'
import { mergeTopicIn } from '../../src/tasks/merge-topic'
import { putTopicsBack } from '../../src/tasks/put-topics-back'
import { SAMPLE } from '../cli/run'
import { expectError, expectValue, temporaryFolder } from '../store/temporary-folder'
import { filings } from './filings'

test('a topic is not merged into one that hangs under it, or is not there: everything stays filed as it was', async () => {
  const dir = join(await temporaryFolder(), 'library')
  await cp(SAMPLE, dir, { recursive: true })
  const store = expectValue(await openLibrary(dir))
  const tree = expectValue(await store.topics.get())
  const { id: under, ...changes } = addTopic(tree, 'Suspension', 'habeas-corpus')
  const saved = expectValue(await store.topics.save({ basedOn: tree.revision, changes }))
  const before = store.posts.list()
  for (const into of [under, 'habeas-corpus', 'nowhere'])
    expect(expectError(await mergeTopicIn(store, { from: 'habeas-corpus', into }))).toMatchObject({
      kind: 'bad-request',
    })
  expect(store.posts.list()).toEqual(before)
  expect(expectValue(await store.topics.get())).toEqual(saved)
  await store.close()
})

test('a merge is taken back whole: the tree, the order by hand, and all but what was filed otherwise since', async () => {
  const dir = join(await temporaryFolder(), 'library')
  await cp(SAMPLE, dir, { recursive: true })
  const store = expectValue(await openLibrary(dir))
  const tree = expectValue(await store.topics.get())
  const before = await filings(store)

  const merged = expectValue(await mergeTopicIn(store, { from: 'habeas-corpus', into: 'juries' }))
  expect(Object.values(await filings(store)).flat()).not.toContain('habeas-corpus')
  expect(merged.filed.length).toBeGreaterThan(1)
  const [first] = merged.filed.filter(({ comment }) => comment === null)
  const post = expectValue(await store.posts.open(first?.post ?? ''))
  const changes = { topics: [...post.topics, 'books'] }
  expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))

  const { topics, ...way } = merged
  expectValue(await putTopicsBack(store, { basedOn: topics.revision, ...way }))
  const again = expectValue(await store.topics.get())
  expect([again.topics, again.entries]).toEqual([tree.topics, tree.entries])
  expect(await filings(store)).toEqual({ ...before, [post.id]: [...(before[post.id] ?? []), 'books'] })
  await store.close()
})
