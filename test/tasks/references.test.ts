import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../src/store/library-store'
import { backlinksTo, followRename } from '../../src/tasks/references'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

test('backlinks are found in texts, notes and comments by id and slug; a rename is followed at each place, and not in code', async () => {
  const store = expectValue(await createLibrary(join(await temporaryFolder(), 'blog'), { title: 'Blog' }))
  const target = expectValue(
    await store.posts.create({ title: 'Old Name', slug: 'old', status: 'published', body: 'x' }),
  )
  const body = `See [[old]] and [[ old |there]], \`[[old]]\`, [[older]], [[${target.id}]].[^1]\r\n\r\n[^1]: Also [[old#c1]].\r\n`
  const from = expectValue(await store.posts.create({ title: 'From', slug: 'from', body }))
  const comment = {
    parent: null,
    kind: 'reader' as const,
    title: '',
    author: { name: 'R', email: '', url: '' },
    status: 'approved' as const,
    topics: [],
    body: 'In [[old]].',
  }
  expectValue(await store.threads.add({ post: from.id, comment }))

  const links = expectValue(await backlinksTo(store, target.id))
  expect(links.map(({ name, comment: own }) => [name, own === null])).toEqual([
    ['old', true],
    ['old', true],
    [target.id, true],
    ['old', true],
    ['old', false],
  ])
  expect(links[0]).toMatchObject({ post: from.id, title: 'From' })

  expect(expectValue(await followRename(store, { from: 'old', to: 'new' }))).toEqual({
    posts: [from.id],
    threads: [from.id],
  })
  expect(expectValue(await store.posts.open(from.id)).body).toBe(
    `See [[new]] and [[ new |there]], \`[[old]]\`, [[older]], [[${target.id}]].[^1]\r\n\r\n[^1]: Also [[new#c1]].\r\n`,
  )
  expect(expectValue(await store.threads.get(from.id)).comments[0]?.body).toBe('In [[new]].')
  expect(expectValue(await followRename(store, { from: 'old', to: 'new' }))).toEqual({ posts: [], threads: [] })
  await store.close()
})
