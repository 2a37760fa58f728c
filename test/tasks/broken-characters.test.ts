import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../src/store/library-store'
import { exportPosts } from '../../src/tasks/export-html'
import { exportMarkdown } from '../../src/tasks/export-markdown'
import { exportWxr } from '../../src/tasks/export-wxr'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

test('what no file can hold is told of each file that an export writes', async () => {
  const folder = await temporaryFolder()
  const store = expectValue(await createLibrary(join(folder, 'library'), { title: 'Blog' }))
  expectValue(await store.posts.create({ title: 'Whole', slug: 'whole', body: 'A whole 😀.' }))
  expectValue(await store.posts.create({ title: 'Cut', slug: 'cut', body: 'Cut \ud83d in \ude00 two.' }))
  const notice = '2 broken characters stand there as “\ufffd”; the problems of the post say where'
  const written = [
    ['cut.md', expectValue(await exportMarkdown(store, { out: join(folder, 'out') }))],
    ['cut.html', expectValue(await exportPosts(store, { out: join(folder, 'out') }))],
    ['blog.xml', expectValue(await exportWxr(store, { out: join(folder, 'out') }))],
  ] as const
  for (const [name, { notices }] of written) {
    expect(notices, name).toEqual([{ path: join(folder, 'out', name), notice }])
    expect(await readFile(join(folder, 'out', name), 'utf8'), name).toContain('Cut \ufffd in \ufffd two.')
  }
  await store.close()
})
