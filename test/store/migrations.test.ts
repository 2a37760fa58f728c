import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { SCHEMA } from '../../src/core/post'
import { openLibrary } from '../../src/store/library-store'
import { NEWEST_MIGRATION } from '../../src/store/migrations'
import { BEFORE_UPGRADE } from '../../src/store/upgrade'
import { report } from './faults/rounds'
import { FaultyDisk } from './faulty-disk'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

// D12. A library of each older schema is kept in test/store/schemas and must open for ever.

const SCHEMAS = fileURLToPath(new URL('./schemas', import.meta.url))

async function oldLibrary(schema = 0): Promise<string> {
  const dir = join(await temporaryFolder(), 'lib')
  await cp(join(SCHEMAS, String(schema)), dir, { recursive: true })
  return dir
}

async function bytesOf(dir: string): Promise<Record<string, string>> {
  const files = [
    'library.json',
    'topics.json',
    'posts/tolls.json',
    'posts/draft.json',
    'comments/tolls.json',
    'sources/act1806.json',
  ]
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(join(dir, file), 'utf8')])),
  )
}

test('the migrations lead to the schema of today, and there is a library of every older one', async () => {
  expect(NEWEST_MIGRATION).toBe(SCHEMA)
  expect((await readdir(SCHEMAS)).sort()).toEqual(Array.from({ length: SCHEMA }, (_, schema) => String(schema)))
})

test('D12: a library of schema 0 is copied, rewritten and opens with every word', async () => {
  const dir = await oldLibrary()
  const before = await bytesOf(dir)
  const store = expectValue(await openLibrary(dir))
  expect(store.setAside()).toEqual([])
  expect(expectValue(await store.library())).toMatchObject({
    schema: 1,
    revision: 3,
    title: 'The Old Docket',
    authors: [{ id: 'ann-lee', name: 'Ann Lee' }],
    mood: 'kept though unknown',
  })
  expect(expectValue(await store.posts.open('tolls'))).toMatchObject({
    schema: 1,
    revision: 4,
    status: 'published',
    tags: ['roads', 'law'],
    body: 'Who pays?[^1]\r\n\r\n[^1]: Everyone, with a no-break\u00a0space.\r\n',
  })
  expect(expectValue(await store.posts.open('draft'))).toMatchObject({ status: 'draft', tags: [], body: '' })
  expect(store.posts.find('tolls')?.comments).toEqual({ approved: 1, pending: 1, spam: 0, trash: 0 })
  expect(expectValue(await store.sources.get('act1806')).csl).toEqual({
    type: 'legislation',
    title: 'Cumberland Road Act',
  })
  expect(expectValue(await store.topics.get()).topics).toMatchObject([{ id: 'law' }])
  await store.close()
  expect(await bytesOf(join(dir, BEFORE_UPGRADE))).toEqual(before)
  for (const text of Object.values(await bytesOf(dir))) expect(JSON.parse(text).schema).toBe(SCHEMA)
})

test('D12: an upgrade cut short at any call is made good by the next opening', async () => {
  for (let at = 1; ; at += 1) {
    const dir = await oldLibrary()
    const before = await bytesOf(dir)
    const disk = new FaultyDisk()
    disk.arm({ at, code: 'EIO' })
    const cut = await openLibrary(dir, { disk })
    if (cut.ok) await cut.value.close()
    const { fired } = disk
    const store = expectValue(await openLibrary(dir))
    expect(store.setAside(), `after ${fired}`).toEqual([])
    expect(
      store.posts.list().map(({ title }) => title),
      `after ${fired}`,
    ).toEqual(['Not yet', 'On Tolls'])
    await store.close()
    expect(await bytesOf(join(dir, BEFORE_UPGRADE)), `after ${fired}`).toEqual(before)
    if (fired === null) {
      report('D12', { 'upgrades cut short': at - 1, 'documents lost': 0 })
      break
    }
  }
})

test('D12: a library opened for reading only is read as it is and not rewritten', async () => {
  const dir = await oldLibrary()
  const before = await bytesOf(dir)
  const store = expectValue(await openLibrary(dir, { readOnly: true }))
  expect(expectValue(await store.posts.open('tolls')).status).toBe('published')
  await store.close()
  expect(await bytesOf(dir)).toEqual(before)
  expect(await readdir(dir)).not.toContain(BEFORE_UPGRADE)
})

test('D12: what a newer Postil wrote is refused and left unchanged', async () => {
  const dir = await oldLibrary()
  await expectValue(await openLibrary(dir)).close()
  const newer = JSON.stringify({ schema: SCHEMA + 1, id: 'tolls', anything: true })
  await writeFile(join(dir, 'posts', 'tolls.json'), newer)
  const store = expectValue(await openLibrary(dir))
  expect(store.setAside()).toMatchObject([{ path: 'posts/tolls.json', kind: 'newer' }])
  expect(expectError(await store.posts.save({ id: 'tolls', basedOn: 4, changes: { title: 'x' } }))).toMatchObject({
    kind: 'newer-schema',
  })
  await store.close()
  expect(await readFile(join(dir, 'posts', 'tolls.json'), 'utf8')).toBe(newer)
  const library = JSON.stringify({ schema: SCHEMA + 1, title: 'From the future' })
  await writeFile(join(dir, 'library.json'), library)
  expect(expectError(await openLibrary(dir))).toEqual({
    kind: 'newer-schema',
    path: 'library.json',
    schema: SCHEMA + 1,
  })
  expect(await readFile(join(dir, 'library.json'), 'utf8')).toBe(library)
})
