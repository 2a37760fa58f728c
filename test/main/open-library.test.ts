import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AppError } from '../../src/core/error'
import { ok, type Result } from '../../src/core/result'
import { type LibraryListener, OpenLibrary } from '../../src/main/open-library'
import { createLibrary, type LibraryStore } from '../../src/store/library-store'
import { SAMPLE } from '../cli/run'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

async function libraries(...names: string[]): Promise<string[]> {
  const folder = await temporaryFolder()
  const dirs = names.map((name) => join(folder, name))
  for (const dir of dirs) await expectValue(await createLibrary(dir, { title: 'Lib' })).close()
  return dirs
}

function watched(): { readonly library: OpenLibrary; readonly told: string[] } {
  const told: string[] = []
  const listener: LibraryListener = {
    opened: (dir, writable) => told.push(`${dir} ${writable}`),
    closed: async () => undefined,
    written: () => undefined,
    changedOutside: () => undefined,
  }
  return { library: new OpenLibrary(SAMPLE, listener), told }
}

test('a library that is asked for twice at once is opened once, for writing', async () => {
  const [dir = ''] = await libraries('one')
  const { library, told } = watched()
  const opened = await Promise.all([library.open(dir), library.open(dir)])
  expect(opened.map(expectValue)).toEqual([dir, dir])
  expect(told).toEqual([`${dir} true`])
  expect(expectValue(await library.view())).toMatchObject({ dir, readOnly: null })
  await library.close()
})

test('of two libraries that are asked for at once the last is the one that is open, and told of last', async () => {
  const [one = '', other = ''] = await libraries('one', 'other')
  const { library, told } = watched()
  await Promise.all([library.open(one), library.open(other)])
  expect(library.folder()).toBe(other)
  expect(told).toEqual([`${one} true`, `${other} true`])
  await library.close()
})

test('what is closed while a library opens is closed when it has', async () => {
  const [dir = ''] = await libraries('one')
  const { library } = watched()
  await Promise.all([library.open(dir), library.close()])
  expect(library.folder()).toBeNull()
  const again = watched().library
  await again.open(dir)
  expect(expectValue(await again.view())).toMatchObject({ readOnly: null })
  await again.close()
})

test('a library is left when a change of several texts that is under way is written', async () => {
  const [one = '', other = ''] = await libraries('one', 'other')
  const { library } = watched()
  await library.open(one)
  const ids = await Promise.all(['a', 'b', 'c'].map((title) => made(library, title)))
  const changing = library.change((store) => rename(store, ids))
  const settled = library.settled()
  expectValue(await library.open(other))
  await settled
  expectValue(await changing)
  await library.open(one)
  expect(expectValue(await library.view()).posts.map(({ title }) => title)).toEqual(['New', 'New', 'New'])
  await library.close()
})

test('what goes on behind the closing writes nothing any more', async () => {
  const [dir = ''] = await libraries('one')
  const { library } = watched()
  await library.open(dir)
  const ids = await Promise.all(['a', 'b', 'c'].map((title) => made(library, title)))
  const changing = library.change((store) => rename(store, ids))
  await library.close()
  const before = await readEach(dir, ids)
  expect((await changing).ok).toBe(false)
  expect(await readEach(dir, ids)).toEqual(before)
})

async function made(library: OpenLibrary, title: string): Promise<string> {
  return expectValue(await library.use((store) => store.posts.create({ title }))).id
}

/** One after another, with a pause between, as a long piece of work has it. */
async function rename(store: LibraryStore, ids: readonly string[]): Promise<Result<null, AppError>> {
  for (const id of ids) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const saved = await store.posts.save({ id, basedOn: 1, changes: { title: 'New' } })
    if (!saved.ok) return saved
  }
  return ok(null)
}

function readEach(dir: string, ids: readonly string[]): Promise<string[]> {
  return Promise.all(ids.map((id) => readFile(join(dir, 'posts', `${id}.json`), 'utf8')))
}
