import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { copySample } from './library'

test('edit the tree of topics and the order of entries by keyboard, merge, delete and undo', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const stored = async () => JSON.parse(await readFile(join(libraryDir, 'topics.json'), 'utf8'))
  await page.getByRole('button', { name: /^Topics/ }).click()
  const tree = page.getByRole('tree', { name: 'Topics' })
  const congress = tree.getByRole('treeitem', { name: /^Congress and its rules/ })
  await congress.click()
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await expect(entries.first()).toContainText('A Calendar of the Gag Rule')

  await entries.nth(2).getByRole('button').first().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(entries.nth(1)).toContainText('The Filibuster')
  await expect.poll(async () => (await stored()).entries.congress[1]).toEqual({ post: 'filibuster' })

  await congress.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(congress).toHaveAttribute('aria-level', '2')

  await page.getByRole('button', { name: 'Merge into…' }).click()
  await page.getByRole('combobox').fill('books')
  await page.keyboard.press('Enter')
  await expect(congress).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Name of the topic' })).toHaveValue('Books and readers')
  await expect(entries.filter({ hasText: 'The Filibuster' })).toHaveCount(1)
  const filed = async () => JSON.parse(await readFile(join(libraryDir, 'posts', 'filibuster.json'), 'utf8')).topics
  expect(await filed()).toEqual(['books'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(congress).toHaveAttribute('aria-selected', 'true')
  await expect.poll(filed).toEqual(['congress'])
  await page.getByRole('button', { name: 'Merge into…' }).click()
  await page.getByRole('combobox').fill('books')
  await page.keyboard.press('Enter')
  await expect.poll(filed).toEqual(['books'])
  // Its way back would else take the place of the next one.
  await expect(page.getByText(/^Merged into/)).toBeVisible()

  const entry = entries.filter({ hasText: 'The Filibuster' })
  await entry.getByRole('button', { name: /out of this topic$/ }).click()
  await expect(entry).toHaveCount(0)
  await expect(page.getByText(/^Taken out of/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entry).toHaveCount(1)
  expect(await filed()).toEqual(['books'])

  await page.getByRole('button', { name: 'Delete topic' }).click()
  await expect(tree.getByRole('treeitem', { name: /^Books and readers/ })).toHaveCount(0)
  await expect.poll(filed).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tree.getByRole('treeitem', { name: /^Books and readers/ })).toHaveCount(1)
  await expect.poll(filed).toEqual(['books'])

  await page.getByRole('button', { name: 'New topic', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name of the topic' }).fill('Oaths')
  await page.keyboard.press('Enter')
  await expect(tree.getByRole('treeitem', { name: /^Oaths/ })).toBeVisible()
  await expect.poll(async () => (await stored()).topics.at(-1)).toMatchObject({ id: 'new-topic', title: 'Oaths' })
})

test('drag entries into their order, and topics under and before others; a drag that is given up changes nothing', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const stored = async () => JSON.parse(await readFile(join(libraryDir, 'topics.json'), 'utf8'))
  await page.getByRole('button', { name: /^Topics/ }).click()
  const topic = (name: RegExp) => page.getByRole('tree', { name: 'Topics' }).getByRole('treeitem', { name })
  const [congress, books, juries] = [topic(/^Congress and its rules/), topic(/^Books and readers/), topic(/^Juries/)]
  await congress.click()
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await expect(entries).toHaveCount(4)
  const order = async () => (await stored()).entries.congress.map((entry: object) => Object.values(entry).join('#'))
  const first = ['gag-rule', 'gag-rule#ng-1', 'filibuster', 'legislative-veto']
  expect(await order()).toEqual(first)

  await entries.nth(3).hover()
  await page.mouse.down()
  await entries.nth(1).hover()
  await entries.nth(1).hover({ position: { x: 8, y: 8 } })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('[data-drop]')).toHaveCount(0)
  expect(await order()).toEqual(first)

  await entries.nth(3).dragTo(entries.nth(1))
  await expect(entries.nth(1)).toContainText('Legislative Veto')
  await expect.poll(order).toEqual(['gag-rule', 'legislative-veto', 'gag-rule#ng-1', 'filibuster'])

  await books.dragTo(congress)
  await expect(books).toHaveAttribute('aria-level', '2')
  const parent = async (id: string) =>
    (await stored()).topics.find((other: { readonly id: string }) => other.id === id).parent
  await expect.poll(() => parent('books')).toBe('congress')
  // The way back takes this move back, and nothing that was done since.
  await page.getByRole('textbox', { name: 'Name of the topic' }).fill('Congress')
  await page.keyboard.press('Enter')
  await expect(topic(/^Congress(?! and)/)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(books).toHaveAttribute('aria-level', '1')
  await expect.poll(() => parent('books')).toBe(null)
  await expect(topic(/^Congress(?! and)/)).toHaveCount(1)
  await books.dragTo(topic(/^Congress(?! and)/))
  await expect.poll(() => parent('books')).toBe('congress')

  await books.dragTo(juries, { targetPosition: { x: 40, y: 2 } })
  await expect(books).toHaveAttribute('aria-level', '1')
  await expect.poll(() => parent('books')).toBe(null)
  const ids = (await stored()).topics.map(({ id }: { readonly id: string }) => id)
  expect(ids.indexOf('books')).toBe(ids.indexOf('juries') - 1)
})

test('a post that is open while its topic is deleted can be written on', async ({ launch, libraryDir }) => {
  await copySample(libraryDir)
  const { page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByText('The Filibuster').first().click()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await expect(body).not.toHaveValue('')
  await page.getByRole('button', { name: /^Topics/ }).click()
  await page.getByRole('treeitem', { name: /^Congress and its rules/ }).click()
  await page.getByRole('button', { name: 'Delete topic' }).click()
  const stored = async () => JSON.parse(await readFile(join(libraryDir, 'posts', 'filibuster.json'), 'utf8'))
  await expect.poll(async () => (await stored()).topics).toEqual([])
  await page.getByRole('button', { name: /^Posts/ }).click()
  await body.press('Control+End')
  await body.pressSequentially('And so on.')
  await expect.poll(async () => (await stored()).body.endsWith('And so on.')).toBe(true)
  await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Saved')
  expect((await stored()).topics).toEqual([])
})
