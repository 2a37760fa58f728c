import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-folder'
import { postil, SAMPLE } from './run'

describe('postil search', () => {
  test('answers hits with place and snippet, best first', async () => {
    const { code, out, err } = await postil(['search', SAMPLE, 'habeas corpus', '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { total, hits } = JSON.parse(out)
    expect(total).toBeGreaterThanOrEqual(1)
    expect(hits[0]).toMatchObject({ place: 'title', title: expect.stringContaining('Habeas Corpus') })
    expect(hits[0].snippet.length).toBeGreaterThan(40)
    const inText = JSON.parse((await postil(['search', SAMPLE, '"merryman"', '--in', 'posts', '--json'])).out)
    expect(inText.hits[0].marks).toContain('Merryman')
  })

  test('forgives a typing error and keeps to the parts asked for', async () => {
    expect(JSON.parse((await postil(['search', SAMPLE, 'habaes', '--json'])).out).total).toBeGreaterThanOrEqual(1)
    const { hits } = JSON.parse(
      (await postil(['search', SAMPLE, 'court', '--in', 'notes', '--limit', '3', '--json'])).out,
    )
    expect(hits).toHaveLength(3)
    expect(new Set(hits.map(({ place }: { place: string }) => place))).toEqual(new Set(['note']))
  })

  test('prints two lines a hit, writes nothing, and finds nothing with exit code 0', async () => {
    const before = await readdir(SAMPLE)
    const { out } = await postil(['search', SAMPLE, 'habeas', '--limit', '1'])
    expect(out.split('\n')[0]).toMatch(/^[a-z0-9-]+ (title|body|note|comment)/)
    expect(out).toContain('… and ')
    expect(await postil(['search', SAMPLE, 'zzyzx'])).toEqual({ code: 0, out: '', err: '' })
    expect(await readdir(SAMPLE)).toEqual(before)
  })

  test('refuses parts and limits that there are not', async () => {
    expect(await postil(['search', SAMPLE, 'x', '--in', 'footers'])).toMatchObject({
      code: 2,
      err: 'postil: --in footers: choose of posts, notes, comments, sources\n',
    })
    expect((await postil(['search', SAMPLE, 'x', '--limit', 'many'])).code).toBe(2)
    expect(await postil(['search', SAMPLE, ' '])).toEqual({
      code: 2,
      out: '',
      err: 'postil: search: there is nothing to search for\n',
    })
    expect((await postil(['search', join(SAMPLE, 'nowhere'), 'x'])).code).toBe(3)
  })
})

describe('postil backup and restore', () => {
  test('put a library into one file and bring it back', async () => {
    const home = await temporaryFolder()
    const file = join(home, 'sample.zip')
    const made = await postil(['backup', SAMPLE, file])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(/^\d+ files in .*sample\.zip \(\d+\.\d MB\), checked\n$/)
    // An empty machine has no folder for it yet.
    const dir = join(home, 'Documents', 'restored')
    expect(await postil(['restore', file, dir])).toMatchObject({ code: 0, err: '' })
    const list = async (of: string) => (await postil(['list', of, '--json'])).out
    expect(await list(dir)).toBe(await list(SAMPLE))
    expect(await postil(['restore', file, dir])).toMatchObject({ code: 3, out: '' })
  })

  test('say in one line what is wrong with a file', async () => {
    const home = await temporaryFolder()
    await writeFile(join(home, 'not.zip'), 'hello')
    expect(await postil(['restore', join(home, 'not.zip'), join(home, 'x')])).toEqual({
      code: 3,
      out: '',
      err: 'postil: not.zip: could not be read: it is no ZIP file, or its end is missing\n',
    })
    expect((await postil(['restore', join(home, 'gone.zip'), join(home, 'x')])).code).toBe(3)
    expect((await postil(['backup', join(home, 'gone'), join(home, 'x.zip')])).code).toBe(3)
    const missing = join(home, 'no', 'folder')
    expect(await postil(['backup', SAMPLE, join(missing, 'x.zip')])).toEqual({
      code: 3,
      out: '',
      err: `postil: ${missing}: it is not there. Check that the folder still exists and its disk is connected.\n`,
    })
    expect(await readdir(home)).toEqual(['not.zip'])
  })
})
