import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from './fixtures'
import { watchedServer } from './watched-server'

// Electron's checklist, items 2-4, 7, 18 and 20: what the page is made of and what it can reach.

const REFUSALS = [/Content Security Policy/, /Failed to load resource/, /Not allowed to load local resource/, /ERR_/]

test('the page has no Node, no Electron and no way to the preload', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  const found = await page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'electron',
      'ipcRenderer',
      'contextBridge',
    ].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the bridge has two doors, hands out no event objects and opens nothing but requests of the contract', async ({
  launch,
}) => {
  const { app, page } = await launch({ library: null })
  const bridge = await page.evaluate(() => {
    const postil = (globalThis as unknown as { postil: Record<string, unknown> }).postil
    return Object.fromEntries(Object.entries(postil).map(([name, value]) => [name, typeof value]))
  })
  expect(bridge).toEqual({ request: 'function', on: 'function' })

  const heard = page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { postil } = globalThis as unknown as {
          postil: { on(event: string, listener: (...words: unknown[]) => void): void }
        }
        postil.on('menu.command', (...words) => resolve(words))
      }),
  )
  await page.evaluate(() => undefined)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('postil/menu.command', 'no.such.command'),
  )
  expect(await heard).toEqual(['no.such.command'])

  const strange = await page.evaluate(async () => {
    const { postil } = globalThis as unknown as {
      postil: { request(channel: string, input: unknown): Promise<unknown> }
    }
    const names = ['no.such', '__proto__', 'constructor', '../app.bootstrap', '']
    return Promise.all(
      names.map((name) =>
        postil.request(name, {}).then(
          () => `${name} was answered`,
          () => 'refused',
        ),
      ),
    )
  })
  expect(strange).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
})

test('the content policy lets no script of a text run and nothing be fetched', async ({ launch }) => {
  const server = await watchedServer()
  const { page } = await launch({ library: null, tolerate: REFUSALS })
  const policy = await page.evaluate(async () =>
    (await fetch('app://postil/index.html')).headers.get('content-security-policy'),
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)

  const ran = await page.evaluate(async (outside) => {
    const marks: string[] = []
    const world = globalThis as unknown as { mark: (what: string) => void }
    world.mark = (what) => marks.push(what)
    const box = document.createElement('div')
    document.body.append(box)
    box.innerHTML = [
      `<img src="app://postil/none.png" onerror="mark('onerror')">`,
      `<svg onload="mark('svg onload')"></svg>`,
      `<iframe srcdoc="<script>parent.mark('srcdoc')</script>"></iframe>`,
      `<iframe src="javascript:parent.mark('frame script')"></iframe>`,
      `<iframe src="${outside}/frame"></iframe>`,
      `<object data="${outside}/object"></object><embed src="${outside}/embed">`,
      `<img src="${outside}/img"><video src="${outside}/video" autoplay></video><audio src="${outside}/audio"></audio>`,
      `<link rel="stylesheet" href="${outside}/css"><link rel="prefetch" href="${outside}/prefetch">`,
      `<style>@import "${outside}/import"; body { background: url(${outside}/background) }</style>`,
      `<form action="${outside}/form" id="leak"><input name="q" value="1"></form>`,
      `<base href="${outside}/">`,
      `<details open ontoggle="mark('ontoggle')">x</details>`,
      `<a id="js" href="javascript:mark('javascript link')">x</a>`,
    ].join('')
    for (const source of ['', `${outside}/script.js`, 'data:text/javascript,mark("data script")']) {
      const script = document.createElement('script')
      if (source === '') script.textContent = "mark('inline script')"
      else script.src = source
      document.body.append(script)
    }
    document.getElementById('js')?.click()
    ;(document.getElementById('leak') as HTMLFormElement).submit()
    const attempt = async (name: string, work: () => unknown) => {
      try {
        await work()
        marks.push(name)
      } catch {
        // Refused, as it should be.
      }
    }
    // The test's own script may use eval while it starts, so what is tried runs in a task of the page.
    await new Promise((resolve) => setTimeout(resolve))
    // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
    await attempt('eval', () => globalThis.eval('1'))
    await attempt('new Function', () => new Function('return 1')())
    await attempt('fetch', () => fetch(`${outside}/fetch`, { mode: 'no-cors' }))
    await attempt(
      'worker',
      () =>
        new Promise((_, no) => {
          new Worker(`data:text/javascript,1`).onerror = no
        }),
    )
    navigator.sendBeacon(`${outside}/beacon`)
    const socket = new WebSocket(outside.replace('http', 'ws'))
    await new Promise((resolve) => {
      socket.onerror = resolve
    })
    await attempt(
      'event source',
      () =>
        new Promise((_, no) => {
          new EventSource(`${outside}/events`).onerror = no
        }),
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    return marks
  }, server.url)
  expect(ran).toEqual([])
  expect(page.url()).toBe('app://postil/index.html')
  expect(server.hits).toEqual([])

  // The detectors detect: a request by other means is counted.
  await fetch(`${server.url}/control`)
  expect(server.hits).toContain('GET /control')
  await server.close()
})

test('the scheme serves the app and nothing else of the machine', async ({ launch, folder }) => {
  const canary = join(folder, 'canary.txt')
  await writeFile(canary, 'the secret')
  const { page } = await launch({ library: null, tolerate: REFUSALS })
  const addresses = [
    'app://postil/../../package.json',
    'app://postil/..%2f..%2fpackage.json',
    'app://postil/%2e%2e/%2e%2e/package.json',
    `app://postil/${canary}`,
    `app://postil//${canary}`,
    `app://postil/assets/..%2f..%2f..${canary}`,
    'app://postil/etc/passwd',
    'app://other/index.html',
    'app://localhost/etc/passwd',
    pathToFileURL(canary).href,
    'file:///etc/hostname',
    'devtools://devtools/bundled/inspector.html',
    'chrome://version',
  ]
  const answers = await page.evaluate(
    (asked) =>
      Promise.all(
        asked.map(async (address) => {
          try {
            const response = await fetch(address)
            return `${response.status} ${(await response.text()).length}`
          } catch {
            return 'refused'
          }
        }),
      ),
    addresses,
  )
  expect(answers.map((answer, at) => `${addresses[at]}: ${answer}`)).toEqual(
    addresses.map((address) => `${address}: ${address.startsWith('app://postil/') ? '404 0' : 'refused'}`),
  )
  const methods = await page.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'DELETE'].map(async (method) => (await fetch('app://postil/index.html', { method })).status),
    ),
  )
  expect(methods).toEqual([404, 404, 404])
  expect(await readFile(canary, 'utf8')).toBe('the secret')
})
