import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { pressAtOnce } from './hands'
import { holdRequests } from './held-requests'
import { makeLibrary, value } from './library'

// Whoever presses a key and types at once finds every letter where it was meant to go: what opens has the keyboard first.

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const title = (page: Page) => page.getByRole('textbox', { name: 'Title' })

const BODY = 'Before the note.\n\n## The second part\n\nAfter it.\n'

test.beforeEach(async ({ libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Treaty fishing', body: 'Fish.' })
    await store.posts.create({ title: 'The open one', body: BODY })
    const csl = { type: 'book', title: 'Copper and the Chancellor', author: [{ family: 'Marchetti', given: 'Lena' }] }
    value(await store.sources.save({ key: 'marchetti1987', basedOn: 0, changes: { csl } }))
  })
})

async function open(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText('The open one').click()
  await expect(title(page)).toHaveValue('The open one')
}

async function atTheEnd(page: Page): Promise<void> {
  await open(page)
  await body(page).click()
  await page.keyboard.press('Control+End')
}

test('the palette, the outline and the replacing take what is typed with their key; Escape gives the text back', async ({
  launch,
}) => {
  const { page } = await launch()
  await atTheEnd(page)
  for (const [keys, label, words] of [
    ['Control+Shift+P', 'Commands', 'show footnotes'],
    ['Control+p', 'Go to post', 'treaty'],
    ['Control+Shift+O', 'Outline', 'second'],
  ] as const) {
    await pressAtOnce(page, keys, `words:${words}`)
    await expect(page.getByRole('combobox', { name: label })).toHaveValue(words)
    await pressAtOnce(page, 'Escape', 'words:x')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await pressAtOnce(page, 'Control+Shift+H', 'words:veto')
  await expect(page.getByRole('textbox', { name: 'Find in every post' })).toHaveValue('veto')
  await pressAtOnce(page, 'Escape', 'words:x', 'Control+f', 'words:note')
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toHaveValue('note')
  await expect(body(page)).toHaveValue(`${BODY}xxxx`)
})

test('going to a post by its name and typing on writes into that post', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'Control+p', 'words:treaty', 'Enter', 'words:More ')
  await expect(title(page)).toHaveValue('Treaty fishing')
  await expect(body(page)).toHaveValue('More Fish.')
  await expect(body(page)).toBeFocused()
})

test('words typed for a post that is being opened go into it, although another one is clicked before it is there', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await atTheEnd(page)
  const list = page.getByRole('list', { name: 'Posts' })
  const { x, y } = (await list.getByRole('button', { name: /^The open one/ }).boundingBox()) ?? { x: 0, y: 0 }
  const held = await holdRequests(app, 'posts.open')
  await pressAtOnce(page, 'Control+p', 'words:treaty', 'Enter', 'words:More ')
  await expect.poll(() => held.count()).toBe(1)
  await page.mouse.click(x + 20, y + 10)
  await held.letGo()
  await expect(list.getByRole('button', { name: /^The open one/ })).toBeFocused()
  await expect(title(page)).toHaveValue('The open one')
  await expect(body(page)).toHaveValue(BODY)
  await list.getByText('Treaty fishing').click()
  await expect(body(page)).toHaveValue('More Fish.')
})

test('keys that lead through the text do so too while the post is read again', async ({ launch }) => {
  const { app, page } = await launch()
  await atTheEnd(page)
  await page.keyboard.press('Control+Home')
  await page.getByRole('list', { name: 'Posts' }).getByText('Treaty fishing').click()
  await expect(title(page)).toHaveValue('Treaty fishing')
  const held = await holdRequests(app, 'posts.open')
  const way = ['Control+End', 'ArrowUp', 'words:1', 'Control+ArrowUp', 'ArrowRight', 'words:2', 'End', 'words:3']
  await pressAtOnce(page, 'Control+p', 'words:open one', 'Enter', ...way, 'Home', 'Shift+ArrowRight', 'words:A')
  await expect.poll(() => held.count()).toBe(1)
  await expect(body(page)).toHaveValue(BODY)
  await held.letGo()
  // What the same keys make of it where none waits.
  await expect(body(page)).toHaveValue(BODY.replace('After it.', 'A1After it.3'))
})

test('what is pressed while the window fills is done in its order, also what waits for a post it opens', async ({
  launch,
}) => {
  const { page } = await launch()
  const goTo = (name: string) => ['Control+p', `words:${name}`, 'Enter', `words:To ${name}. `]
  await pressAtOnce(page, ...['treaty', 'open one', 'treaty', 'open one', 'treaty'].flatMap(goTo))
  await expect(title(page)).toHaveValue('Treaty fishing')
  await expect(body(page)).toHaveValue('To treaty. To treaty. To treaty. Fish.')
  await open(page)
  await expect(body(page)).toHaveValue(`To open one. To open one. ${BODY}`)
})

test('the pickers of sources and references open with the second bracket', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'words:See [[treaty', 'Enter', 'words: and [@march', 'Enter', 'words:12', 'Enter', 'words:.')
  await expect(body(page)).toHaveValue(/\nSee \[\[treaty-fishing\]\] and\[\^1\]\n/)
  await expect(body(page)).toHaveValue(/\n\[\^1\]: \[@marchetti1987, p\. 12\]\./)
})

test('a dialog about a text is answered before another text comes', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'Control+Alt+c', 'words:march', 'Enter', 'words:12')
  await pressAtOnce(page, 'Control+n', 'Control+p', 'Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(title(page)).toHaveValue('The open one')
  await expect(body(page)).toHaveValue(/\n\[\^1\]: \[@marchetti1987, p\. 12\]\n?$/)
})

test('a new post takes its title and text although it is still being made', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(
    page,
    'Control+n',
    'words:A new titel',
    'Backspace',
    'Backspace',
    'words:le',
    'Enter',
    'words:First words.',
  )
  await expect(title(page)).toHaveValue('A new title')
  await expect(body(page)).toHaveValue('First words.')
  await page.getByRole('list', { name: 'Posts' }).getByText('The open one').click()
  await expect(body(page)).toHaveValue(BODY)
})

test('a note takes its words, and Escape goes back to the text, although the note is still being placed', async ({
  launch,
}) => {
  const { page } = await launch()
  await open(page)
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await pressAtOnce(page, 'End', 'Control+Alt+f', 'words:The note.', 'Escape', 'words: Then more.')
  await expect(body(page)).toHaveValue(/^Before the note\.\[\^1\] Then more\.\n/)
  await expect(body(page)).toHaveValue(/\n\[\^1\]: The note\.\n?$/)
})

test('a note keeps the keyboard in its box while the post is saved', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'Control+Alt+f', 'words:One')
  await expect(body(page)).toHaveValue(/\[\^1\]: One\n?$/)
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  const box = page.getByRole('textbox', { name: 'Footnote 1' })
  await box.click()
  await page.keyboard.press('End')
  for (const word of [' two', ' three']) {
    await page.keyboard.type(word)
    await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  }
  await page.keyboard.type(' four')
  await expect(box).toHaveValue('One two three four')
  await expect(body(page)).toHaveValue(/\[\^1\]: One two three four\n?$/)
})

test('from the box of a note the keyboard goes back to its mark, and what is typed next stands there', async ({
  launch,
}) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'Control+Alt+f', 'words:One', 'Escape')
  await expect(body(page)).toHaveValue(/\[\^1\]: One\n?$/)
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  const box = page.getByRole('textbox', { name: 'Footnote 1' })
  await expect(box).toHaveValue('One')
  await box.focus()
  await pressAtOnce(page, 'Control+End', 'words: two', 'Control+Enter', 'words: Then more.')
  await expect(body(page)).toHaveValue(/After it\.\n\[\^1\] Then more\.\n\n\[\^1\]: One two\n?$/)
})

test('what was written in a note in the text stands in its box before anything is typed there', async ({ launch }) => {
  const { page } = await launch()
  await atTheEnd(page)
  await pressAtOnce(page, 'Control+Alt+f', 'words:One', 'Escape')
  await expect(body(page)).toHaveValue(/\[\^1\]: One\n?$/)
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  const box = page.getByRole('textbox', { name: 'Footnote 1' })
  await expect(box).toHaveValue('One')
  await body(page).focus()
  await page.keyboard.press('Control+End')
  await expect.poll(() => body(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBeGreaterThan(50)
  await pressAtOnce(page, 'words: two')
  await box.focus()
  await pressAtOnce(page, 'Control+End', 'words: three')
  await expect(body(page)).toHaveValue(/\[\^1\]: One two three\n?$/)
  await expect(box).toHaveValue('One two three')
})

test('while another post is on its way, nothing is typed into the one that is still on screen', async ({ launch }) => {
  const { app, page } = await launch()
  const texts: Readonly<Record<string, string>> = { 'Treaty fishing': 'Fish.', 'The open one': BODY }
  // Either may stand open at the start: they were made within one second.
  await expect(title(page)).toHaveValue(/./)
  const here = await title(page).inputValue()
  const other = Object.keys(texts).find((one) => one !== here) ?? ''
  await expect(body(page)).toHaveValue(texts[here] ?? '')
  const held = await holdRequests(app, 'posts.open')
  const { x, y, width } = (await body(page).boundingBox()) ?? { x: 0, y: 0, width: 0 }
  await page.getByRole('list', { name: 'Posts' }).getByText(other).click()
  await page.mouse.click(x + width / 2, y + 20)
  await pressAtOnce(page, 'words:lost')
  await expect(body(page)).toHaveValue(texts[here] ?? '')
  await held.letGo()
  await expect(title(page)).toHaveValue(other)
  await expect(body(page)).toHaveValue(texts[other] ?? '')
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('More. ')
  await expect(body(page)).toHaveValue(`More. ${texts[other]}`)
})

test('a menu is closed by the key right behind the one that opens it', async ({ launch }) => {
  const { page } = await launch()
  await open(page)
  const sort = page.getByRole('button', { name: 'Sort: ' })
  await sort.focus()
  await pressAtOnce(page, 'Enter', 'Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(sort).toBeFocused()
})

test('an answer and a comment take what is typed with the press of their button', async ({ launch }) => {
  const { page } = await launch()
  await open(page)
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await page.getByRole('button', { name: 'Add comment' }).focus()
  await pressAtOnce(page, 'Enter', 'words:At once')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('At once')
})
