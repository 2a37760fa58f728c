import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LibraryListener, OpenLibrary } from '../../src/main/open-library'
import { createLibrary } from '../../src/store/library-store'
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
