import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { report } from '../test/store/faults/rounds'
import { expect, quit, type RunningApp, test } from './fixtures'
import { makeLibrary, value } from './library'

// D20: however the program ends, what was typed is in the file; and one that ends before it has begun writes nothing.

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })

async function onePost(dir: string): Promise<string> {
  let id = ''
  await makeLibrary(dir, async (store) => {
    id = value(await store.posts.create({ title: 'One', body: '' })).id
  })
  return id
}

async function bodyOf(dir: string, id: string): Promise<string> {
  return (JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as { body: string }).body
}

const WAYS: Readonly<Record<string, (running: RunningApp) => Promise<unknown>>> = {
  'the window is closed': ({ app }) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'the program is quit': (running) => quit(running),
  'the system asks it to end (SIGTERM)': async ({ process }) => process.kill('SIGTERM'),
  'the terminal goes away (SIGHUP)': async ({ process }) => process.kill('SIGHUP'),
  // The two ways in which Electron tells of it; no test shuts its machine down.
  'the system shuts down (Linux, macOS)': ({ app }) =>
    app.evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown', { preventDefault: () => undefined })),
  'the system shuts down (Windows)': ({ app }) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end')),
}

for (const [how, end] of Object.entries(WAYS)) {
  test(`D20: nothing typed is lost when ${how}`, async ({ launch, libraryDir }) => {
    const id = await onePost(libraryDir)
    const running = await launch()
    const { page, process } = running
    await expect(body(page)).toHaveValue('')
    const exited = new Promise((resolve) => process.once('exit', resolve))
    await body(page).focus()
    // No pause behind it, so the save of its own accord has not come yet.
    await page.keyboard.type('Every word of this, to the last full stop.')
    await end(running).catch(() => undefined)
    await exited
    expect(await bodyOf(libraryDir, id)).toBe('Every word of this, to the last full stop.')
    expect(await readdir(join(libraryDir, '.postil', 'journal')).catch(() => [])).toEqual([])
    expect(await readdir(join(libraryDir, '.postil'))).not.toContain('lock')
    report(`D20 ${how}`, { 'characters lost': 0, 'journals left': 0 })
  })
}

test('D20: a fault of the main process loses nothing and does not end the program', async ({ launch, libraryDir }) => {
  const id = await onePost(libraryDir)
  const running = await launch({ tolerate: [/planned/] })
  const { app, page } = running
  await body(page).fill('Typed before the fault.')
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('planned')
    }, 0)
  })
  await body(page).fill('Typed before the fault, and after it.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/^Saved/)
  expect(await bodyOf(libraryDir, id)).toBe('Typed before the fault, and after it.')
  report('D20 a fault of the main process', { 'characters lost': 0 })
})

test('D20: a program that is ended while it starts changes no document', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const before = await fingerprint(libraryDir)
  const waits = [0, 50, 200]
  for (const wait of waits) {
    const { process } = await launch({ tolerate: [/./] })
    const exited = new Promise((resolve) => process.once('exit', resolve))
    await new Promise((resolve) => setTimeout(resolve, wait))
    process.kill('SIGTERM')
    await exited
    expect(await fingerprint(libraryDir)).toBe(before)
  }
  report('D20 an end while starting', { rounds: waits.length, 'documents changed': 0 })
})

test('D10: a second program with its own settings opens the same folder for reading only, and says who writes', async ({
  launch,
  libraryDir,
  folder,
}) => {
  await onePost(libraryDir)
  await launch()
  const second = await launch({ userData: join(folder, 'other-user-data') })
  await expect(second.page.getByRole('alert')).toContainText('This library is open in another window')
  const library = second.page.getByRole('navigation', { name: 'Library' })
  await expect(library.getByRole('button', { name: 'New post' })).toBeDisabled()
  const before = await fingerprint(libraryDir)
  await body(second.page).focus()
  await second.page.keyboard.type('not to be written')
  // What is on screen and not saved would be saved now.
  await quit(second)
  expect(await fingerprint(libraryDir)).toBe(before)
})

test('a library that another program wrote can be written here, without a restart, when that program is gone', async ({
  launch,
  libraryDir,
  folder,
}) => {
  await onePost(libraryDir)
  const first = await launch()
  const second = await launch({ userData: join(folder, 'other-user-data') })
  const again = second.page.getByRole('button', { name: 'Try again' })
  await again.click()
  await expect(second.page.getByText('you can still only read here')).toBeVisible()
  await quit(first)
  await again.click()
  await expect(again).toBeHidden()
  await body(second.page).focus()
  await second.page.keyboard.type('Written here. ')
  await expect(second.page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
})

/** Of every document of a library; `.postil` is derived. */
async function fingerprint(dir: string): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(dir, { recursive: true })).filter(
    (name) => name.endsWith('.json') && !name.startsWith('.postil'),
  )
  for (const name of names.sort()) hash.update(name).update(await readFile(join(dir, name)))
  return hash.digest('hex')
}
