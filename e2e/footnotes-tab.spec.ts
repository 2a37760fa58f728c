import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

const BODY = `First.[^b] Second.[^a] Nothing.[^lost] First again.[^b]

[^a]: The second note.

[^b]: The first note.

[^orphan]: Never called.
`

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const tab = (page: Page) => page.getByRole('tabpanel', { name: 'Footnotes' })

async function open(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  await expect(tab(page).getByRole('list', { name: 'Footnotes' }).getByRole('listitem')).toHaveCount(2)
}

test.beforeEach(async ({ libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'Notes', body: BODY }))
})

test('notes stand in reading order; editing one changes its words and nothing else', async ({ launch }) => {
  const { page } = await launch()
  await open(page)
  await expect(tab(page).getByRole('textbox', { name: 'Footnote 1' })).toHaveValue('The first note.')
  const second = tab(page).getByRole('textbox', { name: 'Footnote 2' })
  await second.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' It has more.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And a paragraph.')
  await expect(body(page)).toHaveValue(
    BODY.replace('The second note.', 'The second note. It has more.\n\n    And a paragraph.'),
  )
  await page.keyboard.press('Control+Enter')
  await expect(body(page)).toBeFocused()
  expect(await body(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(BODY.indexOf('[^a]') + 4)
})

test('a removed note is set aside with its marks, comes back by Undo, and can be put in elsewhere', async ({
  launch,
}) => {
  const { page } = await launch()
  await open(page)
  await tab(page).getByRole('button', { name: 'Remove footnote 1' }).click()
  await expect(body(page)).not.toHaveValue(/\[\^b\]/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(BODY)
  // The list follows the text a moment later; what is removed is the note that its card shows.
  await expect(tab(page).getByRole('textbox', { name: 'Footnote 1' })).toHaveValue('The first note.')

  await tab(page).getByRole('button', { name: 'Remove footnote 1' }).click()
  const tray = page.getByRole('region', { name: 'Set aside' })
  await expect(tray.getByText('The first note.')).toBeVisible()
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await tray.getByRole('button', { name: 'Put back at the cursor' }).click()
  await expect(body(page)).toHaveValue(/^\[\^1\]First\./)
  await expect(body(page)).toHaveValue(/\[\^1\]: The first note\./)
  await expect(tray).toBeHidden()
})

test('problems are told in words and mended by their button', async ({ launch }) => {
  const { page } = await launch()
  await open(page)
  const problems = page.getByRole('region', { name: 'Problems' })
  await expect(problems.getByText('Note ^lost is cited but not written')).toBeVisible()
  await problems.getByRole('button', { name: 'Set aside' }).click()
  await expect(body(page)).not.toHaveValue(/Never called/)
  await problems.getByRole('button', { name: 'Write it' }).click()
  await expect(body(page)).toBeFocused()
  await page.keyboard.type('Found again.')
  await expect(body(page)).toHaveValue(/\[\^lost\]: Found again\./)
})

test('tidying shows what changes first, and is one step of undo', async ({ launch }) => {
  const { page } = await launch()
  await open(page)
  await tab(page).getByRole('button', { name: 'Tidy…' }).click()
  await expect(page.getByRole('list', { name: 'Labels that change' }).getByRole('listitem')).toContainText([
    '^b^1',
    '^a^2',
  ])
  await page.getByRole('button', { name: 'Tidy the notes' }).click()
  await expect(body(page)).toHaveValue(/^First\.\[\^1\] Second\.\[\^2\]/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(BODY)
})

test('notes typed by hand become real ones, by tick', async ({ launch, libraryDir: _ }) => {
  const { page } = await launch()
  const plain = 'One.[1] Two.[2]\n\n[1] First words.\n\n[2] Second words.\n'
  await body(page).fill(plain)
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('typed by hand')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'Make a real note of [2]' }).uncheck()
  await page.getByRole('button', { name: 'Make 1 note' }).click()
  await expect(body(page)).toHaveValue(/^One\.\[\^1\] Two\.\[2\]/)
})
