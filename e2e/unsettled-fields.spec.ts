import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, quit, test } from './fixtures'
import { copySample, makeLibrary, SAMPLE, value } from './library'

test('topics that are made and named faster than they are saved keep their names, and the last one outlives the closing', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const running = await launch()
  const { page } = running
  await page.getByRole('button', { name: /^Topics/ }).click()
  const names = ['Oaths', 'Vows', 'Pardons', 'Vetoes', 'Quorums']
  // All within one turn of the page's own program: no save can have been answered in between.
  await page.getByRole('tree', { name: 'Topics' }).waitFor()
  await page.evaluate((all) => {
    const make = [...document.querySelectorAll('button')].find((button) => button.textContent === 'New topic')
    for (const name of all) {
      make?.click()
      const selected = document.getSelection()?.toString()
      if (selected !== 'New topic') throw new Error(`“${selected}” is selected in the place of the new name`)
      document.execCommand('insertText', false, name)
    }
  }, names)
  await quit(running)
  const { topics } = JSON.parse(await readFile(join(libraryDir, 'topics.json'), 'utf8'))
  expect(topics.slice(-names.length).map(({ title }: { title: string }) => title)).toEqual(names)
})

test('what stands in a field of the settings that was not left yet is saved on closing, and what was changed before it', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const running = await launch()
  const { page } = running
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const address = page.getByRole('textbox', { name: 'Web address' }).first()
  const biography = page.getByRole('textbox', { name: 'Biography', exact: true }).first()
  await page.getByRole('switch', { name: 'A list of the cited sources at the end of each post' }).focus()
  await page.keyboard.press('Space')
  await address.fill('https://example.org/me')
  await biography.fill('Wrote on oaths.')
  await page.getByRole('textbox', { name: 'Title of the blog' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(', again')
  await quit(running)
  const library = JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8'))
  const sample = JSON.parse(await readFile(join(SAMPLE, 'library.json'), 'utf8'))
  expect(library.title).toBe(`${sample.title}, again`)
  expect(library.settings.sourceList).toBe(true)
  expect(library.authors[0]).toEqual({
    ...sample.authors[0],
    url: 'https://example.org/me',
    biography: 'Wrote on oaths.',
  })
})

test('a field that leaves the screen by a key hands over what was typed in it', async ({ launch, libraryDir }) => {
  await copySample(libraryDir)
  const running = await launch()
  const { page } = running
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('textbox', { name: 'Title of the blog' }).fill('Marginal Notes')
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('textbox', { name: 'Post body' })).toBeVisible()
  await expect
    .poll(async () => JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8')).title)
    .toBe('Marginal Notes')
})

test('what is typed in a field is saved when typing pauses, and the keyboard stays in it', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const biography = page.getByRole('textbox', { name: 'Biography', exact: true }).first()
  const stored = async () =>
    JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8')).authors[0].biography as string
  await biography.fill('Wrote on oaths')
  await expect.poll(stored).toBe('Wrote on oaths')
  await expect(biography).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' and vows.')
  await expect.poll(stored).toBe('Wrote on oaths and vows.')
})

test('a record of a source is saved on closing, a moment after the last key', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    const csl = { type: 'book', title: 'Copper' }
    value(await store.sources.save({ key: 'copper', basedOn: 0, changes: { csl } }))
  })
  const running = await launch()
  const { page } = running
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Copper/ })
    .click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Copper, Gold')
  await quit(running)
  const source = JSON.parse(await readFile(join(libraryDir, 'sources', 'copper.json'), 'utf8'))
  expect(source.csl.title).toBe('Copper, Gold')
})
