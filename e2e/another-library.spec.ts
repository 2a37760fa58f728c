import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

// Whoever opens another library in the middle of a sentence finds that sentence in the library it belongs to.

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })

/** A library with one post, which has the same id in each. */
async function onePost(dir: string, text: string): Promise<string> {
  let id = ''
  await makeLibrary(dir, async (store) => {
    id = value(await store.posts.create({ title: 'The Veto', body: text })).id
  })
  return join(dir, 'posts', `${id}.json`)
}

async function openAnother(app: ElectronApplication, page: Page, dir: string): Promise<void> {
  await answerDialogs(app, { openFolder: dir })
  await page.keyboard.press('Control+o')
}

async function storedBody(file: string): Promise<string> {
  return JSON.parse(await readFile(file, 'utf8')).body
}

test('what was typed last is saved before another library opens, and does not go there', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const other = join(folder, 'other')
  const [file, otherFile] = [await onePost(libraryDir, 'Here.'), await onePost(other, 'There.')]
  const { app, page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Typed last.')
  await openAnother(app, page, other)
  await expect(body(page)).toHaveValue('There.')
  expect(await storedBody(file)).toBe('Here. Typed last.')
  expect(await storedBody(otherFile)).toBe('There.')
})

test('an answer to a comment that was begun is there again when its library is', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const other = join(folder, 'other')
  await onePost(libraryDir, 'Here.')
  await onePost(other, 'There.')
  const { app, page } = await launch()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await page.getByRole('button', { name: 'Add comment' }).click()
  await page.keyboard.type('Begun and')
  await openAnother(app, page, other)
  await expect(body(page)).toHaveValue('There.')
  await openAnother(app, page, libraryDir)
  await expect(body(page)).toHaveValue('Here.')
  await page.getByRole('button', { name: /^Add comment/ }).click()
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('Begun and')
})

test('text that waits for a choice between two versions still waits when its library is opened again', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const other = join(folder, 'other')
  const [file, otherFile] = [await onePost(libraryDir, 'Here.'), await onePost(other, 'There.')]
  const { app, page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Mine.')
  new OutsideFile(file).change((post) => ({ ...post, revision: post.revision + 5, body: 'Theirs.' }))
  const dialog = page.getByRole('dialog', { name: /changed/i })
  await dialog.getByRole('button', { name: 'Later' }).click()
  await openAnother(app, page, other)
  await expect(body(page)).toHaveValue('There.')
  await openAnother(app, page, libraryDir)
  await dialog.getByRole('button', { name: 'Later' }).click()
  await expect(body(page)).toHaveValue('Here. Mine.')
  expect(await storedBody(file)).toBe('Theirs.')
  expect(await storedBody(otherFile)).toBe('There.')
  // The choice is not made in this test; the window goes without it.
  await answerDialogs(app, { button: 1 })
})

test('a library whose text can be kept nowhere is not left, and says why; a folder that is no library says so', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const other = join(folder, 'other')
  const file = await onePost(libraryDir, 'Here.')
  await onePost(other, 'There.')
  const { app, page } = await launch()
  await expect(body(page)).toHaveValue('Here.')
  await mkdir(join(folder, 'empty'))
  await openAnother(app, page, join(folder, 'empty'))
  const noLibrary = page.getByRole('dialog', { name: 'This library was not opened' })
  await expect(noLibrary).toContainText('is not a Postil library')
  await page.keyboard.press('Enter')
  await expect(noLibrary).toBeHidden()

  // Neither the post nor the journal can be written: files stand where folders are needed.
  await rm(join(libraryDir, '.postil', 'journal'), { recursive: true, force: true })
  await writeFile(join(libraryDir, '.postil', 'journal'), '')
  await rm(join(libraryDir, 'revisions'), { recursive: true, force: true })
  await writeFile(join(libraryDir, 'revisions'), '')
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Kept nowhere.')
  await openAnother(app, page, other)
  await expect(page.getByRole('dialog', { name: 'Something you wrote could not be kept' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(body(page)).toHaveValue('Here. Kept nowhere.')

  await rm(join(libraryDir, '.postil', 'journal'))
  await rm(join(libraryDir, 'revisions'))
  await expect.poll(() => storedBody(file)).toBe('Here. Kept nowhere.')
})
