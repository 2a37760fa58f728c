import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../../src/store/disk'
import { type LibraryStore, openLibrary } from '../../../src/store/library-store'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES, SAMPLE, SAMPLE_DAY } from '../../cli/run'
import { expectError, expectValue, temporaryFolder } from '../../store/temporary-folder'
import { changedPaths, deadLinks, treeOf } from './site-tree'

async function sample(): Promise<{ dir: string; out: string }> {
  const folder = await temporaryFolder()
  await cp(SAMPLE, join(folder, 'library'), { recursive: true })
  return { dir: join(folder, 'library'), out: join(folder, 'site') }
}

async function withStore<T>(dir: string, work: (store: LibraryStore) => Promise<T>): Promise<T> {
  const store = expectValue(await openLibrary(dir))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const exported = (dir: string, out: string, more: Partial<Parameters<typeof exportSite>[1]> = {}) =>
  withStore(dir, async (store) =>
    expectValue(await exportSite(store, { out, resources: RESOURCES, now: SAMPLE_DAY, ...more })),
  )

/** Has the home page and the feeds show one post. */
const showNewestOnly = (dir: string) =>
  withStore(dir, async (store) => {
    const { revision, settings } = expectValue(await store.library())
    const changed = { ...settings, site: { ...settings.site, newest: 1 } }
    expectValue(await store.updateLibrary({ basedOn: revision, changes: { settings: changed } }))
  })

const page = (out: string, path: string) => readFile(join(out, path), 'utf8')

describe('the exported site', () => {
  test('has every kind of page, no dead link, no script but that of the search page, and no address to fetch', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const tree = await treeOf(out)
    for (const path of [
      'index.html',
      'archive/index.html',
      'archive/2024/index.html',
      'topics/index.html',
      'topics/habeas-corpus/index.html',
      'tags/index.html',
      'tags/lincoln/index.html',
      'authors/index.html',
      'authors/harriet-lindqvist/index.html',
      'sources/index.html',
      'search/index.html',
      'search/search.js',
      'search/2024.js',
      'posts/habeas-corpus-in-wartime/index.html',
      'feed.xml',
      'feed.json',
      'sitemap.xml',
      'robots.txt',
      '404.html',
      'assets/site.css',
      'postil-site.json',
    ])
      expect([...tree.keys()], path).toContain(path)
    expect(await deadLinks(out)).toEqual([])
    for (const path of tree.keys()) {
      if (!path.endsWith('.html')) continue
      const html = await page(out, path)
      if (!path.startsWith('search/')) expect(html, path).not.toMatch(/<script/)
      expect(html, path).not.toMatch(/<(?:link rel="stylesheet"|script|img|iframe|object)[^>]*(?:href|src)="https?:/)
    }
    expect(await page(out, 'assets/site.css')).not.toMatch(/https?:|@import/)
  })

  test('has no page of sources, and no way to one, where the author wants none', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    await withStore(dir, async (store) => {
      const { revision, settings } = expectValue(await store.library())
      const changed = { ...settings, site: { ...settings.site, sourcesPage: false } }
      expectValue(await store.updateLibrary({ basedOn: revision, changes: { settings: changed } }))
    })
    await exported(dir, out)
    const tree = await treeOf(out)
    expect([...tree.keys()].filter((path) => path.startsWith('sources/'))).toEqual([])
    expect(await deadLinks(out)).toEqual([])
    expect(await page(out, 'sitemap.xml')).not.toContain('/sources/')
  })

  test('shows published posts only, and comments that are approved only', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const everything = (
      await Promise.all(
        [...(await treeOf(out)).keys()]
          .filter((path) => /\.(html|xml|json|js)$/.test(path))
          .map((path) => page(out, path)),
      )
    ).join('')
    for (const hidden of [
      'A Judge Writes',
      'The Veto That Made a State Wait</',
      'Six articles, four of them',
      'coats.example',
      'pencilled date',
      'mail.example',
    ])
      expect(everything, hidden).not.toContain(hidden)
  })

  test('prints the topical list in the hand’s order, comments as entries of their own', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const html = await page(out, 'topics/index.html')
    expect(html).toContain('<h1>List of Posts and Comments, Topical</h1>')
    const places = [
      '>A Calendar of the Gag Rule',
      '>Comment by Philippa Ng: The pie<',
      '>The Filibuster Is Not',
      '>The Strange Career',
    ].map((words) => html.indexOf(words, html.indexOf('id="topic-congress"')))
    expect(places.every((place) => place > 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(html).toContain('href="../posts/habeas-corpus-in-wartime/index.html#p-merryman-comment-return-found"')
  })

  test('is the same bytes every time, from anywhere, with memory and without', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const first = await treeOf(out)
    expect((await exported(dir, out)).changes).toEqual([])
    expect(await treeOf(out)).toEqual(first)
    await rm(join(dir, '.postil'), { recursive: true, force: true })
    expect((await exported(dir, out)).changes).toEqual([])
    await cp(dir, join(dir, '..', 'elsewhere'), { recursive: true })
    await exported(join(dir, '..', 'elsewhere'), join(dir, '..', 'other'))
    expect(await treeOf(join(dir, '..', 'other'))).toEqual(first)
  })

  test('after one edit rewrites the post and what shows it, and says why', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const before = await treeOf(out)
    await withStore(dir, async (store) => {
      const post = expectValue(await store.posts.open('jury-rooms'))
      const changes = { body: `${post.body}\nMore.[^new]\n\n[^new]: New.\n` }
      expectValue(await store.posts.save({ id: 'jury-rooms', basedOn: post.revision, changes }))
    })
    const dry = await exported(dir, out, { dryRun: true })
    expect(await treeOf(out)).toEqual(before)
    const report = await exported(dir, out)
    expect(report.changes).toEqual(dry.changes)
    expect(report.changes[0]).toEqual({
      path: 'posts/jury-rooms/index.html',
      change: 'changed',
      why: 'Text edited; 1 note added',
    })
    const changed = changedPaths(before, await treeOf(out)).filter((path) => path !== 'postil-site.json')
    expect(changed).toEqual(report.changes.map(({ path }) => path).sort())
    expect(changed).toEqual([
      'feed.json',
      'feed.xml',
      'index.html',
      'posts/jury-rooms/index.html',
      'search/2026.js',
      'sitemap.xml',
    ])
  })

  test('after one edit no post is read but that one', async () => {
    const { dir, out } = await sample()
    await showNewestOnly(dir)
    await exported(dir, out)
    await withStore(dir, async (store) => {
      const post = expectValue(await store.posts.open('jury-rooms'))
      const changes = { body: `${post.body}\nMore.\n` }
      expectValue(await store.posts.save({ id: 'jury-rooms', basedOn: post.revision, changes }))
    })
    const read = new Set<string>()
    const disk: Disk = {
      ...nodeDisk,
      read: (path) => {
        read.add(relative(dir, path))
        return nodeDisk.read(path)
      },
    }
    const store = expectValue(await openLibrary(dir, { readOnly: true, disk }))
    const { changes } = expectValue(await exportSite(store, { out, resources: RESOURCES, now: SAMPLE_DAY }))
    await store.close()
    const paths = changes.map(({ path }) => path).sort()
    expect(paths).toEqual(['posts/jury-rooms/index.html', 'search/2026.js', 'sitemap.xml'])
    expect([...read].filter((path) => /^(?:posts|comments)/.test(path))).toEqual([join('posts', 'jury-rooms.json')])
  })

  test('words for the search page that somebody changed are not taken over', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const file = join(out, 'search/2026.js')
    await writeFile(file, (await readFile(file, 'utf8')).replace('radiator', 'radiated'))
    await withStore(dir, async (store) => {
      const post = expectValue(await store.posts.open('filibuster'))
      const changes = { body: `${post.body}\nMore.\n` }
      expectValue(await store.posts.save({ id: 'filibuster', basedOn: post.revision, changes }))
    })
    await exported(dir, out)
    await exported(dir, join(dir, '..', 'fresh'))
    expect(await treeOf(out)).toEqual(await treeOf(join(dir, '..', 'fresh')))
  })

  test('a renamed post takes its references along and leaves a page at its old address', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    await withStore(dir, async (store) => {
      const post = expectValue(await store.posts.open('legislative-veto'))
      const changes = { slug: 'after-chadha', title: 'After Chadha', date: '2026-08-15T09:15:00-05:00' }
      expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))
    })
    const report = await exported(dir, out)
    expect(report.changes).toContainEqual({ path: 'posts/after-chadha/index.html', change: 'new', why: 'First export' })
    const old = await page(out, 'posts/the-strange-career-of-the-legislative-veto/index.html')
    expect(old).toContain('<meta http-equiv="refresh" content="0; url=../after-chadha/index.html">')
    expect(await page(out, 'posts/habeas-corpus-in-wartime/index.html')).toContain(
      '<a href="../after-chadha/index.html">After Chadha (August 15, 2026)</a>',
    )
    expect(await deadLinks(out)).toEqual([])
  })

  test('a post that is withheld goes away with its folder; files that are not ours stay', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    await writeFile(join(out, 'CNAME'), 'quietdocket.example')
    await withStore(dir, async (store) => {
      const post = expectValue(await store.posts.open('yick-wo'))
      expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { status: 'withheld' } }))
    })
    const report = await exported(dir, out)
    expect(report.changes).toContainEqual({
      path: 'posts/yick-wo-was-the-name-of-the-laundry/index.html',
      change: 'removed',
      why: 'Withheld',
    })
    const tree = await treeOf(out)
    expect([...tree.keys()].some((path) => path.includes('yick-wo'))).toBe(false)
    expect(await page(out, 'CNAME')).toBe('quietdocket.example')
    expect(await deadLinks(out)).toEqual([])
  })

  test('a page that somebody cut short is written again', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const before = await treeOf(out)
    await writeFile(join(out, 'posts/jury-rooms/index.html'), 'torn')
    expect((await exported(dir, out)).changes.map(({ path }) => path)).toEqual(['posts/jury-rooms/index.html'])
    expect(await treeOf(out)).toEqual(before)
  })

  test('a list that somebody took away is written again, and no other', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const before = await treeOf(out)
    await rm(join(out, 'archive/2024/index.html'))
    expect((await exported(dir, out)).changes.map(({ path }) => path)).toEqual(['archive/2024/index.html'])
    expect(await treeOf(out)).toEqual(before)
  })

  test('the feeds follow a comment of an older post that their newest one names by its title', async () => {
    const { dir, out } = await sample()
    await showNewestOnly(dir)
    await exported(dir, out)
    const [newest] = JSON.parse(await page(out, 'feed.json')).items
    const { basedOn, id } = await withStore(dir, async (store) => {
      const thread = expectValue(await store.threads.get('clerks-letter'))
      const titled = thread.comments.find(({ title }) => title !== '')
      const post = store.posts.list().find(({ title }) => title === newest.title)
      const opened = expectValue(await store.posts.open(post?.id ?? ''))
      const changes = { body: `See [[clerks-letter#comment-${titled?.id}]].\n\n${opened.body}` }
      expectValue(await store.posts.save({ id: opened.id, basedOn: opened.revision, changes }))
      return { basedOn: thread.revision, id: titled?.id ?? '' }
    })
    await exported(dir, out)
    expect(await page(out, 'feed.json')).toContain('Is the letter book still there?')
    await withStore(dir, async (store) =>
      expectValue(
        await store.threads.edit({ post: 'clerks-letter', id, basedOn, changes: { title: 'The letter book' } }),
      ),
    )
    await exported(dir, out)
    expect(await page(out, 'feed.json')).toContain('The letter book')
    await exported(dir, join(dir, '..', 'fresh'))
    expect(await treeOf(out)).toEqual(await treeOf(join(dir, '..', 'fresh')))
  })

  test('a reference to a comment that does not print leads to its post, and to the comment once it is approved', async () => {
    const { dir, out } = await sample()
    await showNewestOnly(dir)
    await exported(dir, out)
    const [newest] = JSON.parse(await page(out, 'feed.json')).items
    const slug = await withStore(dir, async (store) => {
      const post = store.posts.list().find(({ title }) => title === newest.title)
      const opened = expectValue(await store.posts.open(post?.id ?? ''))
      const body = `[[merryman#ruiz-1|Ruiz]], [[merryman#no-such|nobody]], [[merryman#farrow-1|Farrow]]\n\n${opened.body}`
      expectValue(await store.posts.save({ id: opened.id, basedOn: opened.revision, changes: { body } }))
      return opened.slug
    })
    await exported(dir, out)
    const link = (label: string, anchor: string) =>
      new RegExp(`href="[^"#]*habeas-corpus-in-wartime/(index.html)?${anchor}">${label}</a>`)
    for (const path of [`posts/${slug}/index.html`, 'feed.json']) {
      const text = (await page(out, path)).replaceAll('\\"', '"')
      expect(text).toMatch(link('Ruiz', ''))
      expect(text).toMatch(link('nobody', ''))
      expect(text).toMatch(link('Farrow', '#p-merryman-comment-farrow-1'))
    }
    expect(await deadLinks(out)).toEqual([])
    await withStore(dir, async (store) => {
      const { failure } = await store.threads.moderate([{ post: 'merryman', id: 'ruiz-1', status: 'approved' }])
      expect(failure).toBeNull()
    })
    await exported(dir, out)
    for (const path of [`posts/${slug}/index.html`, 'feed.json'])
      expect((await page(out, path)).replaceAll('\\"', '"')).toMatch(link('Ruiz', '#p-merryman-comment-ruiz-1'))
    expect(await deadLinks(out)).toEqual([])
  })

  test('cancelled in the middle, the old site stands as it was', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const before = await treeOf(out)
    await withStore(dir, async (store) => {
      const library = expectValue(await store.library())
      expectValue(await store.updateLibrary({ basedOn: library.revision, changes: { title: 'Another Name' } }))
      const stop = new AbortController()
      let pages = 0
      const onProgress = () => {
        pages += 1
        if (pages === 8) stop.abort()
      }
      const stopped = await exportSite(store, {
        out,
        resources: RESOURCES,
        now: SAMPLE_DAY,
        onProgress,
        signal: stop.signal,
      })
      expect(expectError(stopped).kind).toBe('cancelled')
    })
    expect(await treeOf(out)).toEqual(before)
  })

  test('follows the permalinks of an older blog, also where two posts would meet or a list has the place', async () => {
    const { dir, out } = await sample()
    await withStore(dir, async (store) => {
      const library = expectValue(await store.library())
      const site = { ...library.settings.site, permalink: ':slug/' }
      expectValue(
        await store.updateLibrary({ basedOn: library.revision, changes: { settings: { ...library.settings, site } } }),
      )
      const post = expectValue(await store.posts.open('jury-rooms'))
      expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { slug: 'archive' } }))
    })
    await exported(dir, out)
    expect(await page(out, 'habeas-corpus-in-wartime/index.html')).toContain(
      'rel="canonical" href="https://quietdocket.example/habeas-corpus-in-wartime/"',
    )
    expect(await page(out, 'archive-2/index.html')).toContain('<h1>Jury Rooms</h1>')
    expect(await page(out, 'archive/index.html')).toContain('<h1>Archive</h1>')
    expect(await deadLinks(out)).toEqual([])
  })

  test('prints the author’s own style, header and footer on every page, and pictures with their sizes', async () => {
    const { dir, out } = await sample()
    const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
    const picture = await withStore(dir, async (store) => {
      const library = expectValue(await store.library())
      const own = { css: 'h1{color:teal}', header: 'Read *slowly*.', footer: '[Imprint](https://example.org/)' }
      const settings = { ...library.settings, site: { ...library.settings.site, ...own } }
      expectValue(await store.updateLibrary({ basedOn: library.revision, changes: { settings } }))
      const name = expectValue(await store.assets.put(pixel, 'gif'))
      const post = expectValue(await store.posts.open('jury-rooms'))
      const changes = { body: `![A dot](assets/${name})\n\n${post.body}` }
      expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))
      return name
    })
    await exported(dir, out)
    for (const path of [...(await treeOf(out)).keys()].filter((name) => name.endsWith('.html'))) {
      expect(await page(out, path), path).toContain('<div class="own header"><p>Read <em>slowly</em>.</p></div>')
      expect(await page(out, path), path).toContain('<p><a href="https://example.org/">Imprint</a></p>')
    }
    expect(await page(out, 'assets/site.css')).toContain("/* The author's own */\nh1{color:teal}")
    expect(await page(out, '404.html')).toContain('h1{color:teal}')
    expect(await page(out, 'posts/jury-rooms/index.html')).toContain(
      `<img src="../../assets/${picture}" width="1" height="1" alt="A dot" />`,
    )
    expect(await page(out, 'posts/jury-rooms/index.html')).toMatch(
      /<p class="tags"><a href="..\/..\/tags\/index.html">Tags<\/a>: /,
    )
    expect(await deadLinks(out)).toEqual([])
  })

  test('a manifest that somebody edited cannot lead out of the folder', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    await writeFile(join(out, '..', 'precious.txt'), 'mine')
    const manifest = JSON.parse(await page(out, 'postil-site.json'))
    manifest.files['../precious.txt'] = { sha256: 'x', bytes: 4 }
    await writeFile(join(out, 'postil-site.json'), JSON.stringify(manifest))
    await exported(dir, out)
    expect(await readFile(join(out, '..', 'precious.txt'), 'utf8')).toBe('mine')
  })

  test('a file that stands in the way and is not ours stops the export, and nothing is changed', async () => {
    const { dir, out } = await sample()
    await mkdir(join(out, 'tags'), { recursive: true })
    await writeFile(join(out, 'tags', 'index.html'), 'mine')
    await writeFile(join(out, 'robots.txt'), 'mine')
    const before = await treeOf(out)
    await withStore(dir, async (store) => {
      const stopped = expectError(await exportSite(store, { out, resources: RESOURCES, now: SAMPLE_DAY }))
      expect(stopped).toEqual({
        kind: 'bad-request',
        detail:
          'tags/index.html (and 1 more) stands in the folder and was not written by Postil; choose an empty folder, or move it away. Nothing was changed',
      })
    })
    expect(await treeOf(out)).toEqual(before)
  })

  test('a folder that lost its list of files is taken up again where they are the same to the byte', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    const before = await treeOf(out)
    await rm(join(out, 'postil-site.json'))
    await exported(dir, out)
    expect(await treeOf(out)).toEqual(before)
  })
})

describe('a scheduled post', () => {
  test('joins the site when its date has come', async () => {
    const { dir, out } = await sample()
    await exported(dir, out, { now: new Date('2026-12-02T13:00:00Z') })
    expect([...(await treeOf(out)).keys()]).not.toContain('posts/what-the-northwest-ordinance-promised/index.html')
    await exported(dir, out, { now: new Date('2026-12-02T14:00:00Z') })
    expect([...(await treeOf(out)).keys()]).toContain('posts/what-the-northwest-ordinance-promised/index.html')
    expect(await page(out, 'posts/habeas-corpus-in-wartime/index.html')).not.toContain('Northwest')
    expect(await deadLinks(out)).toEqual([])
  })
})

describe('a folder that was put back to an older export', () => {
  test('is brought up to date from what stands there, not from what was remembered', async () => {
    const { dir, out } = await sample()
    await exported(dir, out)
    await cp(out, `${out}-old`, { recursive: true })
    await withStore(dir, async (store) => {
      const library = expectValue(await store.library())
      expectValue(await store.updateLibrary({ basedOn: library.revision, changes: { title: 'The Louder Docket' } }))
    })
    await exported(dir, out)
    const wanted = await treeOf(out)
    await rm(out, { recursive: true })
    await rename(`${out}-old`, out)
    await exported(dir, out)
    expect(await treeOf(out)).toEqual(wanted)
  })
})
