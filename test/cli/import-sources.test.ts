import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli'
import { temporaryFolder } from '../store/temporary-folder'
import { postil, RESOURCES } from './run'

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
  await mkdir(join(home, 'full', 'sources.bib'), { recursive: true })
  expect(await postil(['export', dir, '--out', join(home, 'full'), '--format', 'bibtex'])).toEqual({
    code: 3,
    out: '',
    err: `postil: ${join(home, 'full', 'sources.bib')}: a folder stands where a file should be. Choose a file.\n`,
  })
  const wrong = join(home, 'w.txt')
  await writeFile(wrong, 'Dear Ida')
  expect((await postil(['import', dir, wrong, '--format', 'ris'])).code).toBe(1)
})

test('postil import says of sources what had come in when it was stopped, and of a name no disk takes that it is none', async () => {
  const dir = join(await temporaryFolder(), 'blog')
  await postil(['new', dir])
  const [first, second] = [join(dir, '..', 'a.bib'), join(dir, '..', 'b.bib')]
  for (const file of [first, second]) await writeFile(file, `@book{${file.at(-5)}, title = {One ${file.at(-5)}}}\n`)
  const controller = new AbortController()
  let [out, err] = ['', '']
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text.startsWith('\r') ? '' : text
      // When the first file is in.
      if (text === '\r\u001b[K') controller.abort()
    },
    live: true,
    input: async () => '',
  }
  const { signal } = controller
  const options = { resources: RESOURCES, version: '1.2.3', terminal, signal }
  expect(await runCommandLine(['import', dir, first, second], options)).toBe(1)
  expect(out).toContain('added  @a')
  expect(err).toBe(`postil: ${second}: stopped: what had come in until then is in the library\n`)

  const { code, err: why } = await postil(['import', dir, 'x'.repeat(300)])
  expect(code).toBe(3)
  expect(why).toMatch(/^postil: x+: its name is longer than the disk allows\. [^\n]+\n$/)
})

test('postil import takes bibliographies and Markdown at once, and goes on behind a file that is neither', async () => {
  const home = await temporaryFolder()
  const dir = join(home, 'blog')
  await postil(['new', dir])
  const [bib, ris, wrong, post] = ['a.bib', 'b.txt', 'c.json', 'd.md'].map((name) => join(home, name)) as [
    string,
    string,
    string,
    string,
  ]
  await writeFile(bib, '@book{poe, title={Tales}}')
  await writeFile(ris, 'TY  - BOOK\nTI  - Letters\nAU  - O’Hara, Ann\nPY  - 1999\nER  - \n')
  await writeFile(wrong, '{"a": 1}')
  await writeFile(post, '# A post\n\nWords.')
  const done = await postil(['import', dir, bib, wrong, ris, post, '--json'])
  expect(done.code).toBe(2)
  expect(done.err).toBe('postil: wrong use: c.json is neither BibTeX nor RIS nor CSL-JSON\n')
  const { files, topicsAdded } = JSON.parse(done.out)
  expect(files.map(({ file, added, failed }: Record<string, unknown>) => [file, added, failed])).toEqual([
    [bib, [{ key: 'poe', title: 'Tales' }], null],
    [wrong, [], 'c.json is neither BibTeX nor RIS nor CSL-JSON'],
    [ris, [{ key: 'ohara1999', title: 'Letters' }], null],
    [post, undefined, undefined],
  ])
  expect(topicsAdded).toEqual([])
  expect(await readdir(join(dir, 'sources'))).toEqual(['ohara1999.json', 'poe.json'])
  expect(await readdir(join(dir, 'posts'))).toHaveLength(1)
})
