import type { ElectronApplication, Page } from 'playwright/test'
import type { Reply } from '../src/ipc/contract'
import { OPENING, REFUSED } from '../test/main/addresses'
import { request } from './bridge'
import { answerDialogs, askedDialogs } from './dialogs'
import { expect, test } from './fixtures'

// Electron's checklist, item 15: only http, https and mailto leave the app, and only after the person saw the address.

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
  for (const [asked] of OPENING) expect((await ask(page, asked)).ok).toBe(true)
  expect(await opened()).toEqual(OPENING.map(([, address]) => address))
  expect((await askedDialogs(app)).map(({ detail }) => detail)).toEqual(OPENING.map(([, address]) => address))

  await answerDialogs(app, { button: 1 })
  expect(await ask(page, 'https://example.org/no')).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  expect(await opened()).toHaveLength(OPENING.length)
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
