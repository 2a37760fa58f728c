import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderArticle } from '../../src/core/export/article'
import { openLibrary } from '../../src/store/library-store'
import { libraryCitations } from '../../src/tasks/library-citations'
import { expectValue, temporaryFolder } from '../store/temporary-folder'
import { postil, SAMPLE } from './run'

describe('postil render', () => {
  test('turns standard input into a fragment, and as JSON says how many notes there are', async () => {
    const text = 'Hi[^1].\n\n[^1]: *There.*\n'
    const { code, out } = await postil(['render', '-'], text)
    expect(code).toBe(0)
    expect(out).toMatch(/^<p>Hi<sup><a role="doc-noteref" id="ref-1" href="#fn-1">1<\/a><\/sup>\.<\/p>\n<section /)
    expect(JSON.parse((await postil(['render', '-', '--json'], text)).out)).toEqual({ html: out.trimEnd(), notes: 1 })
  })

  test('a file that is not there is exit code 3', async () => {
    const { code, err } = await postil(['render', join(await temporaryFolder(), 'no.md')])
    expect(code).toBe(3)
    expect(err).toMatch(/^postil: .*no\.md: it is not there\.[^\n]*\n$/)
  })
})

describe('postil export --format html', () => {
  let library = ''
  let out = ''
  const page = (slug: string) => readFile(join(out, `${slug}.html`), 'utf8')

  beforeAll(async () => {
    library = SAMPLE
    out = join(await mkdtemp(join(tmpdir(), 'postil-pages-')), 'pages')
    const { code, err } = await postil(['export', library, '--out', out])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  afterAll(() => rm(dirname(out), { recursive: true, force: true }))

  test('writes one file a post, but no withheld one, and nothing else', async () => {
    const names = await readdir(out)
    expect(names).toContain('habeas-corpus-in-wartime.html')
    expect(names).not.toContain('a-judge-writes.html')
    expect(names.every((name) => name.endsWith('.html'))).toBe(true)
  })

  test('a page holds title, day, author, notes, thread, addendum and biography; no e-mail, no script, no address to fetch', async () => {
    const html = await page('habeas-corpus-in-wartime')
    expect(html).toContain('<h1>Habeas Corpus in Wartime: Reading Merryman Again</h1>')
    expect(html).toContain('<time datetime="2024-03-04T08:00:00-06:00">March 4, 2024</time>')
    expect(html).toContain('<bdi>Harriet Lindqvist</bdi>')
    expect(html.match(/ role="doc-endnotes"/g)?.length).toBeGreaterThanOrEqual(4)
    expect(html).toContain('5 thoughts on “Habeas Corpus in Wartime: Reading Merryman Again”')
    expect(html).toContain(
      '<h2 id="p-merryman-comment-return-found.title">The Return, Found: An Addendum on the Sealed Copy</h2>',
    )
    expect(html).toContain(
      '<a href="the-strange-career-of-the-legislative-veto.html">The Strange Career of the Legislative Veto (August 14, 2026)</a>',
    )
    expect(html).toContain('<h2>Published by</h2>')
    expect(html).not.toMatch(/mail\.example|<script|javascript:|\son[a-z]+=|@import|url\(|<link/i)
    expect(html).not.toMatch(/coats\.example|pencilled date/)
    expect(html).not.toMatch(/ src="/)
  })

  test('every link inside a page has exactly one target', async () => {
    for (const name of await readdir(out)) {
      const html = await readFile(join(out, name), 'utf8')
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, name).toBe(ids.length)
      for (const [, target] of html.matchAll(/ href="#([^"]*)"/g))
        expect(ids, name).toContain(decodeURIComponent(target ?? ''))
      for (const [, file] of html.matchAll(/ href="([^"#:]+)"/g))
        expect(await readdir(out), name).toContain(decodeURIComponent(file ?? ''))
    }
  })

  test('the article holds exactly what the preview renders, for every post of the sample', async () => {
    const store = expectValue(await openLibrary(library, { readOnly: true }))
    const { settings, ...rest } = expectValue(await store.library())
    const citationsFor = expectValue(await libraryCitations(store, { settings, ...rest }))
    for (const summary of store.posts.list().filter(({ status }) => status !== 'withheld')) {
      const post = expectValue(await store.posts.open(summary.id))
      const citations = citationsFor(post.body)
      const context = { settings, posts: store.posts.list(), ...(citations ? { citations } : {}) }
      expect(await page(post.slug), post.id).toContain(`${renderArticle(post.body, post, context).html}</article>`)
    }
    await store.close()
  })

  test('--post exports only that post, whose links to others are then plain words', async () => {
    const folder = join(await temporaryFolder(), 'one')
    const { code, out: said } = await postil(['export', library, '--out', folder, '--post', 'taft-veto', '--json'])
    expect(code).toBe(0)
    expect(await readdir(folder)).toEqual(['the-veto-that-made-a-state-wait.html'])
    expect(JSON.parse(said).files).toMatchObject([{ id: 'taft-veto', status: 'draft' }])
    const html = await readFile(join(folder, 'the-veto-that-made-a-state-wait.html'), 'utf8')
    expect(html).toContain('see Habeas Corpus in Wartime: Reading Merryman Again (March 4, 2024).')
    expect(html).toContain('<p class="by">Draft · ')
  })

  test('files that are not ours stay, and a folder that cannot be made is exit code 3', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'mine.txt'), 'mine')
    await mkdir(join(folder, 'sub'))
    await postil(['export', library, '--out', folder, '--post', 'jury-rooms'])
    expect((await readdir(folder)).sort()).toEqual(['jury-rooms.html', 'mine.txt', 'sub'])
    const { code, err } = await postil(['export', library, '--out', join(folder, 'mine.txt')])
    expect(code).toBe(3)
    expect(err).toMatch(/^postil: [^\n]+\n$/)
  })

  test('wrong use: an unknown post, an unknown format, no folder', async () => {
    const folder = await temporaryFolder()
    expect((await postil(['export', library, '--out', folder, '--post', 'nope'])).code).toBe(2)
    expect((await postil(['export', library, '--out', folder, '--format', 'gopher'])).code).toBe(2)
    expect((await postil(['export', library])).code).toBe(2)
  })
})

test('postil export tells of what a file cannot hold, with exit code 1', async () => {
  const dir = join(await temporaryFolder(), 'blog')
  await postil(['new', dir, '--sample'])
  const file = join(dir, 'posts', 'filibuster.json')
  const post = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...post, body: 'Cut \ud83d in two.' }))
  for (const format of ['markdown', 'wxr']) {
    const { code, err } = await postil(['export', dir, '--out', `${dir}-${format}`, '--format', format])
    expect(code, format).toBe(1)
    expect(err, format).toMatch(/^postil: [^\n]+: 1 broken character stands there as “\ufffd”; [^\n]+\n$/)
  }
})

test('postil export leaves out a post whose comments cannot be read, names it, and ends with exit code 3', async () => {
  const dir = join(await temporaryFolder(), 'blog')
  await postil(['new', dir, '--sample'])
  await writeFile(join(dir, 'comments', 'filibuster.json'), '{')
  const { code, out, err } = await postil(['export', dir, '--out', `${dir}-html`])
  const { slug } = JSON.parse(await readFile(join(dir, 'posts', 'filibuster.json'), 'utf8'))
  expect(code).toBe(3)
  expect(err).toContain(
    `postil: ${slug}: left out, and what stands of it there is as it was: comments/filibuster.json: `,
  )
  expect(out).toMatch(/\d+ posts exported/)
})

test('postil export --format site tells of a broken post on stderr and exports the rest', async () => {
  const dir = join(await temporaryFolder(), 'library')
  await postil(['new', dir, '--sample'])
  const out = join(dir, '..', 'site')
  await writeFile(join(dir, 'posts', 'jury-rooms.json'), '{"schema": 1, "id":')
  const { code, err } = await postil(['export', dir, '--out', out, '--format', 'site'])
  expect(code).toBe(0)
  expect(err).toMatch(/^postil: posts\/jury-rooms\.json: set aside: it is not valid JSON [^\n]+\n$/)
  expect(await readdir(join(out, 'posts'))).not.toContain('jury-rooms')
  expect(await readdir(join(out, 'posts'))).toContain('habeas-corpus-in-wartime')
})

test('postil export writes nothing among the posts and pictures of the library itself, but in a folder of its own there', async () => {
  const dir = join(await temporaryFolder(), 'blog')
  await postil(['new', dir, '--sample'])
  for (const [format, out] of [
    ['html', dir],
    ['markdown', join(dir, 'assets')],
    ['site', join(dir, 'posts', 'site')],
  ] as const) {
    const refused = await postil(['export', dir, '--out', out, '--format', format])
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: `postil: wrong use: ${out} is the library’s own folder, choose another to export to\n`,
    })
  }
  expect((await postil(['export', dir, '--out', join(dir, 'export')])).code).toBe(0)
})
