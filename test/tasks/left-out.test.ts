import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../src/store/library-store'
import { exportPosts } from '../../src/tasks/export-html'
import { exportMarkdown } from '../../src/tasks/export-markdown'
import { exportWxr } from '../../src/tasks/export-wxr'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

test('a post whose comments cannot be read is left out and named; the others are exported, and what stands of it stays', async () => {
  const folder = await temporaryFolder()
  const [dir, out] = [join(folder, 'library'), join(folder, 'out')]
  const store = expectValue(await createLibrary(dir, { title: 'Blog' }))
  const { id } = expectValue(
    await store.posts.create({ title: 'Torn', slug: 'torn', body: 'Now.', status: 'published' }),
  )
  expectValue(await store.posts.create({ title: 'Whole', slug: 'whole', body: 'Whole.', status: 'published' }))
  await mkdir(join(dir, 'comments'), { recursive: true })
  await writeFile(join(dir, 'comments', `${id}.json`), '{ "schema": 1, "com')
  await mkdir(out)
  for (const [name, run] of [
    ['html', exportPosts],
    ['md', exportMarkdown],
  ] as const) {
    await writeFile(join(out, `torn.${name}`), 'As it was, with its comments.')
    const exported = expectValue(await run(store, { out }))
    expect(exported.files.map(({ path }) => path)).toEqual([join(out, `whole.${name}`)])
    expect(exported.leftOut).toEqual([
      {
        id,
        slug: 'torn',
        title: 'Torn',
        error: expect.objectContaining({ kind: 'corrupt', path: `comments/${id}.json` }),
      },
    ])
    expect(await readFile(join(out, `torn.${name}`), 'utf8')).toBe('As it was, with its comments.')
    expect(await readFile(join(out, `whole.${name}`), 'utf8')).toContain('Whole.')
  }
  // One file of all would stand without the post in the place of one that had it.
  expect(await exportWxr(store, { out })).toMatchObject({ ok: false, error: { kind: 'corrupt' } })
  await store.close()
})
