import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-folder'
import { postil, SAMPLE } from './run'

describe('postil check', () => {
  test('finds no error in the sample blog', async () => {
    const { code, out, err } = await postil(['check', SAMPLE, '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const problems: { severity: string }[] = JSON.parse(out)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('names dangling, orphan, duplicate and empty notes, unknown posts and sources, missing pictures, with places', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    const picture = `assets/${'0'.repeat(64)}.png`
    const body = `One.[^a] Two.[^gone] See [[nowhere]] and [@nobody].\n\n![x](${picture})\n\n[^a]: A.\n[^a]: Again.\n[^lost]: Lost.\n[^empty]:\n\nThree.[^empty]\n`
    await writeFile(join(folder, 'p.md'), `---\ntitle: P\n---\n\n${body}`)
    await postil(['import', dir, join(folder, 'p.md')])
    const { code, out } = await postil(['check', dir, '--json'])
    expect(code).toBe(1)
    const problems: { kind: string; line: number; column: number; post: { slug: string } }[] = JSON.parse(out)
    const kinds = problems.map(({ kind }) => kind)
    for (const kind of [
      'dangling-reference',
      'orphan-definition',
      'duplicate-definition',
      'empty-note',
      'broken-reference',
      'unknown-source',
      'missing-picture',
    ])
      expect(kinds, kind).toContain(kind)
    expect(problems.find(({ kind }) => kind === 'broken-reference')).toMatchObject({
      line: 1,
      column: 26,
      post: { slug: 'p' },
    })
    const beside =
      '![far](https://x.example/a.png) ![near](near.png) `![code](code.png)` ![][empty]\n\n[empty]: e.png\n'
    await writeFile(join(folder, 'r.md'), beside)
    await postil(['import', dir, join(folder, 'r.md')])
    const plain = await postil(['check', dir])
    expect(plain.code).toBe(1)
    expect(plain.out.split('\n').filter((line) => line.includes('no picture'))).toEqual([
      'r:1:33: warning: “near.png” is no picture of the library. Its place stays empty in print. Put the picture in again.',
    ])
    expect(plain.out).toMatch(/^p:1:26: error: \[\[nowhere\]\] names no post\. /m)
  })

  test('tells of a post that has the slug of another, as a copied file brings it', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(folder, 'p.md'), '---\ntitle: P\nslug: tolls\n---\n\nText.\n')
    await writeFile(join(folder, 'q.md'), '---\ntitle: Q\nslug: fees\n---\n\nText.\n')
    await postil(['import', dir, join(folder, 'p.md'), join(folder, 'q.md')])
    const file = join(dir, 'posts', 'fees.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"slug": "fees"', '"slug": "tolls"'))
    const { code, out } = await postil(['check', dir])
    expect(code).toBe(0)
    expect(out).toMatch(/warning: “[PQ]” has the slug tolls too\. \[\[tolls\]\] leads to one of the two\./)
  })

  test('tells of sources what they lack and that nobody cites them', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(folder, 's.bib'), '@online{a, title={A}, url={https://x.example}}\n@book{b, title={B}}\n')
    await postil(['import', dir, join(folder, 's.bib')])
    await writeFile(join(folder, 'p.md'), '---\ntitle: P\n---\n\nSee [@a].\n')
    await postil(['import', dir, join(folder, 'p.md')])
    const { code, out } = await postil(['check', dir, '--json'])
    expect(code).toBe(0)
    const problems: { kind: string; file: string; message: string }[] = JSON.parse(out)
    expect(problems.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'source-no-date-seen: @a: no date seen',
      'source-missing: @b: no authors',
      'source-missing: @b: no year',
      'source-never-cited: @b: never cited',
    ])
  })

  test('a broken file is an error; fixing plain notes in a dry run changes nothing', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(folder, 'p.md'), '---\ntitle: P\n---\n\nText.[1]\n\n[1] A note.\n')
    await postil(['import', dir, join(folder, 'p.md')])
    const before = await readFile(join(dir, 'posts', 'p.json'), 'utf8')
    expect((await postil(['check', dir, '--fix-plain-notes', '--dry-run'])).code).toBe(0)
    expect(await readFile(join(dir, 'posts', 'p.json'), 'utf8')).toBe(before)
    await writeFile(join(dir, 'posts', 'broken.json'), 'no')
    const { code, out } = await postil(['check', dir, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)[0]).toMatchObject({ kind: 'unreadable-file', file: 'posts/broken.json', post: null })
  })

  test('topics that cannot be read are an error, and a broken file is told in one line whatever it holds', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(dir, 'topics.json'), '// no\n{\n}')
    await writeFile(join(dir, 'posts', 'broken.json'), '// no\n{\n}')
    const { code, out, err } = await postil(['check', dir, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out).map(({ kind, file }: { kind: string; file: string }) => [kind, file])).toEqual([
      ['unreadable-file', 'posts/broken.json'],
      ['unreadable-file', 'topics.json'],
    ])
    expect(err).toMatch(/^postil: posts\/broken\.json: set aside: .*\n$/)
  })

  test('fixing plain notes makes real ones in posts and comments, tells halves, and a second run does nothing', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(folder, 'p.md'), '---\ntitle: P\n---\n\nText.[1] More.[2]\n\n[1] A note.\n')
    await postil(['import', dir, join(folder, 'p.md')])
    const thread = {
      schema: 1,
      post: 'p',
      revision: 1,
      closed: false,
      comments: [
        {
          id: 'c1',
          parent: null,
          author: { name: 'Reader' },
          date: '2026-01-02T10:00:00Z',
          status: 'approved',
          body: 'See it.[1]\n\n[1] http://x.org',
        },
      ],
    }
    await writeFile(join(dir, 'comments', 'p.json'), JSON.stringify(thread))
    const { code, out } = await postil(['check', dir, '--fix-plain-notes'])
    expect({ code, out }).toEqual({
      code: 0,
      out:
        'p: 1 note\np:1: mark [2] has no note, left as it is: Text.[1] More.[2] [1] A note.\n' +
        'p (comment c1): 1 note\n2 plain notes made real\n',
    })
    const post = JSON.parse(await readFile(join(dir, 'posts', 'p.json'), 'utf8'))
    expect(post.body).toContain('Text.[^1] More.[2]\n\n[^1]: A note.')
    const comments = JSON.parse(await readFile(join(dir, 'comments', 'p.json'), 'utf8'))
    expect(comments.comments[0].body).toBe('See it.[^1]\n\n[^1]: http://x.org')
    expect((await postil(['check', dir, '--fix-plain-notes'])).out).toMatch(/0 plain notes made real\n$/)
  })
})
