import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
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
]

test('the exported site opens from a disk: nothing is asked from outside, axe finds nothing, search works without a server', async ({
  folder,
}) => {
  test.setTimeout(240_000)
  const sample = join('resources', 'sample')
  const site = join(folder, 'site')
  postil('export', sample, '--out', site, '--format', 'site')
  postil('export', sample, '--out', join(folder, 'pages'), '--post', 'merryman')
  const home = join(folder, 'browser')
  await mkdir(home)
  await writeFile(join(home, 'package.json'), '{ "name": "browser", "version": "1.0.0", "main": "main.cjs" }')
  await writeFile(join(home, 'main.cjs'), BROWSER)
  const app = await _electron.launch({ args: [home, `--user-data-dir=${join(home, 'data')}`] })
  try {
    const page = await app.firstWindow()
    const outside: string[] = []
    page.on('request', (request) => {
      if (!/^(?:file|data|about):/.test(request.url())) outside.push(request.url())
    })
    const found: string[] = []
    for (const path of [...KINDS.map((kind) => join('site', kind)), 'pages/habeas-corpus-in-wartime.html'])
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.goto(pathToFileURL(join(folder, path)).href)
        found.push(...(await violations(page)).map((violation) => `${path} (${scheme}): ${violation}`))
      }
    expect(found).toEqual([])
    await searchFor(page, pathToFileURL(join(site, 'search/index.html')).href)
    expect(outside).toEqual([])
  } finally {
    await app.close()
  }
})

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
