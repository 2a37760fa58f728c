import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../store/temporary-folder'
import { postil } from './run'

test('postil --version answers the version', async () => {
  expect(await postil(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

describe('postil new', () => {
  test('makes an empty library named after its folder', async () => {
    const dir = join(await temporaryFolder(), 'My Blog')
    expect(await postil(['new', dir])).toEqual({ code: 0, out: `Library made in ${dir}\n`, err: '' })
    const library = JSON.parse(await readFile(join(dir, 'library.json'), 'utf8'))
    expect(library.title).toBe('My Blog')
    expect(await postil(['list', dir, '--json'])).toEqual({ code: 0, out: '[]\n', err: '' })
  })

  test('copies the sample blog, of which every post is listed', async () => {
    const dir = join(await temporaryFolder(), 'sample')
    expect((await postil(['new', dir, '--sample'])).code).toBe(0)
    const { out, err } = await postil(['list', dir, '--json'])
    expect(err).toBe('')
    const posts: { slug: string; notes: number; status: string; comments: number }[] = JSON.parse(out)
    expect(posts.length).toBeGreaterThanOrEqual(12)
    expect(Math.max(...posts.map(({ notes }) => notes))).toBeGreaterThan(60)
    expect(new Set(posts.map(({ status }) => status))).toEqual(new Set(['draft', 'scheduled', 'published', 'withheld']))
    expect(posts.find(({ slug }) => slug === 'habeas-corpus-in-wartime')).toMatchObject({ notes: 21, comments: 10 })
  })

  test('refuses a folder that holds something, in one line, with exit code 3', async () => {
    const dir = await temporaryFolder()
    await writeFile(join(dir, 'letter.txt'), 'mine')
    const { code, out, err } = await postil(['new', dir])
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toBe(`postil: ${dir}: something with that name is already there. Choose another name.\n`)
    expect((await postil(['new', dir, '--sample'])).code).toBe(3)
    expect(await readFile(join(dir, 'letter.txt'), 'utf8')).toBe('mine')
  })
})

describe('errors of the command line', () => {
  test('wrong use is one line on stderr and exit code 2', async () => {
    const checked = await postil(['check', 'x', '--dry-run'])
    expect(checked).toEqual({ code: 2, out: '', err: 'postil: wrong use: --dry-run is for --fix-plain-notes\n' })
    for (const args of [[], ['lsit', 'x'], ['list'], ['list', 'x', '--jsno'], ['new']]) {
      const { code, out, err } = await postil(args)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^postil: wrong use: [^\n]+\n$/)
    }
    expect((await postil(['lsit', 'x'])).err).toBe("postil: wrong use: unknown command 'lsit' (Did you mean list?)\n")
  })

  test('a folder that is not there or is no library is exit code 3', async () => {
    const dir = await temporaryFolder()
    expect((await postil(['list', join(dir, 'nowhere')])).err).toMatch(/^postil: .*nowhere: it is not there\.[^\n]*\n$/)
    expect(await postil(['list', dir])).toEqual({
      code: 3,
      out: '',
      err: `postil: ${dir}: not a Postil library: it has no library.json\n`,
    })
  })

  test('one broken post is told and the rest is listed', async () => {
    const dir = join(await temporaryFolder(), 'sample')
    await postil(['new', dir, '--sample'])
    await writeFile(join(dir, 'posts', 'broken.json'), '{"schema": 1, "id":')
    const { code, out, err } = await postil(['list', dir, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).length).toBeGreaterThanOrEqual(12)
    expect(err).toMatch(/^postil: posts\/broken\.json: set aside: [^\n]+\n$/)
  })

  test('--help explains every command', async () => {
    const { code, out } = await postil(['--help'])
    expect(code).toBe(0)
    for (const command of ['new', 'list', 'import']) expect(out).toContain(`\n  ${command} `)
  })
})

describe('postil import of Markdown', () => {
  test('takes the front matter, makes topics and authors that are missing, and keeps the body byte for byte', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    const body = 'A\u00a0line.[^a]  \r\n\r\n[^a]: Note “with ((odd” brackets[.\r\n'
    await writeFile(
      join(folder, 'post.md'),
      `---\ntitle: "On Oaths: A Note"\ndate: 2016-06-10 09:00:00 -0400\nslug: on-oaths\nauthor: Ada Quill\nstatus: published\ntopics: [Courts / Oaths, Books]\ntags: oaths, courts\nexcerpt: Short.\n---\n\n${body}`,
    )
    const { code, out, err } = await postil(['import', dir, join(folder, 'post.md'), '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      dryRun: false,
      files: [{ outcome: 'added', post: { slug: 'on-oaths', title: 'On Oaths: A Note' }, notices: [] }],
      topicsAdded: ['Courts', 'Oaths', 'Books'],
      authorsAdded: ['Ada Quill'],
    })
    const post = JSON.parse(await readFile(join(dir, 'posts', 'on-oaths.json'), 'utf8'))
    expect(post).toMatchObject({
      date: '2016-06-10T09:00:00-04:00',
      status: 'published',
      authors: ['ada-quill'],
      topics: ['oaths', 'books'],
      tags: ['oaths', 'courts'],
      excerpt: 'Short.',
      body,
    })
    const topics = JSON.parse(await readFile(join(dir, 'topics.json'), 'utf8'))
    expect(topics.topics).toMatchObject([
      { id: 'courts', parent: null },
      { id: 'oaths', parent: 'courts' },
      { id: 'books', parent: null },
    ])
  })

  test('a dry run changes nothing; hostile and broken files fail alone with exit code 3', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
      'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]',
      'd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]',
    ].join('\n')
    await mkdir(join(folder, 'in'))
    await writeFile(join(folder, 'in', 'bomb.md'), `---\n${bomb}\n---\nBody\n`)
    await writeFile(join(folder, 'in', 'broken.md'), '---\ntitle: [unclosed\n---\nBody\n')
    await writeFile(
      join(folder, 'in', 'proto.md'),
      '---\n__proto__: {polluted: true}\ntitle: !!js/function "x"\n---\nBody\n',
    )
    await writeFile(join(folder, 'in', 'plain.md'), '# A Heading\n\nBody.\n')

    const dry = await postil(['import', dir, join(folder, 'in'), '--dry-run', '--json'])
    expect(
      JSON.parse(dry.out)
        .files.map(({ outcome }: { outcome: string }) => outcome)
        .sort(),
    ).toEqual(['added', 'added', 'failed', 'failed'])
    expect((await postil(['list', dir])).out).toBe('')

    const real = await postil(['import', dir, join(folder, 'in')])
    expect(real.code).toBe(3)
    expect(real.err.split('\n').filter(Boolean)).toHaveLength(2)
    expect(real.err).toMatch(/^postil: .*bomb\.md: the front matter/)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const list = JSON.parse((await postil(['list', dir, '--json'])).out)
    expect(list.map(({ title }: { title: string }) => title).sort()).toEqual(['A Heading', 'x'])
  })

  test('bringing the same export in twice leaves the post as it is', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await writeFile(join(folder, 'a.md'), '---\nid: fixed\ntitle: A\n---\n\nFirst.\n')
    await postil(['import', dir, join(folder, 'a.md')])
    await writeFile(join(folder, 'a.md'), '---\nid: fixed\ntitle: B\n---\n\nSecond.\n')
    const again = await postil(['import', dir, join(folder, 'a.md'), '--json'])
    expect(JSON.parse(again.out).files[0].outcome).toBe('skipped')
    expect(JSON.parse(await readFile(join(dir, 'posts', 'fixed.json'), 'utf8')).title).toBe('A')
  })

  test('the very same post is not brought in twice, and one that differs in anything is', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    const bring = async (text: string) => {
      await writeFile(join(folder, 'hello.md'), text)
      const { code, out } = await postil(['import', dir, join(folder, 'hello.md'), '--json'])
      const [{ outcome, post }] = JSON.parse(out).files
      return [code, outcome, post.slug]
    }
    const dated = '---\ntitle: Hello\ndate: 2020-05-06\n---\n\nBody.\n'
    const undated = '# Hello\n\nBody.\n'
    expect(await bring(dated)).toEqual([0, 'added', 'hello'])
    expect(await bring(dated)).toEqual([0, 'skipped', 'hello'])
    expect(await bring(dated.replace('05-06', '05-07'))).toEqual([0, 'added', 'hello-2'])
    expect(await bring(dated.replace('Body.', 'Body!'))).toEqual([0, 'added', 'hello-3'])
    expect(await bring(dated.replace('Body.', 'Body!'))).toEqual([0, 'skipped', 'hello-3'])
    expect(await bring(undated.replace('Hello', 'Note'))).toEqual([0, 'added', 'note'])
    expect(await bring(undated.replace('Hello', 'Note'))).toEqual([0, 'skipped', 'note'])
    expect(JSON.parse((await postil(['list', dir, '--json'])).out)).toHaveLength(4)
  })

  test('a post with a picture is not brought in twice, and a dry run tells what the run does', async () => {
    const folder = await temporaryFolder()
    const dir = join(folder, 'blog')
    await postil(['new', dir])
    await mkdir(join(folder, 'in'))
    await writeFile(join(folder, 'in', 'p.png'), 'picture')
    await writeFile(join(folder, 'in', 'a.md'), '---\ntitle: Same\n---\n![A](p.png) ![B](gone.png)\n')
    await writeFile(join(folder, 'in', 'b.md'), '---\ntitle: Same\n---\nOther.\n')
    const bring = async (...more: string[]) =>
      JSON.parse((await postil(['import', dir, join(folder, 'in'), '--json', ...more])).out).files
    const planned = await bring('--dry-run')
    expect(await bring()).toEqual(planned)
    expect(planned).toMatchObject([
      { outcome: 'added', post: { slug: 'same' }, notices: ['the picture “gone.png” was not found'] },
      { outcome: 'added', post: { slug: 'same-2' }, notices: ['the slug was taken; this post has “same-2”'] },
    ])
    expect((await bring()).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['skipped', 'skipped'])
  })

  test('a file that is not there or is no text is told in words, and the others are brought in', async () => {
    const folder = await temporaryFolder()
    const [dir, good, binary] = ['b', 'good.md', 'program.md'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await postil(['new', dir])
    await writeFile(good, Buffer.from('caf\u00e9', 'latin1'))
    await writeFile(binary, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]))
    const missing = join(folder, 'missing.md')
    const { code, out, err } = await postil(['import', dir, good, missing, binary])
    expect(code).toBe(3)
    expect(out).toMatch(/^added {2}good {2}good .*\n {7}it is not UTF-8; .*\n1 of 3 brought in\n$/)
    expect(err).toBe(
      `postil: ${missing}: it is not there. Check that the folder still exists and its disk is connected.\n` +
        `postil: ${binary}: program.md is not a text file\n`,
    )
  })

  test('an unknown format is wrong use', async () => {
    const folder = await temporaryFolder()
    await postil(['new', join(folder, 'b')])
    expect((await postil(['import', join(folder, 'b'), 'x.xyz'])).code).toBe(2)
    expect((await postil(['import', join(folder, 'b'), 'x.md', '--format', 'toml'])).code).toBe(2)
  })
})
