import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

// What a person meets when a library is not as it should be: a clear message, and everything else still works.

test('a folder that is not there is named with what to do, and another library can be opened at once', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const other = join(folder, 'other')
  await makeLibrary(other, async (store) => value(await store.posts.create({ title: 'Elsewhere', body: 'x' })))
  const { app, page } = await launch()
  const message = page.getByRole('alert')
  await expect(message).toContainText(libraryDir)
  await expect(message).toContainText('it is not there')
  await expect(message).toContainText('Check that the folder still exists')

  await answerDialogs(app, { openFolder: other })
  await page.getByRole('button', { name: /^Open a library/ }).click()
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('Elsewhere')).toBeVisible()
})

test('a folder that is no library is left untouched and named with what to do', async ({ launch, libraryDir }) => {
  await mkdir(libraryDir)
  await writeFile(join(libraryDir, 'notes.txt'), 'mine')
  const { page } = await launch()
  await expect(page.getByRole('alert')).toContainText(`${libraryDir} is not a Postil library`)
  await expect(page.getByRole('alert')).toContainText('Choose another folder')
  expect(await readFile(join(libraryDir, 'notes.txt'), 'utf8')).toBe('mine')
})

test('a file in the place of the folder is named', async ({ launch, libraryDir }) => {
  await writeFile(libraryDir, 'a file')
  const { page } = await launch()
  await expect(page.getByRole('alert')).toContainText('a file stands where a folder should be')
})

test('a broken library.json is named and left as it is, and the posts can be read', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'Still here', body: 'x' })))
  const broken = '{ "schema": 1, "title": '
  await writeFile(join(libraryDir, 'library.json'), broken)
  const { page } = await launch()
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('Still here')).toBeVisible()
  await expect(page.getByText('library.json').first()).toBeVisible()
  expect(await readFile(join(libraryDir, 'library.json'), 'utf8')).toBe(broken)
})

test('a library of a newer Postil is refused politely and not touched', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir)
  const file = join(libraryDir, 'library.json')
  const newer = (await readFile(file, 'utf8')).replace('"schema": 1', '"schema": 2')
  await writeFile(file, newer)
  const { page } = await launch()
  await expect(page.getByRole('alert')).toContainText('newer Postil')
  expect(await readFile(file, 'utf8')).toBe(newer)
})

test('one broken post is set aside under its own name, and the others work', async ({ launch, libraryDir }) => {
  let sound = ''
  await makeLibrary(libraryDir, async (store) => {
    sound = value(await store.posts.create({ title: 'Sound', body: 'Whole.' })).id
  })
  const damaged = join(libraryDir, 'posts', 'damaged.json')
  await writeFile(damaged, '{ "schema": 1, "id": "damaged", "title": "Half a')
  const { page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByText('Sound').click()
  await expect(page.getByText('damaged.json').first()).toBeVisible()

  await page.getByRole('textbox', { name: 'Post body' }).fill('Whole, and edited.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)
  await expect
    .poll(async () => JSON.parse(await readFile(join(libraryDir, 'posts', `${sound}.json`), 'utf8')).body)
    .toBe('Whole, and edited.')
  expect(await readFile(damaged, 'utf8')).toBe('{ "schema": 1, "id": "damaged", "title": "Half a')
})
