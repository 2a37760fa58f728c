import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { _electron, type Page } from 'playwright/test'
import { expect, test } from './fixtures'

/** Chromium as an ordinary browser that may open files of a disk; every request it makes is told. */
const BROWSER = `
const { app, BrowserWindow } = require('electron')
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } })
  window.loadURL('about:blank')
})
`

/** Where a post of the sample was found before it was renamed. */
const FORMER = 'posts/jury-rooms-as-they-were/index.html'

/** A page of every kind. */
const KINDS = [
  'index.html',
  'posts/habeas-corpus-in-wartime/index.html',
  'posts/article-11-in-two-languages/index.html',
  'archive/index.html',
  'archive/2024/index.html',
  'topics/index.html',
  'topics/congress/index.html',
  'tags/index.html',
  'tags/lincoln/index.html',
  'authors/index.html',
  'authors/harriet-lindqvist/index.html',
  'sources/index.html',
  'search/index.html',
  '404.html',
  FORMER,
]

test('the exported site opens from a disk: nothing is asked from outside, axe finds nothing, search works without a server', async ({
  folder,
}) => {
  test.setTimeout(240_000)
  const site = await exportedSample(folder)
  postil('export', join(folder, 'library'), '--out', join(folder, 'pages'), '--post', 'merryman')
  const { page, close } = await browser(folder)
  try {
    const outside: string[] = []
    page.on('request', (request) => {
      if (!/^(?:file|data|about):/.test(request.url())) outside.push(request.url())
    })
    const found: string[] = []
    for (const path of [...KINDS.map((kind) => join('site', kind)), 'pages/habeas-corpus-in-wartime.html'])
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.goto(await standing(join(folder, path)))
        found.push(...(await violations(page)).map((violation) => `${path} (${scheme}): ${violation}`))
      }
    expect(found).toEqual([])
    await searchFor(page, pathToFileURL(join(site, 'search/index.html')).href)
    expect(outside).toEqual([])
  } finally {
    await close()
  }
})

test('a reader without scripts sees the same on every page, is told what to use in the place of search, and is led on from an old address', async ({
  folder,
}) => {
  test.setTimeout(240_000)
  const site = await exportedSample(folder)
  const { page, close } = await browser(folder)
  // The words that are seen: what a style hides is not among them.
  const look = async (path: string) => {
    await page.goto(await standing(join(site, path)))
    return page.locator('body').innerText()
  }
  try {
    const kinds = KINDS.filter((path) => path !== 'search/index.html')
    const before = new Map<string, string>()
    for (const path of kinds) before.set(path, await look(path))
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setScriptExecutionDisabled', { value: true })
    for (const path of kinds) expect(await look(path), path).toBe(before.get(path))
    expect(await look('search/index.html')).toContain('Search needs a script.')
    // Found by its element: Playwright takes what stands in it for unseen, as it is where scripts run.
    await page.locator('noscript a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('List of Posts and Comments, Topical')
    await page.goto(pathToFileURL(join(site, FORMER)).href)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jury Rooms')
  } finally {
    await close()
  }
})

/** The sample as a site, with a post that was found elsewhere before; answers its folder. */
async function exportedSample(folder: string): Promise<string> {
  const library = join(folder, 'library')
  await cp(join('resources', 'sample'), library, { recursive: true })
  const file = join(library, 'posts', 'jury-rooms.json')
  const post = JSON.parse(await readFile(file, 'utf8'))
  const formerly = [{ slug: 'jury-rooms-as-they-were', date: post.date }]
  await writeFile(file, JSON.stringify({ ...post, formerly }))
  const site = join(folder, 'site')
  postil('export', library, '--out', site, '--format', 'site')
  return site
}

/** The address of a page; that of one that leads on at once is a copy that stands still, to be looked at. */
async function standing(path: string): Promise<string> {
  if (!path.endsWith(FORMER)) return pathToFileURL(path).href
  const html = await readFile(path, 'utf8')
  const copy = path.replace('index.html', 'standing.html')
  await writeFile(copy, html.replace(/<meta http-equiv="refresh" content="0; url=[^"]*">\n/, ''))
  return pathToFileURL(copy).href
}

async function browser(folder: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const home = join(folder, 'browser')
  await mkdir(home)
  await writeFile(join(home, 'package.json'), '{ "name": "browser", "version": "1.0.0", "main": "main.cjs" }')
  await writeFile(join(home, 'main.cjs'), BROWSER)
  const app = await _electron.launch({ args: [home, `--user-data-dir=${join(home, 'data')}`] })
  return { page: await app.firstWindow(), close: () => app.close() }
}

/** The built command line, as its users start it. */
function postil(...args: string[]): void {
  execFileSync(process.execPath, [join('bin', 'postil.mjs'), ...args], { stdio: 'pipe' })
}

async function searchFor(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('searchbox').fill('posse comitatus')
  const hit = page.getByRole('link', { name: 'Habeas Corpus in Wartime: Reading Merryman Again' })
  await expect(hit).toBeVisible()
  await hit.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Habeas Corpus in Wartime: Reading Merryman Again')
}

async function violations(page: Page): Promise<string[]> {
  const { violations: all } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return all.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
}
