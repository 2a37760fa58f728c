import { existsSync } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/store/make-folder'
import { temporaryFolder } from './temporary-folder'

test('a folder is made with those above it, and again', async () => {
  const path = join(await temporaryFolder(), 'a', 'b', 'c')
  await Promise.all([makeFolder(path), makeFolder(path)])
  await makeFolder(path)
  expect((await stat(path)).isDirectory()).toBe(true)
})

test('a file in its place, or above it, is an error', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

test.skipIf(!existsSync('/proc/self'))(
  'where the system takes no folders, it says so at once (needs /proc)',
  async () => {
    await expect(makeFolder('/proc/postil-takes-no-folders')).rejects.toMatchObject({ code: 'ENOENT' })
  },
)
