import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { showInFolder } from '../../src/main/show-in-folder'
import { temporaryFolder } from '../store/temporary-folder'

const shown = vi.hoisted(() => [] as string[])
vi.mock('electron', () => ({ shell: { showItemInFolder: (path: string) => shown.push(path) } }))

test('a file that is gone is told, and one that is there is shown', async () => {
  const path = join(await temporaryFolder(), 'letter.pdf')
  expect(await showInFolder(path)).toEqual({ ok: false, error: { kind: 'disk', code: 'ENOENT', path } })
  expect(shown).toEqual([])
  await writeFile(path, '%PDF')
  expect(await showInFolder(path)).toEqual({ ok: true, value: null })
  expect(shown).toEqual([path])
})
