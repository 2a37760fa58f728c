import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { requests } from '../src/ipc/contract'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

// Electron's checklist, item 17, and what a page gone wild could send: every message is judged by who sent it and what it is.

const CHANNELS = Object.keys(requests)

interface Answer {
  readonly ok: boolean
  readonly error?: { readonly kind: string; readonly detail?: string }
}

async function ask(page: Page, channel: string, input: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    ([name, sent]) => {
      const { postil } = globalThis as unknown as {
        postil: { request(channel: string, input: unknown): Promise<string> }
      }
      return postil.request(name as string, sent)
    },
    [channel, input] as const,
  )
  return JSON.parse(answer)
}

test('no channel answers another window, though it shows the same page with the same preload', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'Private', body: 'x' })))
  const { app } = await launch()
  const opened = app.waitForEvent('window')
  const preload = join(process.cwd(), 'out', 'preload', 'index.cjs')
  await app.evaluate(({ BrowserWindow }, script) => {
    const webPreferences = { preload: script, sandbox: true, contextIsolation: true }
    void new BrowserWindow({ show: false, webPreferences }).loadURL('app://postil/index.html')
  }, preload)
  const page = await opened
  await expect.poll(() => page.evaluate(() => 'postil' in globalThis)).toBe(true)
  for (const channel of CHANNELS) {
    const answer = await ask(page, channel, {})
    expect(answer, channel).toMatchObject({
      ok: false,
      error: { kind: 'bad-request', detail: /did not come from the app/ },
    })
  }
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (!window.isVisible()) window.destroy()
  })
})

/** Every file below a folder with its bytes. */
async function everything(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'base64')] as const)),
  )
}

test('every channel refuses what is not of its shape, and nothing is written by it', async ({
  launch,
  folder,
  libraryDir,
}) => {
  test.setTimeout(180_000)
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'One', body: 'x' })))
  const { app, page } = await launch()
  await answerDialogs(app, {})
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('One')).toBeVisible()
  const posts = join(folder, 'library', 'posts')
  const before = await everything(posts)

  const strange: readonly unknown[] = [
    undefined,
    null,
    0,
    'text',
    '../../../etc/passwd',
    [],
    [[]],
    true,
    { unknown: 1 },
    { id: 7 },
    { id: '../../outside', basedOn: 1, changes: { body: 'x' } },
    { id: '..', path: '/etc/passwd', dir: '/etc' },
    { dir: 7 },
    { url: { toString: 'x' } },
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    Array.from({ length: 1000 }, () => ({})),
  ]
  for (const channel of CHANNELS) {
    for (const input of strange) {
      const answer = await ask(page, channel, input)
      expect(answer.ok, `${channel} took ${JSON.stringify(input)}`).toBe(false)
    }
    const large = await page.evaluate(
      ([name, length]) => {
        const { postil } = globalThis as unknown as {
          postil: { request(channel: string, input: unknown): Promise<string> }
        }
        return postil.request(name, 'x'.repeat(length))
      },
      [channel, channel === 'posts.save' ? 50_000_000 : 1_000_000] as const,
    )
    expect(JSON.parse(large), channel).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  }
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await everything(posts)).toEqual(before)
  expect((await readdir(folder)).sort()).toEqual(['library', 'user-data'])
  // The app is none the worse.
  expect((await ask(page, 'posts.list', {})).ok).toBe(true)
})

test('a path in the place of an id, or a folder nobody chose, reaches no file outside the library', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await makeLibrary(libraryDir)
  const { page } = await launch()
  const before = (await readdir(folder)).sort()
  const outside = [
    '../outside',
    '..',
    '../../library/library',
    '/etc/passwd',
    'a/b',
    'a\\b',
    'CON',
    '.',
    'x\0y',
    'é',
    'a'.repeat(300),
  ]
  for (const id of outside) {
    for (const [channel, input] of [
      ['posts.open', { id }],
      ['posts.save', { id, basedOn: 0, changes: { body: 'x' } }],
      ['comments.thread', { post: id }],
      ['comments.setClosed', { post: id, basedOn: 0, closed: true }],
    ] as const) {
      expect(await ask(page, channel, input), `${channel} ${id}`).toMatchObject({ ok: false })
    }
  }
  for (const dir of [folder, join(folder, 'new'), '/etc', '/', '../../..']) {
    for (const [channel, input] of [
      ['library.open', { dir }],
      ['library.create', { dir, sample: false }],
      ['library.create', { dir, sample: true }],
      ['app.showFile', { path: dir }],
    ] as const) {
      expect(await ask(page, channel, input), `${channel} ${dir}`).toMatchObject({
        ok: false,
        error: { kind: 'bad-request' },
      })
    }
  }
  expect((await readdir(folder)).sort()).toEqual(before)
})
