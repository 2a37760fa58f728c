import type { ElectronApplication, Page } from 'playwright/test'
import type { Reply } from '../src/ipc/contract'
import { request } from './bridge'
import { answerDialogs, askedDialogs } from './dialogs'
import { expect, test } from './fixtures'

// Electron's checklist, item 15: only http, https and mailto leave the app, and only after the person saw the address.

const OPENED: readonly (readonly [asked: string, opened: string])[] = [
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['HTTP://EXAMPLE.ORG/Path', 'http://example.org/Path'],
  ['mailto:someone@example.org?subject=Hello', 'mailto:someone@example.org?subject=Hello'],
]
const REFUSED = [
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'smb://server/share',
  '\\\\server\\share',
  '//example.org/x',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:msgbox(1)',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'app://postil/index.html',
  'devtools://devtools/bundled/inspector.html',
  'chrome://settings',
  'view-source:https://example.org',
  'blob:https://example.org/1',
  'about:blank',
  'ftp://example.org/x',
  'ssh://example.org',
  'tel:+1555',
  'x:%0acalc',
  'https://user@example.org/',
  'https://example.org@evil.example/',
  'https://',
  'https://example.org/\r\nX: y',
  'mailto:a@example.org%0Abcc:b@example.org',
  'example.org',
  '/etc/passwd',
  'C:\\Windows\\System32\\calc.exe',
  '',
]

async function watchOpening(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const store = globalThis as { opened?: string[] }
    store.opened = []
    shell.openExternal = async (url) => void store.opened?.push(url)
  })
  return () => app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? [])
}

function ask(page: Page, url: string): Promise<Reply<'app.openExternal'>> {
  return request(page, 'app.openExternal', { url })
}

test('an address opens outside only after the person saw it whole and agreed', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  const opened = await watchOpening(app)
  await answerDialogs(app, { button: 0 })
  for (const [asked] of OPENED) expect((await ask(page, asked)).ok).toBe(true)
  expect(await opened()).toEqual(OPENED.map(([, address]) => address))
  expect((await askedDialogs(app)).map(({ detail }) => detail)).toEqual(OPENED.map(([, address]) => address))

  await answerDialogs(app, { button: 1 })
  expect(await ask(page, 'https://example.org/no')).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  expect(await opened()).toHaveLength(OPENED.length)
})

test('every other kind of address is refused without a question', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  const opened = await watchOpening(app)
  await answerDialogs(app, { button: 0 })
  for (const address of REFUSED) {
    expect(await ask(page, address), address).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  }
  expect(await opened()).toEqual([])
  expect(await askedDialogs(app)).toEqual([])
})

test('a flood of requests asks the person once', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  const opened = await watchOpening(app)
  await app.evaluate(({ dialog }) => {
    const store = globalThis as { boxes?: number }
    store.boxes = 0
    dialog.showMessageBox = (async () => {
      store.boxes = (store.boxes ?? 0) + 1
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { response: 1, checkboxChecked: false }
    }) as typeof dialog.showMessageBox
  })
  await Promise.all(Array.from({ length: 50 }, (_, at) => ask(page, `https://example.org/${at}`)))
  expect(await app.evaluate(() => (globalThis as { boxes?: number }).boxes)).toBe(1)
  expect(await opened()).toEqual([])
})
