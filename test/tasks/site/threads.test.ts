import { writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateLibrary } from '../../../bench/material/generated-library'
import { openLibrary } from '../../../src/store/library-store'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES } from '../../cli/run'
import { expectValue } from '../../store/temporary-folder'
import { builtProgram } from './built-program'
import { treeOf } from './site-tree'

/** Enough for threads to be worth their start. */
const POSTS = 150

let folder = ''
let library = ''
let worker = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-threads-'))
  library = join(folder, 'library')
  await generateLibrary(library, POSTS)
  worker = await builtProgram('src/tasks/site/site-worker.ts', folder)
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

type More = Partial<Parameters<typeof exportSite>[1]>

async function exported(out: string, more: More) {
  // The memory of the export before must not answer for this one.
  await rm(join(library, '.postil'), { recursive: true, force: true })
  const store = expectValue(await openLibrary(library, { readOnly: true }))
  const result = await exportSite(store, { out, resources: RESOURCES, ...more })
  await store.close()
  return result
}

test('a site printed on threads has the bytes and the report of one printed without', async () => {
  const [here, there] = [join(folder, 'here'), join(folder, 'there')]
  const one = expectValue(await exported(here, {}))
  const dry = expectValue(await exported(there, { worker, dryRun: true }))
  const other = expectValue(await exported(there, { worker }))
  expect(other.changes).toEqual(one.changes)
  expect(dry.changes).toEqual(one.changes)
  expect(await treeOf(there)).toEqual(await treeOf(here))
  expect(expectValue(await exported(there, { worker })).changes).toEqual([])
}, 120_000)

test('a thread that breaks while the site is printed stops the export, and the site stands as it was', async () => {
  const out = join(folder, 'broken')
  const file = join(library, 'comments', 'post-00000.json')
  const whole = JSON.stringify({ schema: 1, post: 'post-00000', revision: 1, comments: [] })
  await writeFile(file, whole)
  expectValue(await exported(out, { worker }))
  const before = await treeOf(out)
  // The oldest is printed last: at the first page its thread has been read for the lists, and not yet for its own page.
  const onProgress = () => writeFileSync(file, whole.slice(0, 20))
  const result = await exported(out, { worker, onProgress })
  await rm(file)
  expect(result).toMatchObject({ ok: false, error: { kind: 'corrupt', path: 'comments/post-00000.json' } })
  expect(await treeOf(out)).toEqual(before)
}, 120_000)

test('a post whose file is broken is told of and left out; the others are the site', async () => {
  const out = join(folder, 'without')
  const file = join(library, 'posts', 'post-00140.json')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, 200))
  const told: unknown[] = []
  expectValue(await exported(out, { worker, onSetAside: (files) => told.push(...files) }))
  await writeFile(file, whole)
  expect(told).toMatchObject([{ path: 'posts/post-00140.json', kind: 'damaged', post: 'post-00140' }])
  const pages = [...(await treeOf(out)).keys()].filter((path) => /^posts\//.test(path))
  expect(pages).toHaveLength(POSTS - 1)
  expect(pages).not.toContain('posts/post-00140/index.html')
}, 120_000)
