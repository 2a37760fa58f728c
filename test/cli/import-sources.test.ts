import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-folder'
import { postil } from './run'

test('postil import brings a bibliography in and tells malformed entries by line', async () => {
  const home = await temporaryFolder()
  const dir = join(home, 'blog')
  await postil(['new', dir])
  const file = join(home, 'x.bib')
  await writeFile(file, '@book{poe, title={Tales}, author={Poe, Ann}, year=1999}\n\n@book{bad, title={No end}\n')
  const dry = await postil(['import', dir, file, '--dry-run'])
  expect(dry).toEqual({
    code: 1,
    out: `added  @poe  Tales  (${file})\n1 of 2 sources would be brought in\n`,
    err: `postil: ${file}:3: a closing brace is missing in the entry that begins here; it was left out\n`,
  })
  expect(await readdir(join(dir, 'sources'))).toEqual([])
  expect((await postil(['import', dir, file])).code).toBe(1)
  expect(await readdir(join(dir, 'sources'))).toEqual(['poe.json'])
  const again = JSON.parse((await postil(['import', dir, file, '--json'])).out)
  expect(again.files[0].duplicates).toEqual([{ line: 1, title: 'Tales', of: 'poe' }])
  const csl = join(home, 'z.json')
  await writeFile(csl, '[{"id":"z1","type":"book","title":"From Zotero"}]')
  expect((await postil(['import', dir, csl])).out).toContain('added  @z1  From Zotero')
  const out = join(home, 'out')
  expect((await postil(['export', dir, '--out', out, '--format', 'bibtex'])).out).toBe(
    `${join(out, 'sources.bib')}\n2 sources exported\n`,
  )
  expect(await readFile(join(out, 'sources.bib'), 'utf8')).toContain('@book{poe,')
  const wrong = join(home, 'w.txt')
  await writeFile(wrong, 'Dear Ida')
  expect((await postil(['import', dir, wrong, '--format', 'ris'])).code).toBe(1)
})
