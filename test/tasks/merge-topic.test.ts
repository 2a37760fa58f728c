import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTopic } from '../../src/core/topics/edit'
import { openLibrary } from '../../src/store/library-store'
import { mergeTopicIn } from '../../src/tasks/merge-topic'
import { SAMPLE } from '../cli/run'
import { expectError, expectValue, temporaryFolder } from '../store/temporary-folder'

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
