import type { ElectronApplication } from 'playwright/test'
import { expect, test } from './fixtures'
import { watchedServer } from './watched-server'

// Electron's checklist, items 11-14: the window stays on its page, and no other window or guest comes up.

const REFUSALS = [
  /Content Security Policy/,
  /Failed to load resource/,
  /Not allowed to (?:load|navigate)/,
  /ERR_/,
  /Unsafe attempt/,
]

function contentsCount(app: ElectronApplication): Promise<{ windows: number; contents: number }> {
  return app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    contents: webContents.getAllWebContents().length,
  }))
}

/** A hundred ways to write a link away from the page. */
function linksAway(outside: string): string[] {
  const hosts = [outside, 'http://localhost/', 'http://127.0.0.1:1/', 'http://[::1]/']
  const schemes = [
    'file:///etc/passwd',
    'file:///',
    'javascript:location="app://other/"',
    'data:text/html,<title>gone</title>',
    'blob:app://postil/1',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version',
    'chrome://gpu',
    'view-source:app://postil/index.html',
    'view-source:http://localhost/',
    'app://other/',
    'app://postil.evil/',
    'app://postil@evil/',
    'app://postil/assets/none.svg',
    'app://postil/none.html',
    'app:///index.html',
    'ftp://localhost/',
    'ws://localhost/',
    'smb://localhost/share',
    'ms-msdt:/id',
    'mailto:someone@localhost',
    'tel:+1',
    'vbscript:x',
    'jar:file:///etc/passwd!/x',
    'filesystem:app://postil/temporary/x',
    'chrome-extension://abc/index.html',
  ]
  const dressed = [...hosts, ...schemes].flatMap((address) => [address, address.toUpperCase(), ` ${address}`])
  return [
    ...dressed,
    '//localhost/x',
    '\\\\localhost\\x',
    'http:localhost',
    'https:/localhost',
    'http:\\\\localhost',
    '../../etc/passwd',
    '/etc/passwd',
    '?x=1#/../..//localhost',
    './none.html',
    'none/../../x.html',
  ]
}

test('a hundred kinds of link leave the window where it is', async ({ launch }) => {
  const server = await watchedServer()
  const { app, page } = await launch({ library: null, tolerate: REFUSALS })
  const links = linksAway(server.url)
  expect(links.length).toBeGreaterThanOrEqual(100)
  await page.evaluate(() => {
    ;(globalThis as unknown as { stayed: boolean }).stayed = true
  })
  await page.evaluate(async (addresses) => {
    for (const address of addresses) {
      const link = document.createElement('a')
      link.href = address
      document.body.append(link)
      link.click()
      link.remove()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (const go of [
      () => location.assign('http://localhost/assign'),
      () => location.replace('http://localhost/replace'),
      () => {
        location.href = 'file:///etc/passwd'
      },
      () => history.pushState({}, '', 'app://other/'),
    ]) {
      try {
        go()
      } catch {
        // Refused by the page itself.
      }
    }
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = '0;url=http://localhost/refresh'
    document.head.append(meta)
  }, links)
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => (globalThis as unknown as { stayed?: boolean }).stayed)).toBe(true)
  expect(new URL(page.url()).pathname).toBe('/index.html')
  expect(page.url().startsWith('app://postil/')).toBe(true)
  expect(await contentsCount(app)).toEqual({ windows: 1, contents: 1 })
  expect(server.hits).toEqual([])
  await server.close()
})

test('from about:blank, of which Chromium asks nobody, the window comes back to its page', async ({ launch }) => {
  const { app, page } = await launch({ library: null, tolerate: REFUSALS })
  await page.evaluate(() => {
    location.href = 'about:blank'
  })
  await expect.poll(() => page.url()).toBe('app://postil/index.html')
  await expect(page.locator('#root')).not.toBeEmpty()
  expect(await contentsCount(app)).toEqual({ windows: 1, contents: 1 })
})

test('nothing opens another window', async ({ launch }) => {
  const server = await watchedServer()
  const { app, page } = await launch({ library: null, tolerate: REFUSALS })
  await page.evaluate((outside) => {
    window.open(outside)
    window.open('about:blank')
    window.open('app://postil/index.html')
    window.open('file:///etc/passwd', '_blank', 'nodeIntegration=yes,contextIsolation=no,webviewTag=yes')
    const link = document.createElement('a')
    Object.assign(link, { id: 'away', href: outside, target: '_blank', textContent: 'away' })
    link.style.cssText = 'position:fixed;top:0;left:0;z-index:9999'
    document.body.append(link)
  }, server.url)
  const link = page.locator('#away')
  await link.click()
  await link.click({ button: 'middle' })
  await link.click({ modifiers: ['Shift'] })
  await link.click({ modifiers: ['Control'] })
  await page.waitForTimeout(300)
  expect(await contentsCount(app)).toEqual({ windows: 1, contents: 1 })
  expect(page.url()).toBe('app://postil/index.html')
  expect(server.hits).toEqual([])
  await server.close()
})

test('a <webview> gets no guest', async ({ launch }) => {
  const { app, page } = await launch({ library: null, tolerate: REFUSALS })
  await page.evaluate(() => {
    const guest = document.createElement('webview')
    guest.setAttribute('src', 'app://postil/index.html')
    guest.setAttribute('nodeintegration', '')
    guest.setAttribute('webpreferences', 'contextIsolation=no')
    document.body.append(guest)
  })
  await page.waitForTimeout(300)
  expect(await contentsCount(app)).toEqual({ windows: 1, contents: 1 })
})
