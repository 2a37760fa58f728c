import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary } from '../../../src/store/library-store'
import { exportPosts } from '../../../src/tasks/export-html'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES, SAMPLE } from '../../cli/run'
import { expectValue } from '../../store/temporary-folder'
import { treeOf } from './site-tree'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Ids are those of posts and comments, which hold a full stop where two of them meet.
      'valid-id': ['error', { relaxed: true }],
      // The copies of notes in the margin are hidden from every reader that knows landmarks.
      'unique-landmark': 'off',
      // Everything lies in the same folder: there is nobody to guard against.
      'require-sri': 'off',
      // A column's alignment is the author's own.
      'no-inline-style': ['error', { allowedProperties: ['display', 'text-align'] }],
      // Titles and line ends are the author's own.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      // The renderer's fragments are well-formed XML too.
      'void-style': 'off',
    },
  }),
)

let folder = ''
let site = ''
let pages = ''

beforeAll(async () => {
  const store = expectValue(await openLibrary(SAMPLE, { readOnly: true }))
  folder = await mkdtemp(join(tmpdir(), 'postil-valid-'))
  ;[site, pages] = [join(folder, 'site'), join(folder, 'pages')]
  expectValue(await exportSite(store, { out: site, resources: RESOURCES }))
  expectValue(await exportPosts(store, { out: pages }))
  await store.close()
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the exported files of the sample', () => {
  test('pass html-validate, every page of the site and every page that stands alone', async () => {
    const found: string[] = []
    for (const dir of [site, pages]) {
      for (const path of (await treeOf(dir)).keys()) {
        if (!path.endsWith('.html')) continue
        const report = await validator.validateFile(join(dir, path))
        for (const { messages } of report.results)
          for (const { ruleId, message, line } of messages) found.push(`${path}:${line} ${ruleId}: ${message}`)
      }
    }
    expect(found).toEqual([])
  })

  test('pass the Nu HTML checker with no error, where Java is present', async () => {
    if (spawnSync('java', ['-version']).status !== 0) {
      console.warn('not run: the Nu HTML checker needs Java, which is not here')
      return
    }
    const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
    const args = [
      '-jar',
      jar,
      '--format',
      'json',
      '--skip-non-html',
      '--also-check-css',
      '--exit-zero-always',
      site,
      pages,
    ]
    const { stderr } = await promisify(execFile)('java', args, { maxBuffer: 64 * 1024 * 1024 })
    expect((await treeOf(site)).size).toBeGreaterThan(60)
    const { messages }: { messages: { type: string; url: string; message: string }[] } = JSON.parse(stderr)
    expect(messages.filter(({ type }) => type === 'error' || type === 'non-document-error')).toEqual([])
  }, 120_000)

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
