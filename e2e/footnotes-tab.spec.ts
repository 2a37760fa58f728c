import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { holdWorker } from './held-worker'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

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

test('a note of a text with the line ends of Windows takes a paragraph, and nothing else comes with it', async ({
  launch,
  libraryDir,
}) => {
  await rm(libraryDir, { recursive: true })
  const windows = BODY.replaceAll('\n', '\r\n')
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'Notes', body: windows })).id
  })
  const { page } = await launch()
  await open(page)
  await tab(page).getByRole('textbox', { name: 'Footnote 2' }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And a paragraph.')
  const stored = async () => JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8')).body
  await expect.poll(stored).toBe(windows.replace('The second note.', 'The second note.\r\n\r\n    And a paragraph.'))
})

test('words of a note reach their post, also when the text is still being read and another post is opened', async ({
  launch,
  libraryDir,
}) => {
  await rm(libraryDir, { recursive: true })
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Other', body: 'Other.' })
    id = value(await store.posts.create({ title: 'Notes', body: BODY })).id
  })
  const { page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByText('Notes', { exact: true }).click()
  await open(page)
  const box = tab(page).getByRole('textbox', { name: 'Footnote 2' })
  await box.click()
  await page.keyboard.press('Control+End')
  const held = await holdWorker(page)
  const outside = new OutsideFile(join(libraryDir, 'posts', `${id}.json`))
  outside.change((post) => ({ ...post, revision: post.revision + 1, body: `Theirs. ${post.body}` }))
  await expect(body(page)).toHaveValue(`Theirs. ${BODY}`)
  await page.keyboard.type(' It has more.')
  await page.getByRole('list', { name: 'Posts' }).getByText('Other', { exact: true }).click()
  await expect(body(page)).toHaveValue('Other.')
  await held.letGo()
  await page.getByRole('list', { name: 'Posts' }).getByText('Notes', { exact: true }).click()
  await expect(body(page)).toHaveValue(`Theirs. ${BODY.replace('The second note.', 'The second note. It has more.')}`)
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

test('a note called twice leads to each of its marks, a source to its record, and a filter narrows a long list', async ({
  launch,
  libraryDir,
}) => {
  const text = `Once.[^1] Twice.[^1] ${Array.from({ length: 8 }, (_, at) => `[^${at + 2}]`).join(' ')}\n\n[^1]: See [@holmes1881, p. 5].\n\n${Array.from({ length: 8 }, (_, at) => `[^${at + 2}]: Words of note ${at + 2}.`).join('\n\n')}\n`
  await rm(libraryDir, { recursive: true })
  await makeLibrary(libraryDir, async (store) => {
    value(await store.posts.create({ title: 'Many', body: text }))
    for (const [key, title] of [
      ['adams1890', 'Alphabetically first'],
      ['holmes1881', 'The Common Law'],
    ] as const)
      value(await store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'book', title } } }))
  })
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  const notes = tab(page).getByRole('list', { name: 'Footnotes' }).getByRole('listitem')
  await expect(notes).toHaveCount(9)
  const caret = () => body(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)
  await tab(page).getByRole('button', { name: 'Go to mark 2 of note 1' }).click()
  await expect.poll(caret).toBe(text.indexOf('Twice.[^1]') + 'Twice.[^1]'.length)
  await tab(page).getByRole('button', { name: 'Go to reference 3', exact: true }).click()
  await expect.poll(caret).toBe(text.indexOf('[^3]') + 4)
  await expect(body(page)).toBeFocused()

  await tab(page).getByRole('searchbox', { name: 'Filter notes' }).fill('note 7')
  await expect(notes).toHaveCount(1)
  await expect(tab(page).getByRole('textbox', { name: 'Footnote 7' })).toHaveValue('Words of note 7.')
  await tab(page).getByRole('searchbox', { name: 'Filter notes' }).fill('')
  await tab(page).getByRole('button', { name: '@holmes1881' }).click()
  await expect(page.getByRole('textbox', { name: 'Cite as' })).toHaveValue('@holmes1881')
})
