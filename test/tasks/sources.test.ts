import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLibrary, type LibraryStore, openLibrary } from '../../src/store/library-store'
import { attachFiles } from '../../src/tasks/attach-files'
import { checkLinks } from '../../src/tasks/check-links'
import { addCitationStyle, citationStyle, citationStyles } from '../../src/tasks/citation-styles'
import { exportBibliography } from '../../src/tasks/export-bibliography'
import { exportPosts } from '../../src/tasks/export-html'
import { addSources, planBibliographyImport } from '../../src/tasks/import/bibliography'
import { mergeIntoSource, renameSource, undoRewrite } from '../../src/tasks/rewrite-sources'
import { whereUsed } from '../../src/tasks/where-used'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

const BODY = 'Settled [@coyle, 565].[^a] See `[@coyle]`.\n\n[^a]: Yes [@Coyle; see @pryce].\n'

async function library() {
  const dir = join(await temporaryFolder(), 'My Blog')
  const store = expectValue(await createLibrary(dir, { title: 'My Blog' }))
  const csl = { type: 'legal_case', title: 'Coyle v. Smith' }
  expectValue(await store.sources.save({ key: 'coyle', basedOn: 0, changes: { csl } }))
  const pryce = { type: 'article-journal', title: 'One Recall', volume: '55' }
  expectValue(await store.sources.save({ key: 'pryce', basedOn: 0, changes: { csl: pryce } }))
  const post = expectValue(await store.posts.create({ title: 'On Recall', body: BODY })).id
  const comment = { kind: 'reader', parent: null, title: '', status: 'approved', topics: [] } as const
  const author = { name: 'Ida', email: '', url: '' }
  expectValue(await store.threads.add({ post, comment: { ...comment, id: 'c1', author, body: 'But [@coyle].' } }))
  return { dir, store, post }
}

const body = async (store: LibraryStore, post: string) => expectValue(await store.posts.open(post)).body

describe('where sources are used', () => {
  test('counts and finds every citation in posts, notes and comments', async () => {
    const { store, post } = await library()
    expect(Object.fromEntries(expectValue(await store.citations.counts()))).toEqual({
      coyle: { citations: 3, posts: 1 },
      pryce: { citations: 1, posts: 1 },
    })
    expect(
      expectValue(await whereUsed(store, 'coyle')).texts.map(({ comment, commentTitle, uses }) => [
        comment,
        commentTitle,
        uses.map(({ note, sentence }) => [note, sentence]),
      ]),
    ).toEqual([
      [
        null,
        '',
        [
          [0, 'Settled [@coyle, 565].[^a] See `[@coyle]`.'],
          [1, 'Yes [@Coyle; see @pryce].'],
        ],
      ],
      ['c1', 'Ida', [[0, 'But [@coyle].']]],
    ])
    const date = '2040-01-01T00:00:00Z'
    const newer = expectValue(await store.posts.create({ title: 'Newer', body: '[@coyle]', date })).id
    const page = async (from: number, most: number) => {
      const { posts, texts } = expectValue(await whereUsed(store, 'coyle', { from, most }))
      return [posts, texts.map((text) => text.post)]
    }
    expect(await page(0, 1)).toEqual([2, [newer]])
    expect(await page(1, 5)).toEqual([2, [post, post]])
    expect(await page(2, 5)).toEqual([2, []])
    const made = expectValue(await store.posts.open(newer))
    expectValue(await store.posts.save({ id: newer, basedOn: made.revision, changes: { body: '' } }))
    const current = expectValue(await store.posts.open(post))
    expectValue(await store.posts.save({ id: post, basedOn: current.revision, changes: { body: 'None.' } }))
    expect(expectValue(await store.citations.counts()).get('coyle')).toEqual({ citations: 1, posts: 1 })
    expect(expectValue(await store.citations.counts()).get('pryce')).toBeUndefined()
  })
})

describe('renaming and merging', () => {
  test('a rename changes record, posts and comments, and is undone as one step', async () => {
    const { store, post } = await library()
    const done = expectValue(await renameSource(store, 'coyle', 'coyle1911'))
    expect(done.citations).toBe(3)
    expect(await body(store, post)).toBe(
      BODY.replace('[@coyle, 565]', '[@coyle1911, 565]').replace('@Coyle;', '@coyle1911;'),
    )
    expect(expectValue(await store.threads.get(post)).comments[0]?.body).toBe('But [@coyle1911].')
    expect(expectValue(await store.sources.list()).map(({ key }) => key)).toEqual(['coyle1911', 'pryce'])
    expectValue(await undoRewrite(store, done))
    expect(await body(store, post)).toBe(BODY)
    expect(expectValue(await store.threads.get(post)).comments[0]?.body).toBe('But [@coyle].')
    expect(expectValue(await store.sources.list()).map(({ key }) => key)).toEqual(['coyle', 'pryce'])
  })

  test('a rename to a key that is taken, or is none, changes nothing', async () => {
    const { store, post } = await library()
    for (const to of ['pryce', 'Pryce', 'a b', 'COYLE'])
      expect(await renameSource(store, 'coyle', to)).toMatchObject({ ok: false })
    expect(await body(store, post)).toBe(BODY)
    expect(expectValue(await store.sources.list()).map(({ key }) => key)).toEqual(['coyle', 'pryce'])
  })

  test('a merge keeps one record with the fields of both, and is undone as one step', async () => {
    const { store, post } = await library()
    const done = expectValue(await mergeIntoSource(store, 'pryce', ['coyle', 'pryce']))
    expect(await body(store, post)).toContain('[@pryce; see @pryce]')
    expect(expectValue(await store.sources.list()).map(({ csl }) => csl)).toEqual([
      { type: 'article-journal', title: 'One Recall', volume: '55' },
    ])
    expectValue(await undoRewrite(store, done))
    expect(await body(store, post)).toBe(BODY)
    expect(expectValue(await store.sources.list()).map(({ key }) => key)).toEqual(['coyle', 'pryce'])
  })

  test('an undo keeps what was written since, with its source', async () => {
    const { store, post } = await library()
    const done = expectValue(await renameSource(store, 'coyle', 'coyle1911'))
    const { revision } = expectValue(await store.posts.open(post))
    expectValue(await store.posts.save({ id: post, basedOn: revision, changes: { body: 'New [@coyle1911].' } }))
    expectValue(await undoRewrite(store, done))
    expect(await body(store, post)).toBe('New [@coyle1911].')
    expect(expectValue(await store.sources.list()).map(({ key }) => key)).toEqual(['coyle', 'coyle1911', 'pryce'])
  })
})

describe('bibliographies', () => {
  test('import of a file, once: a second time everything is a duplicate', async () => {
    const { store, dir } = await library()
    const file = join(dir, '..', 'x.bib')
    await writeFile(file, '@book{a, title={Copper}, year=1987}\n@book{b, title={Bad}\n')
    const plan = expectValue(await planBibliographyImport(store, file))
    expect([plan.add.length, plan.problems.map(({ line }) => line)]).toEqual([1, [2]])
    expect(expectValue(await addSources(store, plan.add))).toBe(1)
    expect(expectValue(await planBibliographyImport(store, file)).duplicates).toEqual([
      { line: 1, title: 'Copper', of: 'a' },
    ])
  })

  test('a file of another kind is told so', async () => {
    const { store, dir } = await library()
    const file = join(dir, '..', 'x.txt')
    await writeFile(file, 'Dear Ida,')
    expect(await planBibliographyImport(store, file)).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  })

  test('export of what one post cites', async () => {
    const { store, dir, post } = await library()
    expectValue(
      await store.sources.save({ key: 'unused', basedOn: 0, changes: { csl: { type: 'book', title: 'Unused' } } }),
    )
    const path = join(dir, '..', 'out.json')
    expect(expectValue(await exportBibliography(store, { path, format: 'csl-json', keys: null, post }))).toBe(2)
    expect(JSON.parse(await readFile(path, 'utf8')).map(({ id }: { id: string }) => id)).toEqual(['coyle', 'pryce'])
  })
})

describe('checkLinks', () => {
  test('tells dead links from unclear ones, and asks for web addresses only', async () => {
    const { store } = await library()
    const add = (key: string, URL: string) =>
      store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'webpage', URL } } })
    for (const [key, url] of [
      ['fine', 'https://x.example/fine'],
      ['gone', 'https://x.example/gone'],
      ['slow', 'https://x.example/slow'],
      ['nohost', 'https://no.example/'],
      ['file', 'file:///etc/passwd'],
      ['script', 'javascript:alert(1)'],
    ] as const)
      expectValue(await add(key, url))
    const asked: string[] = []
    const ask = (async (url: string) => {
      asked.push(url)
      if (url.endsWith('gone')) return new Response(null, { status: 404 })
      if (url.endsWith('slow')) return new Response(null, { status: 503 })
      if (url.startsWith('https://no.')) throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })
      return new Response('ok')
    }) as typeof fetch
    const progress: number[] = []
    const outcomes = await checkLinks(expectValue(await store.sources.list()), ask, {
      onProgress: ({ done }) => progress.push(done),
    })
    expect(asked.every((url) => url.startsWith('https://'))).toBe(true)
    expect(Object.fromEntries(outcomes.map(({ key, state, reason }) => [key, `${state} ${reason}`]))).toEqual({
      fine: 'fine ',
      gone: 'dead Not found',
      slow: 'unclear The server answered 503',
      nohost: 'dead The host does not exist',
    })
    expect(progress).toEqual([1, 2, 3, 4])
  })
})

describe('the list of sources at the end of a post', () => {
  test('stands in the exported page when the author wants it', async () => {
    const { store, dir, post } = await library()
    const page = async () => {
      const [file] = expectValue(await exportPosts(store, { out: join(dir, '..', 'out'), ids: [post] })).files
      return readFile(file?.path ?? '', 'utf8')
    }
    expect(await page()).not.toContain('doc-bibliography')
    const { revision, settings } = expectValue(await store.library())
    expectValue(
      await store.updateLibrary({ basedOn: revision, changes: { settings: { ...settings, sourceList: true } } }),
    )
    const html = await page()
    expect(html.match(/doc-bibliography/g)).toHaveLength(1)
    expect(html.slice(html.indexOf('doc-bibliography'))).toMatch(/Coyle v\. Smith[\s\S]*One Recall/)
  })
})

describe('attachments', () => {
  test('files are kept with the library and go along when a source is renamed or merged', async () => {
    const { store, dir } = await library()
    const file = join(dir, '..', 'Scan of the letter.PDF')
    await writeFile(file, 'scan')
    const attachments = expectValue(await attachFiles(store, [file]))
    expect(attachments).toEqual([
      { name: 'Scan of the letter.PDF', asset: expect.stringMatching(/^[0-9a-f]{64}\.pdf$/) },
    ])
    expect(expectValue(await store.assets.list())).toEqual([attachments[0]?.asset])
    expectValue(await store.sources.save({ key: 'coyle', basedOn: 1, changes: { attachments } }))
    expectValue(await renameSource(store, 'coyle', 'coyle1911'))
    expect(expectValue(await store.sources.get('coyle1911')).attachments).toEqual(attachments)
    expectValue(await mergeIntoSource(store, 'pryce', ['coyle1911']))
    expect(expectValue(await store.sources.get('pryce')).attachments).toEqual(attachments)
    expect(await attachFiles(store, [join(dir, 'none.pdf')])).toMatchObject({ ok: false, error: { code: 'ENOENT' } })
  })
})

describe('citation styles of a library', () => {
  test('a .csl file is taken in once it formats; others are refused with the reason', async () => {
    const { dir } = await library()
    const file = join(dir, '..', 'My Style.csl')
    await writeFile(
      file,
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>Mine &amp; only</title></info><citation><layout><text variable="title"/></layout></citation></style>',
    )
    expect(expectValue(await addCitationStyle({ dir, readOnly: null }, file))).toEqual({
      id: 'own:My-Style',
      title: 'Mine & only',
    })
    expect((await citationStyles(dir)).map(({ id }) => id)).toEqual([
      'chicago-notes',
      'chicago-notes-ibid',
      'chicago-short-notes',
      'legal',
      'oscola',
      'mla',
      'apa',
      'own:My-Style',
    ])
    expect(expectValue(await citationStyle(dir, 'own:My-Style', 'en'))?.title).toBe('Mine & only')
    for (const bad of [
      'not xml',
      '<locale/>',
      '<style class="note"><info><link rel="independent-parent" href="x"/></info></style>',
      '<style class="note"><info/></style>',
    ]) {
      await writeFile(file, bad)
      expect(await addCitationStyle({ dir, readOnly: null }, file)).toMatchObject({
        ok: false,
        error: { kind: 'bad-request' },
      })
    }
    expect(expectValue(await citationStyle(dir, 'no-such', 'en'))).toBeNull()
  })

  test('none is taken into a library that may only be read', async () => {
    const { dir, store } = await library()
    const file = join(dir, '..', 'mine.csl')
    await writeFile(
      file,
      '<style class="note" version="1.0"><info><title>T</title></info><citation><layout><text variable="title"/></layout></citation></style>',
    )
    const reader = expectValue(await openLibrary(dir))
    expect(await addCitationStyle(reader, file)).toMatchObject({ ok: false, error: { kind: 'read-only' } })
    expect((await citationStyles(dir)).map(({ id }) => id)).not.toContain('own:mine')
    await reader.close()
    await store.close()
  })

  const style = (macros: string, layout: string) =>
    `<style class="note" version="1.0"><info><title>T</title></info>${macros}<citation><layout>${layout}</layout></citation></style>`
  const doubling = Array.from(
    { length: 40 },
    (_, at) => `<macro name="m${at}"><text macro="m${at + 1}"/><text macro="m${at + 1}"/></macro>`,
  ).join('')
  test.each([
    ['', 'it is not XML'],
    ['{"n":"style"}', 'it is not XML'],
    ['<html></html>', 'it is not a CSL style'],
    ['<!--'.repeat(100_000), 'a comment in it never ends'],
    ['<style><citation><layout></layout></citation></style>', 'no <layout> that prints anything'],
    [style('', '<text macro="none"/>'), 'it uses a macro “none” that it does not have'],
    [style('<macro name="a"><text macro="a"/></macro>', '<text macro="a"/>'), 'its macro “a” calls itself'],
    [style(`${doubling}<macro name="m40"/>`, '<text macro="m0"/>'), 'its macros grow to more than 200,000 parts'],
    [style('', `${'<group>'.repeat(5000)}<text variable="title"/>${'</group>'.repeat(5000)}`), 'nests deeper'],
    [style('', '<script>alert(1)</script>'), 'Undefined node name "script"'],
    [' '.repeat(5_000_001), 'far too large for a style'],
  ])(
    'a hostile .csl file is refused at once, and again where it already lies in a library: %.60s',
    async (text, why) => {
      const { dir } = await library()
      const file = join(dir, '..', 'hostile.csl')
      await writeFile(file, text)
      const refused = await addCitationStyle({ dir, readOnly: null }, file)
      expect(refused).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
      expect(JSON.stringify(refused)).toContain(JSON.stringify(why).slice(1, -1))
      await mkdir(join(dir, 'styles'), { recursive: true })
      await writeFile(join(dir, 'styles', 'hostile.csl'), text)
      const listed = (await citationStyles(dir)).some(({ id }) => id === 'own:hostile')
      expect(listed).toBe(why.startsWith('Undefined node'))
    },
  )
})
