import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

/** A slow machine may take its time over a reading; what the window answers must not wait for one. */
const PATIENCE = { timeout: 90_000 }

const numbered = (count: number, one: (n: number) => string, between: string) =>
  Array.from({ length: count }, (_, n) => one(n + 1)).join(between)

const notes = (count: number) =>
  `${numbered(count, (n) => `Word ${n}.[^${n}]`, '\n\n')}\n\n${numbered(count, (n) => `[^${n}]: Note ${n}.`, '\n')}\n`

const MONSTROUS: Readonly<Record<string, string>> = {
  '200,000 lines': numbered(200_000, (n) => `Line ${n} of a list.`, '\n'),
  '50,000 notes': notes(50_000),
  'a line of a megabyte': 'lorem ipsum '.repeat(87_000),
  'ten thousand brackets, deep nesting': `${'['.repeat(10_000)}word\n\n${'> '.repeat(2_000)}deep\n\n${'- '.repeat(2_000)}deep\n\n${'^[a '.repeat(2_000)}end`,
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const begins = (page: Page) => body(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(0, 12))
const sheet = (page: Page) => page.locator('[data-scroller=editor]')

async function show(page: Page, title: string): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
}

/** Scrolls the text, and waits for its words to follow, as whoever clicks on them does. */
async function scrollTo(page: Page, part: number): Promise<void> {
  await sheet(page).evaluate((element, where) => element.scrollTo(0, where * element.scrollHeight), part)
  const inTheMiddle = (element: Element) => {
    const { left, top, height } = element.getBoundingClientRect()
    return document.elementFromPoint(left + 200, top + height / 2)?.tagName
  }
  await expect.poll(() => sheet(page).evaluate(inTheMiddle)).toBe('TEXTAREA')
}

/** Opens a library of one short post and one with this text, on the second. */
async function open(
  { launch, libraryDir }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'launch' | 'libraryDir'>,
  text: string,
) {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    value(await store.posts.create({ title: 'Short', body: 'Short words.\n' }))
    id = value(await store.posts.create({ title: 'Monstrous', body: text })).id
  })
  const { page } = await launch()
  await show(page, 'Short')
  await expect(body(page)).toHaveValue('Short words.\n')
  await show(page, 'Monstrous')
  await expect.poll(() => begins(page)).toBe(text.slice(0, 12))
  const path = join(libraryDir, 'posts', `${id}.json`)
  const stored = async () => (JSON.parse(await readFile(path, 'utf8')) as { body: string }).body
  return { page, stored, file: new OutsideFile(path) }
}

for (const [name, text] of Object.entries(MONSTROUS)) {
  test(`${name}: opened, written in at both ends and in the middle, left while it is read, and saved whole`, async ({
    launch,
    libraryDir,
  }) => {
    const { page, stored } = await open({ launch, libraryDir }, text)
    await body(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('END')
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('TOP')
    await scrollTo(page, 0.5)
    const view = await sheet(page).boundingBox()
    await page.mouse.click((view?.x ?? 0) + 200, (view?.y ?? 0) + (view?.height ?? 0) / 2)
    await page.keyboard.type('MIDDLE')
    await page.keyboard.press('Control+Shift+p')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await show(page, 'Short')
    await expect(body(page)).toHaveValue('Short words.\n')
    await body(page).focus()
    await page.keyboard.type('More. ')
    await expect(body(page)).toHaveValue('More. Short words.\n')
    await expect(page.locator('article')).toContainText('More. Short words.')
    // A save may have come in between: the last words are waited for.
    await expect.poll(async () => (await stored()).includes('MIDDLE'), PATIENCE).toBe(true)
    const now = await stored()
    const middle = now.indexOf('MIDDLE')
    expect(now.startsWith('TOP')).toBe(true)
    expect(now.endsWith('END')).toBe(true)
    expect(middle).toBeGreaterThan(text.length > 300_000 ? 1_000 : 0)
    expect(now.slice(3, middle) + now.slice(middle + 6, -3) === text).toBe(true)
  })
}

test('the reading of a monstrous post ends when it is left, and the next one is read at once', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    value(await store.posts.create({ title: 'Monstrous', body: notes(50_000) }))
    value(await store.posts.create({ title: 'Short', body: 'Short words.\n' }))
  })
  const { page } = await launch()
  await show(page, 'Short')
  await expect(page.locator('article')).toContainText('Short words.')
  await page.evaluate(() => {
    const { terminate } = Worker.prototype
    Object.assign(window, { ended: 0 })
    Worker.prototype.terminate = function () {
      ;(window as unknown as { ended: number }).ended += 1
      terminate.call(this)
    }
  })
  const ended = () => page.evaluate(() => (window as unknown as { ended: number }).ended)
  await show(page, 'Monstrous')
  await expect.poll(() => begins(page)).toBe('Word 1.[^1]\n')
  expect(await ended()).toBe(0)
  await show(page, 'Short')
  await expect.poll(ended).toBe(1)
  await expect(page.locator('article')).toContainText('Short words.')
})

test('in a text of which a part is laid out, keys go to the caret, and what means the whole text takes the whole', async ({
  launch,
  libraryDir,
}) => {
  const text = numbered(30_000, (n) => `Line ${n} of a list.`, '\n')
  const { page, stored } = await open({ launch, libraryDir }, text)
  await body(page).focus()
  await page.keyboard.press('Control+Home')
  await scrollTo(page, 0.7)
  await expect.poll(() => begins(page)).not.toBe(text.slice(0, 12))
  // The caret is still at the top, out of sight.
  await page.keyboard.type('First. ')
  await expect.poll(() => begins(page)).toBe('First. Line ')
  await page.keyboard.press('Control+Shift+End')
  await page.keyboard.type('x')
  await expect(body(page)).toHaveValue('First. x')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+x')
  await expect(body(page)).toHaveValue('')
  await page.keyboard.press('Control+v')
  await page.keyboard.type(' Last.')
  await expect.poll(async () => (await stored()) === `First. ${text} Last.`, PATIENCE).toBe(true)
})

test('a click with Shift selects from a caret that is not laid out any more', async ({ launch, libraryDir }) => {
  const text = numbered(12_000, (n) => `Line ${n}.`, '\n')
  const { page, stored } = await open({ launch, libraryDir }, text)
  await body(page).focus()
  await page.keyboard.press('Control+Home')
  await scrollTo(page, 0.5)
  await expect.poll(() => begins(page)).not.toBe(text.slice(0, 12))
  const view = await sheet(page).boundingBox()
  await page.mouse.move((view?.x ?? 0) + 200, (view?.y ?? 0) + (view?.height ?? 0) / 2)
  await page.keyboard.down('Shift')
  await page.mouse.down()
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await page.keyboard.type('Gone. ')
  await expect.poll(async () => (await stored()).slice(0, 6), PATIENCE).toBe('Gone. ')
  const rest = (await stored()).slice('Gone. '.length)
  expect(rest.length).toBeLessThan(text.length - 10_000)
  expect(text.endsWith(rest)).toBe(true)
})

test('of very many notes the first are shown, and more when they are asked for', async ({ launch, libraryDir }) => {
  const { page } = await open({ launch, libraryDir }, notes(1_000))
  await page.getByRole('tab', { name: 'Footnotes' }).click()
  const list = page.getByRole('list', { name: 'Footnotes' })
  await expect(list.getByRole('listitem')).toHaveCount(300, PATIENCE)
  await expect(page.getByText('700 more are not shown.')).toBeVisible()
  await page.getByRole('button', { name: 'Show 300 more' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(600)
  await page.getByRole('searchbox', { name: 'Filter notes' }).fill('Note 999.')
  await expect(list.getByRole('listitem')).toHaveCount(1)
})

test('the preview of a monstrous post draws what stands around the place in the text, and says that there is more', async ({
  launch,
  libraryDir,
}) => {
  const { page } = await open(
    { launch, libraryDir },
    numbered(9_000, (n) => `Paragraph ${n}. ${'word '.repeat(20)}`, '\n\n'),
  )
  const article = page.locator('article')
  const more = article.getByText('This post is too long to be shown whole.')
  await expect(article).toContainText('Paragraph 1. ', PATIENCE)
  await expect(more).toHaveCount(1)
  await expect(article).not.toContainText('Paragraph 9000. ')
  await scrollTo(page, 0.5)
  await expect(more).toHaveCount(2)
  await expect(article).not.toContainText('Paragraph 1. ')
  await body(page).focus()
  await page.keyboard.press('Control+End')
  await expect(article).toContainText('Paragraph 9000. ')
  await page.keyboard.type('The end')
  await expect(article).toContainText('The end')
})

test('the history of a monstrous post is compared away from the window’s own thread', async ({
  launch,
  libraryDir,
}) => {
  const text = numbered(200_000, (n) => `Line ${n} of a list.`, '\n')
  await makeLibrary(libraryDir, async (store) => {
    const { id, revision } = value(await store.posts.create({ title: 'Monstrous', body: `Before.\n\n${text}` }))
    const changed = text.replace('Line 100000 of', 'A changed line in')
    value(await store.posts.save({ id, basedOn: revision, changes: { body: `Before.\n\n${changed}` } }))
  })
  const { page } = await launch()
  await expect.poll(() => begins(page)).toBe('Before.\n\nLin')
  const began = page.waitForEvent('worker')
  await page.getByRole('tab', { name: 'History' }).click()
  const panel = page.getByRole('tabpanel', { name: 'History' })
  await expect(panel.getByText('1 paragraph unchanged')).toBeVisible(PATIENCE)
  await expect(panel.getByText('1 change', { exact: true })).toBeVisible()
  await expect(panel.locator('ins')).toContainText('A changed line in ')
  await began
})

test('the changes of a monstrous comment are compared away from the window’s own thread', async ({
  launch,
  libraryDir,
}) => {
  const text = numbered(20_000, (n) => `Line ${n} of a list.`, '\n')
  await makeLibrary(libraryDir, async (store) => {
    const post = value(await store.posts.create({ title: 'Short', body: 'Short words.' })).id
    const author = { name: 'Ada Marsh', email: '', url: '' }
    const comment = {
      parent: null,
      kind: 'author',
      title: '',
      author,
      status: 'approved',
      body: text,
      topics: [],
    } as const
    const { id, thread } = value(await store.threads.add({ post, comment }))
    const changes = { body: text.replace('Line 10000 of', 'A changed line in') }
    value(await store.threads.edit({ post, id, basedOn: thread.revision, changes }))
  })
  const { page } = await launch()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await expect(page.getByRole('article')).toContainText('Line 1 of a list.', PATIENCE)
  const workers = page.workers().length
  await page.getByRole('button', { name: 'Edited', exact: true }).click()
  const history = page.getByRole('dialog', { name: 'History of the comment by Ada Marsh' })
  await expect(history.locator('ins')).toContainText('A changed line in ', PATIENCE)
  await expect(history.getByText('Comparing…')).toHaveCount(0)
  expect(page.workers()).toHaveLength(workers + 1)
})

test('the two sides of a conflict are compared away from the window’s own thread', async ({ launch, libraryDir }) => {
  const text = numbered(2_000, (n) => `Paragraph ${n} of a [long](https://example.org) post.`, '\n\n')
  const { page, file } = await open({ launch, libraryDir }, text)
  await expect(page.getByRole('article')).toContainText('Paragraph 1 of', PATIENCE)
  const workers = page.workers().length
  await body(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Mine. ')
  file.change((post) => ({ ...post, body: post.body.replace('Paragraph 5 of', 'The fifth of') }))
  const dialog = page.getByRole('dialog', { name: 'This post was changed somewhere else' })
  const sides = [/1 passage changed, 1 word more$/, /1 passage changed$/]
  await expect(dialog.getByRole('definition')).toHaveText(sides, PATIENCE)
  expect(page.workers()).toHaveLength(workers + 1)
  await dialog.getByRole('button', { name: 'Compare and merge' }).click()
  await expect(body(page)).toHaveValue(/^Mine\. Paragraph 1 of[\s\S]*The fifth of/)
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
})
