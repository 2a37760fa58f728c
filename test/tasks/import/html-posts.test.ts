import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/store/library-store'
import { importPosts } from '../../../src/tasks/import/import-posts'
import { readPosts } from '../../../src/tasks/import/read-posts'
import { expectValue, temporaryFolder } from '../../store/temporary-folder'

async function brought(name: string, page: string | Buffer, beside: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder()
  for (const [path, text] of Object.entries(beside)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const file = join(folder, name)
  await writeFile(file, page)
  const store = expectValue(await createLibrary(join(folder, 'library'), { title: 'Mine' }))
  const report = expectValue(await importPosts(store, readPosts([{ file, format: 'html' }])))
  const [id = ''] = store.posts.list(() => true).map((post) => post.id)
  return { store, report, post: id === '' ? null : expectValue(await store.posts.open(id)) }
}

test('an HTML file becomes a post, with the pictures in it and beside it, and its HTML as a version that stays', async () => {
  const page =
    '<title>On Oaths</title><p>A<img src="data:image/png;base64,aGVsbG8=" alt="x"> <img src="On%20Oaths_files/image001.png" alt="y [of x]">' +
    '<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p>'
  const { store, report, post } = await brought('On Oaths.htm', page, { 'On Oaths_files/image001.png': 'beside' })
  expect(report.files).toMatchObject([{ outcome: 'added', notices: [] }])
  expect(post?.body).toMatch(
    /^A!\[x\]\(assets\/[0-9a-f]{64}\.png\) !\[y \\\[of x\\\]\]\(assets\/[0-9a-f]{64}\.png\)\[\^1\]\n\n\[\^1\]: Note\.\n$/,
  )
  const names = [...(post?.body ?? '').matchAll(/assets\/([0-9a-f.png]+)/g)].map(([, name]) => name ?? '')
  const bytes = await Promise.all(names.map(async (name) => expectValue(await store.assets.get(name))))
  expect(bytes.map((one) => Buffer.from(one).toString())).toEqual(['hello', 'beside'])
  const [version] = expectValue(await store.revisions.list(post?.id ?? ''))
  expect(version?.reason).toBe('import')
})

test('an HTML file is read in the encoding that it names', async () => {
  const cyrillic = Buffer.from([0xcf, 0xf0, 0xe0, 0xe2, 0xee])
  const page = Buffer.concat([
    Buffer.from('<html><head><META charset = "Windows-1251"></head><h1>'),
    cyrillic,
    Buffer.from('</h1><p>x</p>'),
  ])
  expect((await brought('pravo.html', page)).post?.title).toBe('Право')
  const old = Buffer.from(
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>caf\xe9</p>',
    'latin1',
  )
  const { report, post } = await brought('cafe.html', old)
  expect(post?.body).toBe('café\n')
  expect(report.files[0]?.notices).toEqual([])
})

test('an HTML file that cannot be read fails alone, and says why', async () => {
  expect((await brought('deep.html', '<div>'.repeat(100_000))).report.files).toMatchObject([
    { outcome: 'failed', notices: ['its tags are nested more than 150 deep'] },
  ])
})
