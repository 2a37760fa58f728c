import { appendFile, cp, readdir, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LibraryStore, openLibrary } from '../../../src/store/library-store'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES, SAMPLE, SAMPLE_DAY } from '../../cli/run'
import { expectValue, temporaryFolder } from '../../store/temporary-folder'
import { treeOf } from './site-tree'

interface Blog {
  readonly store: LibraryStore
  readonly out: string
  readonly edit: () => Promise<void>
  /** Exports into `out`, or into another folder that has no memory. */
  readonly exported: (to?: string) => Promise<void>
  readonly memory: () => Promise<string>
}

/** Works on the sample blog, which was exported. */
async function withBlog(work: (blog: Blog) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder()
  const dir = join(folder, 'library')
  await cp(SAMPLE, dir, { recursive: true })
  // Whoever exported the sample where it lies left a memory of that.
  await rm(join(dir, '.postil'), { recursive: true, force: true })
  const store = expectValue(await openLibrary(dir))
  const out = join(folder, 'site')
  const exported = async (to = out) => {
    expectValue(await exportSite(store, { out: to, resources: RESOURCES, now: SAMPLE_DAY }))
  }
  const edit = async () => {
    const { id, revision, body } = expectValue(await store.posts.open('merryman'))
    const changes = { body: `${body}\nRevision ${revision} adds this.\n` }
    expectValue(await store.posts.save({ id, basedOn: revision, changes }))
  }
  try {
    await exported()
    await work({ store, out, edit, exported, memory: async () => join(dir, '.postil', await memoryIn(dir)) })
  } finally {
    await store.close()
  }
}

async function memoryIn(dir: string): Promise<string> {
  const [name, ...others] = (await readdir(join(dir, '.postil'))).filter((file) => file.startsWith('site-'))
  expect(others).toEqual([])
  return name ?? ''
}

test('an export after one edit adds that post to the memory and leaves the rest as it is written', async () => {
  await withBlog(async ({ edit, exported, memory }) => {
    const file = await memory()
    const before = await readFile(file, 'utf8')
    await edit()
    await exported()
    const after = await readFile(file, 'utf8')
    expect(after.startsWith(`${before}\n`)).toBe(true)
    const added = after.slice(before.length + 1).split('\n')
    expect(added).toHaveLength(2)
    expect(added[0]).toContain('"id":"merryman"')
  })
})

test('the memory does not grow without end', async () => {
  await withBlog(async ({ store, edit, exported, memory }) => {
    const lines: number[] = []
    for (let time = 0; time < 10; time += 1) {
      lines.push((await readFile(await memory(), 'utf8')).split('\n').length)
      await edit()
      await exported()
    }
    const [fresh = 0] = lines
    expect(fresh).toBe(store.posts.list().length + 1)
    expect(lines.slice(1, 4)).toEqual([fresh + 2, fresh + 4, fresh + 6])
    expect(Math.max(...lines)).toBeLessThan(2 * fresh + 2)
    expect(lines.lastIndexOf(fresh)).toBeGreaterThan(0)
  })
}, 30_000)

test('a post that is thrown away leaves the memory', async () => {
  await withBlog(async ({ store, exported, memory }) => {
    expectValue(await store.posts.remove('merryman'))
    await exported()
    expect(await readFile(await memory(), 'utf8')).not.toContain('"id":"merryman"')
  })
})

test.each<[string, (file: string, added: string) => Promise<void>]>([
  ['was cut short', (file) => readFile(file).then(({ byteLength }) => truncate(file, byteLength - 40))],
  ['lost its last line', async (file, added) => truncate(file, (await readFile(file)).byteLength - added.length)],
  ['two exports have added to at once', (file, added) => appendFile(file, added)],
  ['another program has written in', (file) => appendFile(file, '\nnonsense')],
])('with a memory that %s the site is that of a first export', async (_, spoil) => {
  await withBlog(async ({ out, edit, exported, memory }) => {
    const file = await memory()
    const before = (await readFile(file)).byteLength
    await edit()
    await exported()
    await spoil(file, (await readFile(file)).subarray(before).toString('utf8'))
    await edit()
    await exported()
    await exported(`${out}-anew`)
    expect(await treeOf(out)).toEqual(await treeOf(`${out}-anew`))
  })
})
