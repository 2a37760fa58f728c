import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { pressAtOnce } from './hands'
import { holdRequests } from './held-requests'
import { makeLibrary } from './library'

const SOURCE =
  'Stay.[^1] The veto[^2] was sent.[^3] It stands.[^1]\n\n[^1]: Both.\n\n[^2]: See[^x].\n\n[^3]: Record.\n\n[^x]: Deep.\n'
const PASSAGE = ' The veto[^2] was sent.[^3]'
const REST = 'Stay.[^1] It stands.[^1]\n\n[^1]: Both.\n'
const TARGET = 'Old[^1]\n\n[^1]: Theirs.\n'
const ARRIVED =
  'Old[^1]\n\nThe veto[^2] was sent.[^3]\n\n[^1]: Theirs.\n\n[^2]: See[^x].\n\n[^3]: Record.\n\n[^x]: Deep.\n'

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const saved = (page: Page) => expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')

async function open(page: Page, title: string, begins: RegExp): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText(title, { exact: true }).click()
  await expect(body(page)).toHaveValue(begins)
  await body(page).click()
}

async function select(page: Page, words: string): Promise<void> {
  await body(page).evaluate((area: HTMLTextAreaElement, wanted) => {
    const from = area.value.indexOf(wanted)
    area.focus()
    area.setSelectionRange(from, from + wanted.length)
  }, words)
}

async function caretAt(page: Page, offset: number): Promise<void> {
  await body(page).evaluate((area: HTMLTextAreaElement, at) => {
    area.focus()
    area.setSelectionRange(at, at)
  }, offset)
}

test.beforeEach(async ({ libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Target', body: TARGET })
    await store.posts.create({ title: 'Paragraphs', body: 'One[^1].\n\nTwo[^2].\n\n[^1]: A.\n\n[^2]: B.\n' })
    return store.posts.create({ title: 'Source', body: SOURCE })
  })
})

test('a cut takes its notes along, one undo brings all back, and pasting puts each back once', async ({ launch }) => {
  const { app, page } = await launch()
  await open(page, 'Source', /^Stay/)
  await select(page, PASSAGE)
  await page.keyboard.press('Control+x')
  await expect(body(page)).toHaveValue(REST)
  await expect(page.getByText('Its 3 notes were cut with it')).toBeVisible()
  // Another program gets the notes too.
  const clipboard = () => app.evaluate((electron) => electron.clipboard.readText())
  await expect.poll(clipboard).toBe(`${PASSAGE}\n\n[^2]: See[^x].\n\n[^3]: Record.\n\n[^x]: Deep.`)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(SOURCE)
  await page.keyboard.press('Control+Shift+z')
  await expect(body(page)).toHaveValue(REST)

  await caretAt(page, REST.indexOf('\n'))
  await page.keyboard.press('Control+v')
  const back = `Stay.[^1] It stands.[^1]${PASSAGE}\n\n[^1]: Both.\n\n[^2]: See[^x].\n\n[^3]: Record.\n\n[^x]: Deep.\n`
  await expect(body(page)).toHaveValue(back)
  // A second time the same notes are called, not written again.
  await page.keyboard.press('Control+v')
  await expect(body(page)).toHaveValue(back.replace(PASSAGE, PASSAGE + PASSAGE))
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(back)
})

test('what was cut is pasted into another post under labels of its own; what the clipboard says in plain text is too', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await open(page, 'Source', /^Stay/)
  await select(page, PASSAGE)
  await page.keyboard.press('Control+x')
  await expect(body(page)).toHaveValue(REST)
  await open(page, 'Target', /^Old/)
  await caretAt(page, 3)
  await page.keyboard.press('Control+v')
  const target =
    'Old The veto[^2] was sent.[^3][^1]\n\n[^1]: Theirs.\n\n[^2]: See[^x].\n\n[^3]: Record.\n\n[^x]: Deep.\n'
  await expect(body(page)).toHaveValue(target)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(TARGET)

  await app.evaluate(({ clipboard }) => clipboard.writeText('New.[^1]\r\n\r\n[^1]: From elsewhere.\r\n'))
  await caretAt(page, 0)
  await page.keyboard.press('Control+v')
  await expect(body(page)).toHaveValue('New.[^2]Old[^1]\n\n[^1]: Theirs.\n\n[^2]: From elsewhere.\n')
  await saved(page)
  await open(page, 'Source', /^Stay/)
  await expect(body(page)).toHaveValue(REST)
})

test('a selection moves to the end of another post with its notes; both are saved; Undo takes both back', async ({
  launch,
}) => {
  const { page } = await launch()
  await open(page, 'Source', /^Stay/)
  await caretAt(page, 0)
  const move = async () => {
    await page.keyboard.press('Control+Shift+p')
    await page.keyboard.type('Move selection')
    await page.keyboard.press('Enter')
  }
  await move()
  await expect(page.getByText('Select the words to move first.')).toBeVisible()

  const dialog = page.getByRole('dialog', { name: 'Move to another post' })
  const moveToTarget = async () => {
    await select(page, PASSAGE)
    await move()
    await expect(dialog.getByText('Target')).toBeVisible()
    await expect(dialog.getByText('Source')).toHaveCount(0)
    // Posts made in the same second may stand in either order.
    await page.keyboard.type('Target')
    await page.keyboard.press('Enter')
    await expect(body(page)).toHaveValue(REST)
  }
  await moveToTarget()
  await expect(page.getByText('Moved with its 3 notes to the end of “Target”')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(SOURCE)
  await open(page, 'Target', /^Old/)
  await expect(body(page)).toHaveValue(TARGET)

  await open(page, 'Source', /^Stay/)
  await moveToTarget()
  await saved(page)
  await open(page, 'Target', /^Old/)
  await expect(body(page)).toHaveValue(ARRIVED)
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(TARGET)
  await page.keyboard.press('Control+Shift+z')
  await expect(body(page)).toHaveValue(ARRIVED)
})

async function moveTo(page: Page, title: string, words: string): Promise<void> {
  await select(page, words)
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('Move selection')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Move to another post' }).getByText(title)).toBeVisible()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
}

test('moved words leave their post also when another one is shown while the words are being saved there', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await open(page, 'Source', /^Stay/)
  const save = await holdRequests(app, 'posts.save')
  await moveTo(page, 'Target', PASSAGE)
  await expect.poll(save.count).toBe(1)
  await page.getByRole('list', { name: 'Posts' }).getByText('Paragraphs', { exact: true }).click()
  await expect(body(page)).toHaveValue(/^One/)
  await save.letGo()
  await expect(page.getByText('Moved with its 3 notes to the end of “Target”')).toBeVisible()
  await expect(body(page)).toHaveValue(/^One/)
  await open(page, 'Source', /^Stay/)
  await expect(body(page)).toHaveValue(REST)
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue(SOURCE)
  await open(page, 'Target', /^Old/)
  await expect(body(page)).toHaveValue(ARRIVED)
})

test('while words are being saved in another post, the text around them can change; what is typed waits', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await app.evaluate(({ clipboard }) => clipboard.writeText('Pasted. '))
  await open(page, 'Source', /^Stay/)
  const save = await holdRequests(app, 'posts.save')
  await moveTo(page, 'Target', PASSAGE)
  await expect.poll(save.count).toBe(1)
  await caretAt(page, 0)
  await page.keyboard.press('Control+v')
  await expect(body(page)).toHaveValue(`Pasted. ${SOURCE}`)
  await pressAtOnce(page, 'words:Typed. ')
  await save.letGo()
  await expect(body(page)).toHaveValue(`Pasted. Typed. ${REST}`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(`Pasted. Typed. ${SOURCE}`)
  await open(page, 'Target', /^Old/)
  await expect(body(page)).toHaveValue(TARGET)
})

test('words that change while they are being saved in another post stay in theirs alone', async ({ launch }) => {
  const { app, page } = await launch()
  await app.evaluate(({ clipboard }) => clipboard.writeText('message'))
  await open(page, 'Source', /^Stay/)
  const save = await holdRequests(app, 'posts.save')
  await moveTo(page, 'Target', PASSAGE)
  await expect.poll(save.count).toBe(1)
  await select(page, 'veto')
  await page.keyboard.press('Control+v')
  await save.letGo()
  await expect(page.getByText('Nothing was moved: the words changed meanwhile.')).toBeVisible()
  await expect(body(page)).toHaveValue(SOURCE.replace('veto', 'message'))
  await open(page, 'Target', /^Old/)
  await expect(body(page)).toHaveValue(TARGET)
  await saved(page)
})

test('a paragraph moves down and up by keyboard with its marks, the caret in it', async ({ launch }) => {
  const { page } = await launch()
  await open(page, 'Paragraphs', /^One/)
  await caretAt(page, 2)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(body(page)).toHaveValue('Two[^2].\n\nOne[^1].\n\n[^1]: A.\n\n[^2]: B.\n')
  await page.keyboard.type('!')
  await expect(body(page)).toHaveValue(/^Two\[\^2\]\.\n\nOn!e/)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(body(page)).toHaveValue('On!e[^1].\n\nTwo[^2].\n\n[^1]: A.\n\n[^2]: B.\n')
})
