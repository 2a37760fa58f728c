import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTopic } from '../../src/core/topics/edit'
import { type LibraryStore, openLibrary } from '../../src/store/library-store'
import { putTopicBack, removeTopicFrom } from '../../src/tasks/remove-topic'
import { SAMPLE } from '../cli/run'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

/** What every post and comment is filed under, without those filed nowhere. */
async function filings(store: LibraryStore): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {}
  for (const { id } of store.posts.list()) {
    found[id] = expectValue(await store.posts.open(id)).topics
    for (const comment of expectValue(await store.threads.get(id)).comments)
      found[`${id} ${comment.id}`] = comment.topics
  }
  return found
}

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
  expectValue(await putTopicBack(store, { id: 'habeas-corpus', basedOn: topics.revision, ...way }))
  const again = expectValue(await store.topics.get())
  expect([again.topics, again.entries]).toEqual([tree.topics, tree.entries])
  const sorted = (all: Record<string, readonly string[]>) =>
    Object.entries(all).map(([entry, ids]) => [entry, [...ids].sort()])
  expect(sorted(await filings(store))).toEqual(sorted(before))
  await store.close()
})
