import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

const WORDS = 'The court sat late into the evening and heard both sides with patience before it rose. '
  .repeat(20)
  .trim()

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const preview = (page: Page) => page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')
const saved = (page: Page) => expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')

test('a post is written, noted, previewed, saved and there again after a restart, all by keyboard', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir)
  const first = await launch()
  const { page } = first
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('On the evening session')
  await page.keyboard.press('Enter')
  await expect(body(page)).toBeFocused()
  await page.keyboard.type(`${WORDS}`)

  // The first note at the end; then one before it, so that the numbers must move; then one behind both.
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type('The note at the end.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  for (let step = 0; step < 9; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type('The note at the beginning.')
  await page.keyboard.press('Escape')
  await page.keyboard.type(' BACK')
  await expect(body(page)).toHaveValue(/^The court\[\^2\] BACK sat late/)
  await page.getByRole('button', { name: 'Insert footnote' }).click()
  await page.keyboard.type('The note in the middle.')

  const marks = preview(page).locator('a[role=doc-noteref]')
  await expect(marks).toHaveText(['1', '2', '3'])
  const notes = preview(page).locator('[role=doc-endnotes] li')
  await expect(notes).toHaveText([/The note at the beginning\./, /The note in the middle\./, /The note at the end\./])
  for (const [at, number] of ['1', '2', '3'].entries()) {
    const mark = marks.nth(at)
    const id = (await mark.getAttribute('href'))?.slice(1) ?? ''
    await expect(page.locator(`[id="${id}"]`)).toContainText(number)
    const back = await page.locator(`[id="${id}"] a[role=doc-backlink]`).first().getAttribute('href')
    expect(back).toBe(`#${await mark.getAttribute('id')}`)
  }

  await saved(page)
  const text = await body(page).inputValue()
  await quit(first)
  const { page: again } = await launch()
  await expect(again.getByRole('textbox', { name: 'Title' })).toHaveValue('On the evening session')
  await expect(body(again)).toHaveValue(text)
  await expect(preview(again).locator('a[role=doc-noteref]')).toHaveText(['1', '2', '3'])
})

test('a note is one step of undo, and of doing it again', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'A sentence.' }))
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Alt+f')
  await expect(body(page)).toHaveValue('A sentence.[^1]\n\n[^1]: ')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('A sentence.')
  await page.keyboard.press('Control+Shift+z')
  await expect(body(page)).toHaveValue('A sentence.[^1]\n\n[^1]: ')
})

test('a note that is being written is no problem yet; one that is left empty is', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'A sentence.' }))
  const { page } = await launch()
  const tab = page.getByRole('tab', { name: /^Footnotes/ })
  const problem = page.getByRole('button', { name: '1 problem' })
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Alt+f')
  await expect(tab).toHaveText('Footnotes1')
  await expect(problem).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(problem).toBeVisible()
})

test('a note is written at its mark: the text stays where it is, and the note is one step with its words', async ({
  launch,
  libraryDir,
}) => {
  const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1} says what it says.`).join('\n\n')
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: long }))
  // The fifth paragraph ends with it.
  const noted = (mark: string) => long.replace('Paragraph 5 says what it says.', (words) => words + mark)
  const { page } = await launch()
  await expect(body(page)).toHaveValue(long)
  await body(page).click()
  await page.keyboard.press('Control+Home')
  for (let line = 0; line < 8; line += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  const scroller = page.locator('[data-scroller=editor]')
  const before = await scroller.evaluate((element) => element.scrollTop)
  await page.keyboard.press('Control+Alt+f')
  const box = page.getByRole('textbox', { name: 'Words of the new note' })
  await expect(box).toBeFocused()
  await page.keyboard.type('See the first')
  await expect(body(page)).toHaveValue(`${noted('[^1]')}\n\n[^1]: See the first`)
  // It stands under the line of its mark, and nothing has moved.
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before)
  const [mark, place] = [await page.locator('[data-mark=note]').first().boundingBox(), await box.boundingBox()]
  expect(place?.y).toBeGreaterThan(mark?.y ?? 0)
  expect((place?.y ?? 0) - (mark?.y ?? 0)).toBeLessThan(80)
  // A second paragraph belongs to the note.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And *more*.')
  await page.keyboard.press('Control+Enter')
  await expect(box).toHaveCount(0)
  await expect(body(page)).toBeFocused()
  await page.keyboard.type(' Then')
  const written = `${noted('[^1] Then')}\n\n[^1]: See the first\n\n    And *more*.`
  await expect(body(page)).toHaveValue(written)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(long)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(body(page)).toHaveValue(written)
})

test('a post with the line ends of Windows keeps them: typing, a new line and a note of two paragraphs go where the caret is', async ({
  launch,
  libraryDir,
}) => {
  const lines = Array.from({ length: 30 }, (_, n) => `Line ${n + 1}.`).join('\r\n\r\n')
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'Windows', body: `${lines}\r\n` })).id
  })
  const { page } = await launch()
  await expect(body(page)).toHaveValue(`${lines.replaceAll('\r\n', '\n')}\n`)
  await body(page).evaluate((area: HTMLTextAreaElement) => {
    const end = area.value.indexOf('Line 20.') + 'Line 20.'.length
    area.focus()
    area.setSelectionRange(end, end)
  })
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type('A note')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('of two paragraphs')
  await page.keyboard.press('Escape')
  await page.keyboard.type(' More.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Next')
  const stored = async () =>
    (JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8')) as { body: string }).body
  const written = lines.replace('Line 20.', 'Line 20.[^1] More.\r\nNext')
  await expect.poll(stored).toBe(`${written}\r\n\r\n[^1]: A note\r\n\r\n    of two paragraphs\r\n`)
})

test('a source is cited in a note that is being written, and what is typed next goes on in the note', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'One', body: 'A sentence.' })
    const csl = { type: 'book', title: 'The Common Law', author: [{ family: 'Holmes', given: 'O. W.' }] }
    value(await store.sources.save({ key: 'holmes1881', basedOn: 0, changes: { csl } }))
  })
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type('See ')
  await page.keyboard.press('Control+Alt+c')
  await expect(page.getByRole('dialog', { name: 'Cite source' })).toBeVisible()
  await page.keyboard.type('Common')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Cite source' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Words of the new note' })).toBeFocused()
  await page.keyboard.type(', or not')
  // The keys of the text hold in the box.
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+i')
  await expect(body(page)).toHaveValue('A sentence.[^1]\n\n[^1]: See [@holmes1881], or *not*')
})

test('undo, caret and unsaved words come back with a post that was left', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Alpha', body: 'alpha' })
    await store.posts.create({ title: 'Beta', body: 'beta' })
  })
  const { page } = await launch()
  const open = (title: string) =>
    page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
  await open('Alpha')
  await expect(body(page)).toHaveValue('alpha')
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' one')
  await open('Beta')
  await expect(body(page)).toHaveValue('beta')
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('two ')
  await open('Alpha')
  await expect(body(page)).toHaveValue('alpha one')
  await body(page).focus()
  await page.keyboard.type('!')
  await expect(body(page)).toHaveValue('alpha one!')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('alpha')
  await open('Beta')
  await expect(body(page)).toHaveValue('two beta')
  await body(page).focus()
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('beta')
})

test('posts are found by title and by status, and the list opens them by arrow keys', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Habeas corpus in wartime', body: 'x', status: 'published' })
    await store.posts.create({ title: 'Jury rooms', body: 'x' })
    await store.posts.create({ title: 'The État and its writ', body: 'x' })
  })
  const { page } = await launch()
  const rows = page.getByRole('list', { name: 'Posts' }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await page.getByRole('searchbox', { name: 'Search library' }).fill('etat')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toHaveAccessibleName(/^The État and its writ/)
  await page.getByRole('searchbox', { name: 'Search library' }).fill('no such words')
  await expect(page.getByText('No title matches “no such words”.')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search library' }).fill('')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitemradio', { name: 'Published' }).click()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toHaveAccessibleName(/^Habeas corpus/)
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitemradio', { name: /^All/ }).click()
  await expect(rows).toHaveCount(3)

  const names = await rows.evaluateAll((all) => all.map((row) => (row.ariaLabel ?? '').split(',')[0] ?? ''))
  const opened = page.getByRole('textbox', { name: 'Title' })
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.press('End')
  await expect(opened).toHaveValue(names[2] ?? '')
  await page.keyboard.press('ArrowUp')
  await expect(opened).toHaveValue(names[1] ?? '')
  await page.keyboard.press('Home')
  await expect(opened).toHaveValue(names[0] ?? '')
  await page.keyboard.press('ArrowDown')
  await expect(opened).toHaveValue(names[1] ?? '')
})

test('the toolbar formats the selection and the caret stays in the text', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'veto' }))
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Bold' }).click()
  await expect(body(page)).toHaveValue('**veto**')
  await expect(body(page)).toBeFocused()
  await page.keyboard.press('Control+i')
  await expect(body(page)).toHaveValue('***veto***')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('veto')
})

test('lists go on with Enter, move with Tab, and Tab leaves the text elsewhere', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Tab')
  await expect(body(page)).toHaveValue('- one\n  - two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(body(page)).toHaveValue('- one\n  - two\n- ')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Behind the list.')
  await expect(body(page)).toHaveValue('- one\n  - two\n\nBehind the list.')
  await page.keyboard.press('Tab')
  await expect(body(page)).not.toBeFocused()
})

test('a word that is composed goes in whole, and is one step of undo', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '- ' }))
  const { page } = await launch()
  await expect(body(page)).toHaveValue('- ')
  await body(page).click()
  await page.keyboard.press('Control+End')
  const keyboard = await page.context().newCDPSession(page)
  for (const text of ['に', 'にほ', '日本'])
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  // The Enter that takes a candidate is the input method's own (its code is 229): it begins no line.
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await keyboard.send('Input.dispatchKeyEvent', { type, key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 })
  await keyboard.send('Input.insertText', { text: '日本' })
  await expect(body(page)).toHaveValue('- 日本')
  await page.keyboard.press('Enter')
  await expect(body(page)).toHaveValue('- 日本\n- ')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('- 日本')
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('- ')
  await page.keyboard.press('Control+Shift+z')
  await expect(body(page)).toHaveValue('- 日本')
})

test('the keys of the text mean nothing in its title, and those of its paragraphs nothing in a note', async ({
  launch,
  libraryDir,
}) => {
  const text = 'One.[^1]\n\nTwo.\n\n[^1]: A note.\n'
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'Veto', body: text }))
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.press('Control+Home')
  await page.getByRole('textbox', { name: 'Title' }).focus()
  for (const keys of ['Control+b', 'Control+k', 'Control+Shift+8', 'Alt+Shift+ArrowDown'])
    await page.keyboard.press(keys)
  await page.keyboard.press('Control+2')
  await page.getByRole('textbox', { name: 'Footnote 1' }).focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+b')
  await expect(body).toHaveValue(text.replace('A note.', '**A note.**'))
})
