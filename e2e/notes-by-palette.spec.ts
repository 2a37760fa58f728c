import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })

/** Puts the caret at an offset, as a click there would. */
async function caretAt(page: Page, offset: number): Promise<void> {
  await body(page).evaluate((area, at) => {
    area.focus()
    ;(area as HTMLTextAreaElement).setSelectionRange(at, at)
  }, offset)
}

async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p')
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

test('a note is split at the caret and joined again, each in one step', async ({ launch, libraryDir }) => {
  const text = 'One.[^a] Two.\n\n[^a]: See the first. See the second.\n'
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: text }))
  const { page } = await launch()
  await expect(body(page)).toHaveValue(text)
  await caretAt(page, text.indexOf('See the second'))
  await run(page, 'split this note')
  const split = 'One.[^a][^1] Two.\n\n[^a]: See the first.\n\n[^1]: See the second.\n'
  await expect(body(page)).toHaveValue(split)
  // The caret stands in the new note, which joins the one before it.
  await run(page, 'join this note')
  await expect(body(page)).toHaveValue(text)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(split)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(text)
})

test('a note becomes inline and gets a definition again', async ({ launch, libraryDir }) => {
  const text = 'One.[^a] Two.\n\n[^a]: See the first.\n'
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: text }))
  const { page } = await launch()
  await expect(body(page)).toHaveValue(text)
  await caretAt(page, 6)
  await run(page, 'make this note inline')
  await expect(body(page)).toHaveValue(/^One\.\^\[See the first\.\] Two\.\s*$/)
  await caretAt(page, 8)
  await run(page, 'make this note inline')
  await expect(body(page)).toHaveValue(/^One\.\[\^[a-z0-9-]+\] Two\.\s+\[\^[a-z0-9-]+\]: See the first\.\s*$/)
})

test('where there is no note, the commands on notes say what to do and change nothing', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'No notes.' }))
  const { page } = await launch()
  await expect(body(page)).toHaveValue('No notes.')
  await body(page).click()
  await run(page, 'split this note')
  await expect(page.getByText('Put the caret inside the words of a note first.')).toBeVisible()
  await run(page, 'join this note')
  await expect(page.getByText('Put the caret at a note that has another before it.')).toBeVisible()
  await expect(body(page)).toHaveValue('No notes.')
})
