import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { holdWorker } from './held-worker'
import { makeLibrary } from './library'

// The Undo of a toast takes back what the toast tells of, however long it stood and whatever was written since.

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const tray = (page: Page) => page.getByRole('region', { name: 'Set aside' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

const NOTES = 'Some words.[^a] And more.[^b]\n\n[^a]: The note.\n\n[^b]: The other.\n'

test.beforeEach(async ({ libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Treaty fishing', body: 'Fish.' })
    await store.posts.create({ title: 'The open one', body: NOTES })
  })
})

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText(title).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
}

/** Shows the notes of a post, where it is read. */
async function openNotes(page: Page): Promise<void> {
  await open(page, 'The open one')
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  await expect(page.getByRole('textbox', { name: 'Footnote 1' })).toHaveValue('The note.')
}

async function typeAtStart(page: Page, words: string): Promise<void> {
  await body(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(words)
}

test('a note that was removed comes back, and what was typed since stays', async ({ launch }) => {
  const { page } = await launch()
  await openNotes(page)
  await page.getByRole('button', { name: 'Remove footnote 1' }).click()
  await expect(tray(page)).toContainText('The note.')
  await typeAtStart(page, 'New. ')
  await undo(page).click()
  await expect(body(page)).toHaveValue(`New. ${NOTES}`)
  await expect(tray(page)).toBeHidden()
})

test('a note whose place was written over stays set aside', async ({ launch }) => {
  const { page } = await launch()
  await openNotes(page)
  await page.getByRole('button', { name: 'Remove footnote 1' }).click()
  await expect(tray(page)).toContainText('The note.')
  await body(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('All anew.')
  await undo(page).click()
  await expect(page.getByText('Not undone: the text there has changed since.')).toBeVisible()
  await expect(body(page)).toHaveValue('All anew.')
  await expect(tray(page)).toContainText('The note.')
})

test('notes are untidied in their post, left and opened again, with what was typed since', async ({ launch }) => {
  const { page } = await launch()
  await openNotes(page)
  await page.getByRole('button', { name: 'Tidy…' }).click()
  await page.getByRole('button', { name: 'Tidy the notes' }).click()
  await expect(body(page)).toHaveValue(/\[\^1\]: The note\./)
  await open(page, 'Treaty fishing')
  await open(page, 'The open one')
  await typeAtStart(page, 'New. ')
  await undo(page).click()
  await expect(body(page)).toHaveValue(`New. ${NOTES}`)
})

test('words that were replaced come back in their post, and the one on screen keeps its own', async ({ launch }) => {
  const { page } = await launch()
  await open(page, 'The open one')
  await body(page).focus()
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('note')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('footnote')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(body(page)).toHaveValue(NOTES.replace('note', 'footnote'))
  await open(page, 'Treaty fishing')
  await typeAtStart(page, 'More ')
  await undo(page).click()
  await expect(body(page)).toHaveValue('More Fish.')
  await open(page, 'The open one')
  await expect(body(page)).toHaveValue(NOTES)
})

test('a note that is put back by two clicks is put back once, and the one beside it stays set aside', async ({
  launch,
}) => {
  const { page } = await launch()
  await openNotes(page)
  await page.getByRole('button', { name: 'Remove footnote 1' }).click()
  await expect(page.getByRole('textbox', { name: 'Footnote 1' })).toHaveValue('The other.')
  await page.getByRole('button', { name: 'Remove footnote 1' }).click()
  await expect(tray(page).getByRole('listitem')).toHaveCount(2)
  const held = await holdWorker(page)
  await tray(page).getByRole('button', { name: 'Put back at the cursor' }).first().dblclick()
  await held.letGo()
  await expect(body(page)).toHaveValue(/\[\^1\]: The other\./)
  await expect(tray(page).getByRole('listitem')).toHaveCount(1)
  await expect(tray(page)).toContainText('The note.')
})
