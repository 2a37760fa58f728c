import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { answerDialogs, askedDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

// However the app ends, what was typed is on disk or in the person's hands.

async function onePost(dir: string): Promise<string> {
  let id = ''
  await makeLibrary(dir, async (store) => {
    id = value(await store.posts.create({ title: 'Open', body: 'Before.' })).id
  })
  return id
}

function bodyOnDisk(dir: string, id: string): Promise<string> {
  return readFile(join(dir, 'posts', `${id}.json`), 'utf8').then((text) => JSON.parse(text).body as string)
}

async function typeInto(page: Page, text: string): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText('Open').click()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await expect(body).toHaveValue('Before.')
  await body.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

test('quitting right after the last key saves it', async ({ launch, libraryDir }) => {
  const id = await onePost(libraryDir)
  const running = await launch()
  await typeInto(running.page, ' And after.')
  await quit(running)
  expect(await bodyOnDisk(libraryDir, id)).toBe('Before. And after.')
})

test('closing the window does too, and the system ending the program', async ({ launch, libraryDir }) => {
  const id = await onePost(libraryDir)
  const first = await launch()
  await typeInto(first.page, ' One.')
  const gone = new Promise((resolve) => first.process.once('exit', resolve))
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await gone
  expect(await bodyOnDisk(libraryDir, id)).toBe('Before. One.')

  const second = await launch()
  await second.page.getByRole('list', { name: 'Posts' }).getByText('Open').click()
  await second.page.getByRole('textbox', { name: 'Post body' }).focus()
  await second.page.keyboard.press('Control+End')
  await second.page.keyboard.type(' Two.')
  const main = await second.app.evaluate(() => process.pid)
  const ended = new Promise((resolve) => second.process.once('exit', resolve))
  process.kill(main, 'SIGTERM')
  await ended
  expect(await bodyOnDisk(libraryDir, id)).toBe('Before. One. Two.')
})

test('text that cannot be saved keeps the window open until the person lets it go', async ({ launch, libraryDir }) => {
  const id = await onePost(libraryDir)
  const running = await launch()
  const { app, page } = running
  await typeInto(page, ' Lost?')
  // The folder is put away under the app's feet, and a file stands in its place.
  await rename(join(libraryDir, 'posts'), join(libraryDir, 'posts-away'))
  await writeFile(join(libraryDir, 'posts'), '')
  await answerDialogs(app, { button: 0 })
  await app.evaluate((electron) => electron.app.quit())
  await expect
    .poll(async () => (await askedDialogs(app)).map(({ message }) => message))
    .toEqual(['Some of your text is not saved'])
  const [asked] = await askedDialogs(app)
  expect(asked?.detail).toContain('“Open”')
  expect(asked?.buttons).toEqual(['Stay', 'Close without saving'])
  await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveValue('Before. Lost?')

  // The disk is well again: the text that stayed is saved after all.
  await rename(join(libraryDir, 'posts'), join(libraryDir, 'a-file'))
  await rename(join(libraryDir, 'posts-away'), join(libraryDir, 'posts'))
  await quit(running)
  expect(await bodyOnDisk(libraryDir, id)).toBe('Before. Lost?')
})

test('a comment that cannot be kept keeps the window open too', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const running = await launch()
  const { app, page } = running
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await page.getByRole('button', { name: 'Add comment' }).click()
  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('Lost?')
  // No file can take the place of a folder.
  const kept = join(libraryDir, '.postil', 'comment-drafts.json')
  await rm(kept, { force: true })
  await mkdir(kept)
  await answerDialogs(app, { button: 0 })
  await app.evaluate((electron) => electron.app.quit())
  await expect.poll(async () => (await askedDialogs(app)).map(({ detail }) => detail)).toHaveLength(1)
  expect((await askedDialogs(app))[0]?.detail).toContain('A comment that you began: ')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('Lost?')
  await rmdir(kept)
  await quit(running)
  expect(await readFile(kept, 'utf8')).toContain('Lost?')
})

/** Loaded into the app beside it: crashes its page once it shows a post, and tells what the page shows 4 s later. */
const CRASH = `
const { app, BrowserWindow } = require('electron')
const find = '[...document.querySelectorAll("textarea")].find((area) => area.ariaLabel === "Post body")?.value ?? ""'
const body = (contents) => contents.executeJavaScript(find)
app.whenReady().then(async () => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  let contents
  while (!(contents = BrowserWindow.getAllWindows()[0]?.webContents) || (await body(contents).catch(() => '')) === '') await pause(100)
  contents.forcefullyCrashRenderer()
  await new Promise((resolve) => contents.once('render-process-gone', resolve))
  let shown = ''
  for (let tries = 0; tries < 100 && shown === ''; tries += 1) {
    await pause(100)
    if (!contents.isCrashed() && !contents.isLoading()) shown = await body(contents)
  }
  console.log('SHOWN ' + JSON.stringify(shown))
  app.quit()
})
`

test('a crash of the page brings it back by itself, with the post that was open', async ({
  folder,
  libraryDir,
  userDataDir,
}) => {
  await onePost(libraryDir)
  const script = join(folder, 'crash.cjs')
  await writeFile(script, CRASH)
  // Not by the runner: it would hold the new page, which it takes for the dead one.
  const electron = process.env.ELECTRON_EXEC_PATH ?? 'electron'
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const words = ['-r', script, ...root, '.', '--user-data', userDataDir, '--library', libraryDir]
  const child = spawn(electron, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect(output).toContain('SHOWN "Before."')
  expect(code).toBe(0)
})

test('quitting in the midst of a change of many texts writes it to its end', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    for (let number = 1; number <= 60; number += 1)
      value(await store.posts.create({ title: `Note ${number}`, body: 'As in [[veto]].' }))
    value(await store.posts.create({ title: 'Ban', slug: 'veto' }))
  })
  const running = await launch()
  const { page } = running
  await page.getByRole('searchbox', { name: 'Search library' }).fill('Ban')
  await page.getByRole('list', { name: 'Posts' }).getByRole('button', { name: /^Ban/ }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('textbox', { name: 'Slug' }).fill('forbidden')
  await page.getByRole('textbox', { name: 'Slug' }).press('Enter')
  await page.getByRole('button', { name: 'Change both' }).click()
  await quit(running)
  const bodies = Object.values(await everyPost(libraryDir)).map((text) => JSON.parse(text).body as string)
  expect(bodies.filter((body) => body === 'As in [[forbidden]].')).toHaveLength(60)
})

test('quitting while the page is still loading writes nothing', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const before = await everyPost(libraryDir)
  const running = await launch()
  await quit(running)
  expect(await everyPost(libraryDir)).toEqual(before)
})

async function everyPost(dir: string): Promise<Record<string, string>> {
  const names = await readdir(join(dir, 'posts'))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(dir, 'posts', name), 'utf8')] as const)),
  )
}
