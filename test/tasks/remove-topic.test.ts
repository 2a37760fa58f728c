import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTopic } from '../../src/core/topics/edit'
import { openLibrary } from '../../src/store/library-store'
import { putTopicsBack } from '../../src/tasks/put-topics-back'
import { removeTopicFrom } from '../../src/tasks/remove-topic'
import { SAMPLE } from '../cli/run'
import { expectValue, temporaryFolder } from '../store/temporary-folder'
import { filings } from './filings'

test('a topic that is deleted is gone from posts and comments too, so that a new one of its name begins empty; undo brings all back', async () => {
  const dir = join(await temporaryFolder(), 'library')
  await cp(SAMPLE, dir, { recursive: true })
  const store = expectValue(await openLibrary(dir))
  const before = await filings(store)
  const tree = expectValue(await store.topics.get())
  const under = Object.keys(before).filter((entry) => before[entry]?.includes('habeas-corpus'))
  expect(under.some((entry) => entry.includes(' '))).toBe(true)

  const removed = expectValue(await removeTopicFrom(store, { id: 'habeas-corpus' }))
  const after = await filings(store)
  expect(Object.values(after).flat()).not.toContain('habeas-corpus')
  expect(removed.filed.map(({ post, comment }) => (comment ? `${post} ${comment}` : post)).sort()).toEqual(under.sort())
  expect(addTopic(removed.topics, 'Habeas corpus', null).id).toBe('habeas-corpus')

  const { topics, ...way } = removed
  expectValue(await putTopicsBack(store, { basedOn: topics.revision, ...way }))
  const again = expectValue(await store.topics.get())
  expect([again.topics, again.entries]).toEqual([tree.topics, tree.entries])
  expect(await filings(store)).toEqual(before)
  await store.close()
})
