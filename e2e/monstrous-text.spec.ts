import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

/** Fifty thousand notes take the reader many seconds; what a person notices of it must be nothing. */
const MONSTER = Array.from({ length: 500 }, (_, paragraph) =>
  Array.from({ length: 100 }, (__, at) => `Monstrous ${paragraph * 100 + at}.^[Note ${at}.]`).join(' '),
).join('\n\n')

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const article = (page: Page) => page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')

test('while 50,000 notes are read, typing goes on; another post ends the reading and shows at once', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Monster', body: MONSTER })
    return store.posts.create({ title: 'Small', body: 'A small post.[^1]\n\n[^1]: With a note.\n' })
  })
  const { page } = await launch()
  const readers: { open: boolean }[] = []
  page.on('worker', (worker) => {
    const reader = { open: true }
    readers.push(reader)
    worker.on('close', () => {
      reader.open = false
    })
  })
  const posts = page.getByRole('list', { name: 'Posts' })
  await posts.getByText('Small', { exact: true }).click()
  await expect(article(page)).toContainText('A small post.')

  await posts.getByText('Monster', { exact: true }).click()
  await expect(body(page)).toHaveValue(/^Monstrous 0/)
  await body(page).evaluate((area: HTMLTextAreaElement) => {
    area.focus()
    area.setSelectionRange(0, 0)
  })
  await page.keyboard.type('Typed meanwhile. ')
  await expect(body(page)).toHaveValue(/^Typed meanwhile\. Monstrous 0/)
  // The words are on screen before the reader is done with them: it does not hold the keys up.
  await expect(article(page)).not.toContainText('Monstrous')

  await posts.getByText('Small', { exact: true }).click()
  await expect(article(page)).toContainText('A small post.')
  await expect(article(page).locator('a[role=doc-noteref]')).toHaveText(['1'])
  // The reader of the monstrous text was stopped, and a new one reads.
  expect(readers.map(({ open }) => open)).toEqual([true])
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  await expect(page.getByRole('textbox', { name: 'Footnote 1' })).toHaveValue('With a note.')
})
