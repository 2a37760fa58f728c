import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceChanges } from '../src/store/sources'
import { answerDialogs, askedDialogs } from './dialogs'
import { expect, quit, type RunningApp, test } from './fixtures'
import { pressAtOnce } from './hands'
import { copySample, makeLibrary, SAMPLE, value } from './library'

const COPPER = { csl: { type: 'book', title: 'Copper' } }
const JUDGES = { csl: { type: 'book', title: 'Judges' } }

/** Opens a library of these sources, whose keys are their titles, with the first one's record on screen. */
async function openSources(
  { launch, libraryDir }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'launch' | 'libraryDir'>,
  ...sources: readonly SourceChanges[]
): Promise<RunningApp> {
  const titles = sources.map(({ csl }) => String(csl?.title))
  await makeLibrary(libraryDir, async (store) => {
    for (const [at, changes] of sources.entries())
      value(await store.sources.save({ key: titles[at]?.toLowerCase() ?? '', basedOn: 0, changes }))
  })
  const running = await launch()
  const { page } = running
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: titles[0] ?? '' })
    .click()
  return running
}

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

test('a record of a source is saved on closing, a moment after the last key, with a tag that was not entered yet', async ({
  launch,
  libraryDir,
}) => {
  const running = await openSources({ launch, libraryDir }, COPPER)
  const { page } = running
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Copper, Gold')
  await page.getByRole('combobox', { name: 'Tags' }).fill('mining')
  await quit(running)
  const source = JSON.parse(await readFile(join(libraryDir, 'sources', 'copper.json'), 'utf8'))
  expect(source.csl.title).toBe('Copper, Gold')
  expect(source.tags).toEqual(['mining'])
})

test('what another program makes of a field that is saved is not written over when the field is left', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const path = join(libraryDir, 'library.json')
  const stored = async () => JSON.parse(await readFile(path, 'utf8'))
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const title = page.getByRole('textbox', { name: 'Title of the blog' })
  await title.fill('Marginal Notes')
  await expect.poll(async () => (await stored()).title).toBe('Marginal Notes')
  const library = await stored()
  await writeFile(
    path,
    JSON.stringify({ ...library, revision: library.revision + 1, title: 'Theirs', description: 'Also theirs.' }),
  )
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Also theirs.')
  await page.getByRole('textbox', { name: 'Description' }).focus()
  await expect(title).toHaveValue('Theirs')
  // A save behind it would have taken the title along.
  await page.getByRole('textbox', { name: 'Description' }).fill('Mine.')
  await expect.poll(async () => (await stored()).description).toBe('Mine.')
  expect((await stored()).title).toBe('Theirs')
})

test('what a field could not save stays in it, and is saved when the disk takes it', async ({ launch, libraryDir }) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const path = join(libraryDir, 'library.json')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const title = page.getByRole('textbox', { name: 'Title of the blog' })
  await expect(title).not.toHaveValue('')
  // No file can take the place of a folder.
  const library = await readFile(path)
  await rm(path)
  await mkdir(path)
  await title.fill('Marginal Notes')
  await page.getByRole('textbox', { name: 'Description' }).focus()
  await expect(page.getByRole('main', { name: 'Settings' }).getByRole('alert')).toBeVisible()
  await expect(title).toHaveValue('Marginal Notes')
  await rmdir(path)
  await writeFile(path, library)
  await title.focus()
  await page.getByRole('textbox', { name: 'Description' }).focus()
  await expect
    .poll(async () => JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8')).title)
    .toBe('Marginal Notes')
})

test('settings that could not be saved keep the window open, and are saved from any screen when the disk takes them', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const running = await launch()
  const { app, page } = running
  const path = join(libraryDir, 'library.json')
  const title = page.getByRole('textbox', { name: 'Title of the blog' })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(title).not.toHaveValue('')
  const library = await readFile(path)
  await rm(path)
  await mkdir(path)
  await title.fill('Marginal Notes')
  await answerDialogs(app, { button: 0 })
  await app.evaluate((electron) => electron.app.quit())
  await expect.poll(async () => (await askedDialogs(app))[0]?.detail).toContain('The settings: ')
  await page.getByRole('button', { name: /^Topics/ }).click()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(title).toHaveValue('Marginal Notes')
  await expect(page.getByRole('main', { name: 'Settings' }).getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: /^Topics/ }).click()
  await rmdir(path)
  await writeFile(path, library)
  await expect.poll(async () => JSON.parse(await readFile(path, 'utf8')).title).toBe('Marginal Notes')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('main', { name: 'Settings' }).getByRole('alert')).toBeHidden()
})

test('the name of a new source takes what is typed at once, and the source before keeps its own', async ({
  launch,
  libraryDir,
}) => {
  const running = await openSources({ launch, libraryDir }, COPPER, JUDGES)
  const { page } = running
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue('Copper')
  await page.getByRole('button', { name: 'Add source' }).focus()
  await pressAtOnce(page, 'Enter', 'words:Oaths')
  await expect(title).toHaveValue('Oaths')
  await quit(running)
  const titles = await Promise.all(
    (await readdir(join(libraryDir, 'sources'))).map(
      async (name) => JSON.parse(await readFile(join(libraryDir, 'sources', name), 'utf8')).csl.title as string,
    ),
  )
  expect(titles.sort()).toEqual(['Copper', 'Judges', 'Oaths'])
})

test('a record shows what a button made of it, and typing goes on from there', async ({ launch, libraryDir }) => {
  const csl = { type: 'webpage', title: 'Copper', URL: 'https://example.org/dead' }
  const archived = { url: 'https://archive.example/copper', date: '2019-03-04' }
  const running = await openSources({ launch, libraryDir }, { csl, archived, status: 'dead-link' })
  const { page } = running
  const address = page.getByRole('textbox', { name: 'Link', exact: true })
  await address.fill('https://example.org/dead-too')
  await page.getByRole('button', { name: 'Use the 2019 copy' }).click()
  await expect(address).toHaveValue('https://archive.example/copper')
  await expect(page.getByRole('textbox', { name: 'Archived on' })).toHaveValue('')
  await address.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('/2')
  await quit(running)
  const source = JSON.parse(await readFile(join(libraryDir, 'sources', 'copper.json'), 'utf8'))
  expect(source.csl.URL).toBe('https://archive.example/copper/2')
  expect(source.archived).toBeNull()
})

test('a source that is chosen while another one gets its new key stays chosen; a key is handed over on closing', async ({
  launch,
  libraryDir,
}) => {
  const running = await openSources({ launch, libraryDir }, COPPER, JUDGES)
  const { page } = running
  const key = page.getByRole('textbox', { name: 'Cite as' })
  await expect(key).toHaveValue('@copper')
  await key.fill('@oaths')
  // Both within one turn of the page's own program: the key cannot have been changed in between.
  await page.evaluate(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    const other = [...document.querySelectorAll<HTMLElement>('[role=option]')].find((one) =>
      one.textContent?.includes('Judges'),
    )
    other?.click()
  })
  await expect(page.getByText('@copper is now @oaths')).toBeVisible()
  await expect(key).toHaveValue('@judges')
  await key.fill('@vows')
  await quit(running)
  expect((await readdir(join(libraryDir, 'sources'))).sort()).toEqual(['oaths.json', 'vows.json'])
})

test('a record that could not be saved keeps its words while another one is on screen, and the window open', async ({
  launch,
  libraryDir,
}) => {
  const running = await openSources({ launch, libraryDir }, COPPER, JUDGES)
  const { app, page } = running
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  const choose = (name: string) => page.getByRole('listbox', { name: 'Sources' }).getByRole('option', { name }).click()
  const folder = join(libraryDir, 'sources')
  await rename(folder, `${folder}-away`)
  await writeFile(folder, 'a file where a folder should be')
  await title.fill('Copper, Gold')
  await choose('Judges')
  await expect(title).toHaveValue('Judges')
  await expect(page.getByText(/^@copper is not saved: /)).toBeVisible()
  await answerDialogs(app, { button: 0 })
  await app.evaluate((electron) => electron.app.quit())
  await expect.poll(async () => (await askedDialogs(app))[0]?.detail).toContain('The record of a source: ')
  await choose('Copper')
  await expect(title).toHaveValue('Copper, Gold')
  await rename(folder, `${folder}-file`)
  await rename(`${folder}-away`, folder)
  await quit(running)
  expect(JSON.parse(await readFile(join(folder, 'copper.json'), 'utf8')).csl.title).toBe('Copper, Gold')
})

test('a source goes to the trash with what was typed last, and comes back with it', async ({ launch, libraryDir }) => {
  const { page } = await openSources({ launch, libraryDir }, COPPER)
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('Copper, Gold')
  await page.getByRole('button', { name: 'Move to trash' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('listbox', { name: 'Sources' }).getByRole('option', { name: 'Copper' }).click()
  await expect(title).toHaveValue('Copper, Gold')
})
