import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Post } from '../src/core/post'
import { report } from '../test/store/faults/rounds'
import { clipboardOf } from './clipboard'
import { expect, test } from './fixtures'
import { holdRequests } from './held-requests'
import { typeIntoJournal } from './journal'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

const FIRST =
  'He drafted it himself. He was afraid of elections. It reads like an opinion.\n\nSecond paragraph.\n\nThird paragraph.\n'
const LATER = FIRST.replace('He was afraid of elections.', 'What he feared was the judge who counts the house.')

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const saved = (page: Page) => expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)

async function onePost(dir: string): Promise<string> {
  let id = ''
  await makeLibrary(dir, async (store) => {
    id = value(await store.posts.create({ title: 'The Veto', body: FIRST })).id
  })
  return id
}

test('a version is seen, compared, restored and taken back', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const { app, page } = await launch()
  await body(page).fill(LATER)
  await saved(page)
  await page.getByRole('tab', { name: 'History' }).click()
  const panel = page.getByRole('tabpanel', { name: 'History' })
  await expect(panel.getByRole('list', { name: 'Versions' }).getByRole('button')).toHaveCount(1)
  await expect(panel.locator('del')).toHaveText('He was afraid of elections. ')
  await expect(panel.locator('ins')).toHaveText('What he feared was the judge who counts the house. ')
  await panel.getByRole('button', { name: 'Side by side' }).click()
  const beside = page.getByRole('dialog', { name: 'Compare versions' })
  await expect(beside.getByRole('row').nth(1).getByRole('cell').first()).toContainText('afraid of elections')
  await page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Copy text' }).click()
  await expect(page.getByText('Text copied')).toBeVisible()
  await expect.poll(async () => (await clipboardOf(app)).text).toBe(FIRST)
  await panel.getByRole('button', { name: /^Restore/ }).click()
  await expect(body(page)).toHaveValue(FIRST)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(LATER)
})

test('what is typed while a version is being restored stands in the restored text', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const { app, page } = await launch()
  await body(page).fill(LATER)
  await saved(page)
  await page.getByRole('tab', { name: 'History' }).click()
  const held = await holdRequests(app, 'history.restore')
  await page.getByRole('button', { name: /^Restore/ }).click()
  await expect.poll(() => held.count()).toBe(1)
  await body(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Fourth.')
  await held.letGo()
  await expect(body(page)).toHaveValue(`${FIRST}Fourth.`)
})

test('words that come into a post while an older version of it is being restored are not dropped', async ({
  launch,
  libraryDir,
}) => {
  await onePost(libraryDir)
  const { app, page } = await launch()
  await body(page).fill(LATER)
  await saved(page)
  await page.getByRole('tab', { name: 'History' }).click()
  const held = await holdRequests(app, 'history.restore')
  await page.getByRole('button', { name: /^Restore/ }).click()
  await expect.poll(() => held.count()).toBe(1)
  // As from the menu: by no key.
  await body(page).evaluate((area: HTMLTextAreaElement) => {
    area.setRangeText('Pasted.', area.value.length, area.value.length, 'end')
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
  })
  await held.letGo()
  await page.getByRole('button', { name: 'Keep both as two posts' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('The Veto (from this window)')
  await expect(body(page)).toHaveValue(`${LATER}Pasted.`)
  await page.getByRole('list', { name: 'Posts' }).getByText('The Veto', { exact: true }).click()
  await expect(body(page)).toHaveValue(FIRST)
})

test('a post that is written on while it goes to the trash comes back with the words', async ({
  launch,
  libraryDir,
}) => {
  const id = await onePost(libraryDir)
  const { app, page } = await launch()
  await expect(body(page)).toHaveValue(FIRST)
  const held = await holdRequests(app, 'posts.remove')
  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.keyboard.type('Move this post to the trash')
  await page.keyboard.press('Enter')
  await expect.poll(() => held.count()).toBe(1)
  await body(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Fourth.')
  await held.letGo()
  await expect(page.getByText('Not moved to the trash: you wrote on.')).toBeVisible()
  await expect(body(page)).toHaveValue(`${FIRST}Fourth.`)
  await saved(page)
  expect(JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8')).body).toBe(`${FIRST}Fourth.`)
})

test('a post goes to the trash and comes back', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const { page } = await launch()
  await expect(body(page)).toHaveValue(FIRST)
  const trash = async () => {
    await page.keyboard.press('ControlOrMeta+Shift+P')
    await page.keyboard.type('Move this post to the trash')
    await page.keyboard.press('Enter')
  }
  await trash()
  await expect(page.getByText('No post is open.').or(page.getByText('Nothing written yet.'))).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue(FIRST)
  await trash()
  // Who looks for it in the list is led to it.
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Trash' }).click()
  await page.getByRole('button', { name: 'Show the trash' }).click()
  const heading = page.getByRole('heading', { name: 'Trash' })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  await page.getByRole('list', { name: 'Trash' }).getByRole('button', { name: 'Restore' }).click()
  await expect(body(page)).toHaveValue(FIRST)
})

test('D9: a post changed outside is reloaded when nothing is unsaved, and merged when both sides wrote', async ({
  launch,
  libraryDir,
}) => {
  const id = await onePost(libraryDir)
  const path = join(libraryDir, 'posts', `${id}.json`)
  const file = new OutsideFile(path)
  const { page } = await launch()
  await expect(body(page)).toHaveValue(FIRST)
  file.change((post) => ({ ...post, body: FIRST.replace('Third', 'Other') }))
  await expect(body(page)).toHaveValue(FIRST.replace('Third', 'Other'))

  // Typing is under way when the file changes: the next save is refused and both are kept.
  await body(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('Mine: ')
  file.change((post) => ({ ...post, body: post.body.replace('Second', 'Theirs, second') }))
  const dialog = page.getByRole('dialog', { name: 'This post was changed somewhere else' })
  await expect(dialog).toBeVisible()
  await expect(body(page)).toHaveValue(/^Mine: He drafted/)
  await dialog.getByRole('button', { name: 'Decide later' }).click()
  await page.getByRole('alert').getByRole('button', { name: 'Compare' }).click()
  await dialog.getByRole('button', { name: 'Compare and merge' }).click()
  await expect(body(page)).toHaveValue(/^Mine: He drafted.*\n\nTheirs, second paragraph\.\n\nOther/s)
  await saved(page)

  await body(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('Again ')
  file.change((post) => ({ ...post, body: `Their own beginning. ${post.body}` }))
  await dialog.getByRole('button', { name: 'Compare and merge' }).click()
  const merge = page.getByRole('dialog', { name: 'Compare and merge' })
  await expect(merge.getByText('1 to decide')).toBeVisible()
  await merge.getByText('Both', { exact: true }).click()
  await merge.getByRole('button', { name: 'Save the merged post' }).click()
  await expect(body(page)).toHaveValue(/^Again Mine: [\s\S]*Their own beginning\. Mine: /)
  await saved(page)
})

test('a damaged post is offered from its history, a conflict copy merged', async ({ launch, libraryDir }) => {
  const id = await onePost(libraryDir)
  const path = join(libraryDir, 'posts', `${id}.json`)
  const first = await launch()
  await body(first.page).fill(LATER)
  await saved(first.page)
  await first.app.close()
  const post = JSON.parse(await readFile(path, 'utf8')) as Post
  await writeFile(path, '{"schema":1,')
  const { page } = await launch()
  await page.getByRole('button', { name: 'See what can be done' }).click()
  await page.getByRole('button', { name: /^Use the version of/ }).click()
  await expect(body(page)).toHaveValue(FIRST)
  await writeFile(
    join(libraryDir, 'posts', `${id} (conflicted copy 2026-01-01).json`),
    JSON.stringify({ ...post, body: FIRST.replace('Third', 'Copied') }),
  )
  await page.getByRole('button', { name: 'See what can be done' }).click()
  await page.getByRole('region', { name: 'Files set aside' }).getByRole('button', { name: 'Compare and merge' }).click()
  await expect(body(page)).toHaveValue(/Copied/)
  await expect.poll(async () => (await readdir(join(libraryDir, 'posts'))).sort()).toEqual([`${id}.json`])

  // Both files lie in the trash. The damaged one comes back beside the version that took its place.
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const trashed = page.getByRole('list', { name: 'Trash' }).getByRole('listitem')
  await expect(trashed).toHaveCount(2)
  await trashed.last().getByRole('button', { name: 'Restore' }).click()
  const aside = page.getByRole('region', { name: 'Files set aside' })
  await expect(aside).toContainText(`posts/${id} (2).json`)
  expect(await readFile(join(libraryDir, 'posts', `${id} (2).json`), 'utf8')).toBe('{"schema":1,')
  await expect(trashed).toHaveCount(1)
  await aside.getByRole('button', { name: 'Move to trash' }).click()
  await expect(aside).toHaveCount(0)
})

test('recovered typing is told of, and what was there before is in the history', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const { page, process } = await launch({ tolerate: [/./] })
  await body(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await typeIntoJournal(page, libraryDir, 'Typed and never saved by itself.')
  const exited = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await exited
  const again = await launch()
  await expect(body(again.page)).toHaveValue(/Typed and never saved/)
  await expect(again.page.getByText('Postil was closed before it could save.')).toBeVisible()
  await again.page.getByRole('button', { name: 'See what was there before' }).click()
  await expect(again.page.getByRole('tabpanel', { name: 'History' }).getByText('Before recovered typing')).toBeVisible()
})

test('D20: typing of a page that crashes is there when it comes back', async ({ launch, libraryDir }) => {
  await onePost(libraryDir)
  const { page, app } = await launch({ tolerate: [/./] })
  await body(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await typeIntoJournal(page, libraryDir, 'Typed just before the page went down.')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  // Playwright loses a page that crashes, so the main process is asked what stands in the new one.
  const inPage = (script: string) =>
    app.evaluate(({ BrowserWindow }, code) => {
      const answer = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)
      // A question to a page that is just going or coming is never answered.
      return Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve(null), 500))]).catch(() => null)
    }, script)
  await expect
    .poll(() => inPage(`document.querySelector('[aria-label="Post body"]')?.value`), { timeout: 20_000 })
    .toContain('Typed just before the page went down.')
  expect(await inPage('document.body.innerText')).toContain('Postil was closed before it could save.')
  report('D20 a crash of the page', { 'told of': 1, 'characters lost': 0 })
})

test('a hit leads to its very place: the words of a note, the comment, the record of a source', async ({
  launch,
  libraryDir,
}) => {
  const author = { name: 'Ida', email: '', url: '' }
  const comment = { parent: null, kind: 'reader', title: '', author, status: 'approved', topics: [] } as const
  await makeLibrary(libraryDir, async (store) => {
    value(await store.posts.create({ title: 'Other', body: 'Nothing of note.' }))
    const body = 'Taft refused.[^1]\n\n[^1]: See the Congressional Record of 1911.\n'
    const post = value(await store.posts.create({ title: 'The Veto', body }))
    for (let at = 0; at < 12; at += 1)
      value(await store.threads.add({ post: post.id, comment: { ...comment, body: `Comment ${at}. `.repeat(40) } }))
    value(await store.threads.add({ post: post.id, comment: { ...comment, body: 'The turnips were his.' } }))
    for (const [key, title] of [
      ['aaron', 'Alphabetically first'],
      ['hunt1911', 'The Arsenal of Phoenix'],
    ] as const)
      value(await store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'book', title } } }))
  })
  const { page } = await launch()
  const find = async (words: string, found: string) => {
    await page.getByRole('searchbox', { name: 'Search library' }).fill(words)
    const hit = page.getByRole('list', { name: 'Hits' }).getByRole('button')
    await expect(hit.locator('mark')).toHaveText(found)
    return hit
  }
  await (await find('congresional', 'Congressional')).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('The Veto')
  await expect
    .poll(() =>
      body(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
    )
    .toBe('Congressional')

  await (await find('turnips', 'turnips')).click()
  const found = page.getByRole('article').filter({ hasText: 'The turnips were his.' })
  await expect(found).toBeInViewport()
  await expect(page.getByRole('article').filter({ hasText: 'Comment 0.' })).not.toBeInViewport()

  await (await find('arsenal', 'Arsenal')).click()
  await expect(page.getByRole('option', { name: /The Arsenal of Phoenix/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('textbox', { name: 'Cite as' })).toHaveValue('@hunt1911')
})
