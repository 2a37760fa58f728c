import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openLibrary } from '../../../src/store/library-store'
import { exportPosts } from '../../../src/tasks/export-html'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES, SAMPLE, SAMPLE_DAY } from '../../cli/run'
import { expectValue } from '../../store/temporary-folder'
import { treeOf } from './site-tree'
import { hasJava, htmlProblems, nuErrors, schemaErrors } from './validators'

let folder = ''
let site = ''
let pages = ''

beforeAll(async () => {
  const store = expectValue(await openLibrary(SAMPLE, { readOnly: true }))
  folder = await mkdtemp(join(tmpdir(), 'postil-valid-'))
  ;[site, pages] = [join(folder, 'site'), join(folder, 'pages')]
  expectValue(await exportSite(store, { out: site, resources: RESOURCES, now: SAMPLE_DAY }))
  expectValue(await exportPosts(store, { out: pages }))
  await store.close()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the exported files of the sample', () => {
  test('pass html-validate, every page of the site and every page that stands alone', async () => {
    expect(await htmlProblems(site, pages)).toEqual([])
  })

  test('pass the Nu HTML checker with no error, where Java is present', async () => {
    if (!hasJava()) return
    expect((await treeOf(site)).size).toBeGreaterThan(60)
    expect(await nuErrors(site, pages)).toEqual([])
  }, 120_000)

  test('have a feed that RFC 4287, and a site map that its protocol, allows, where Java is present', async () => {
    if (!hasJava()) return
    expect(await schemaErrors('atom.rnc', join(site, 'feed.xml'))).toEqual([])
    expect(await schemaErrors('sitemap.rnc', join(site, 'sitemap.xml'))).toEqual([])
    const torn = join(folder, 'torn.xml')
    await writeFile(torn, (await readFile(join(site, 'feed.xml'), 'utf8')).replace(/<updated>.*?<\/updated>/, ''))
    expect((await schemaErrors('atom.rnc', torn)).length).toBeGreaterThan(0)
  }, 120_000)

  test('have a JSON feed with nothing in it that version 1.1 does not define', async () => {
    const feed = JsonFeed.parse(JSON.parse(await readFile(join(site, 'feed.json'), 'utf8')))
    expect(feed.items.length).toBe(12)
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(12)
  })

  test('have feeds and a site map that are well formed and hold what their formats ask', async () => {
    const atom = await elementsOf(join(site, 'feed.xml'))
    for (const parent of ['feed', 'feed/entry'])
      for (const child of ['id', 'title', 'updated', 'link'])
        expect(atom.get(`${parent}/${child}`)?.length, `${parent}/${child}`).toBeGreaterThan(0)
    expect(new Set(atom.get('feed/entry/id')).size).toBe(12)
    for (const date of [...(atom.get('feed/entry/updated') ?? []), ...(atom.get('feed/updated') ?? [])])
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/)
    for (const content of atom.get('feed/entry/content') ?? []) {
      expect(content).not.toContain('class="side"')
      expect(content).not.toMatch(/ (?:href|src)="(?!https?:)/)
    }
    const feed = JSON.parse(await readFile(join(site, 'feed.json'), 'utf8'))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Quiet Docket',
      feed_url: 'https://quietdocket.example/feed.json',
    })
    for (const item of feed.items)
      expect(item).toMatchObject({
        id: expect.any(String),
        url: item.id,
        content_html: expect.any(String),
        title: expect.any(String),
      })
    const map = await elementsOf(join(site, 'sitemap.xml'))
    const listed = map.get('urlset/url/loc') ?? []
    expect(listed).toContain('https://quietdocket.example/posts/habeas-corpus-in-wartime/')
    expect(listed).not.toContain('https://quietdocket.example/404.html')
    expect(new Set(listed).size).toBe(listed.length)
  })
})

const Address = z.string().regex(/^https?:\/\/[^\s]+$/)
/** RFC 3339, as the format asks. */
const When = z.iso.datetime({ offset: true })
const Authors = z.array(
  z.strictObject({ name: z.string().optional(), url: Address.optional(), avatar: Address.optional() }),
)

/** JSON Feed 1.1 as it is published, strictly: a name it does not know is a fault. */
const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: Address.optional(),
  feed_url: Address.optional(),
  description: z.string().optional(),
  user_comment: z.string().optional(),
  next_url: Address.optional(),
  icon: Address.optional(),
  favicon: Address.optional(),
  authors: Authors.optional(),
  language: z.string().optional(),
  expired: z.boolean().optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: Address.optional(),
      external_url: Address.optional(),
      title: z.string().optional(),
      content_html: z.string(),
      content_text: z.string().optional(),
      summary: z.string().optional(),
      image: Address.optional(),
      banner_image: Address.optional(),
      date_published: When.optional(),
      date_modified: When.optional(),
      authors: Authors.optional(),
      tags: z.array(z.string()).optional(),
      language: z.string().optional(),
    }),
  ),
})

/** The texts of all elements of an XML file by their path; throws where it is not well formed. */
async function elementsOf(path: string): Promise<Map<string, string[]>> {
  const parser = new SaxesParser()
  const texts = new Map<string, string[]>()
  const open: { name: string; text: string }[] = []
  parser.on('opentag', ({ name }) => open.push({ name, text: '' }))
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => {
    const name = open.map((element) => element.name).join('/')
    texts.set(name, [...(texts.get(name) ?? []), open.pop()?.text ?? ''])
  })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(await readFile(path, 'utf8')).close()
  return texts
}
