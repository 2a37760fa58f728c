import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Thread } from '../src/core/comment'
import { openLibrary } from '../src/store/library-store'
import { addPosts, letter, oneCommentEach, openQueue, statuses } from './correspondence'
import { expect, quit, test } from './fixtures'
import { holdRequests } from './held-requests'
import { makeLibrary, value } from './library'

async function openFirst(page: Page): Promise<void> {
  await openQueue(page)
  await expect(page.getByRole('article').first()).toBeVisible()
}

test('a decision or an answer that cannot be saved is told, nothing is lost, and it can be saved later', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    const [post = ''] = await addPosts(store)
    value(await store.threads.add({ post, comment: letter(1) }))
  })
  const { page } = await launch()
  await openFirst(page)
  const folder = join(libraryDir, 'comments')
  await rename(folder, `${folder}-away`)
  await writeFile(folder, 'a file where a folder should be')

  await page.keyboard.press('a')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved:' })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Not saved:')

  await rename(folder, `${folder}-file`)
  await rename(`${folder}-away`, folder)
  await page.getByRole('tab', { name: /^Approved/ }).click()
  await page.getByRole('tab', { name: /^Waiting/ }).click()
  await expect(page.getByRole('tab', { name: /^Waiting\s*1$/ })).toBeVisible()
  await page.keyboard.press('r')
  await page.keyboard.type('I will look again.')
  await rename(folder, `${folder}-away`)
  await writeFile(folder, 'a file where a folder should be')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved:' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('I will look again.')

  await rename(folder, `${folder}-file`)
  await rename(`${folder}-away`, folder)
  await page.getByRole('textbox', { name: 'Reply' }).press('Control+Enter')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
})

test('an answer that cannot be saved is told of where the person is by then, and waits in its box', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    const [post = ''] = await addPosts(store)
    value(await store.threads.add({ post, comment: letter(1) }))
  })
  const { app, page } = await launch()
  await openFirst(page)
  await page.keyboard.press('r')
  await page.keyboard.type('Thank you.')
  const folder = join(libraryDir, 'comments')
  await rename(folder, `${folder}-away`)
  await writeFile(folder, 'a file where a folder should be')
  const held = await holdRequests(app, 'comments.add')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => held.count()).toBe(1)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await held.letGo()
  await expect(page.getByText(/^Not saved: /)).toBeVisible()
  await rename(folder, `${folder}-file`)
  await rename(`${folder}-away`, folder)
  await openQueue(page)
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Thank you.')
})

test('a comment that another program changed while it was being edited is not overwritten unasked', async ({
  launch,
  libraryDir,
}) => {
  let post = ''
  await makeLibrary(libraryDir, async (store) => {
    post = (await addPosts(store))[0] ?? ''
    value(await store.threads.add({ post, comment: letter(1) }))
  })
  const { page } = await launch()
  await openFirst(page)
  await page.keyboard.press('e')
  const box = page.getByRole('textbox', { name: 'Comment', exact: true })
  await box.fill('Mine.')
  const path = join(libraryDir, 'comments', `${post}.json`)
  await writeFile(path, (await readFile(path, 'utf8')).replace('Letter 1 on the docket.', 'Theirs.'))
  await box.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'changed somewhere else' })).toBeVisible()
  await expect(box).toHaveValue('Mine.')
  expect(await readFile(path, 'utf8')).toContain('Theirs.')
  await box.press('Control+Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Mine.' })).toBeVisible()
  await page.getByRole('button', { name: 'Edited' }).click()
  await expect(page.getByRole('dialog').locator('del')).toContainText('Theirs.')
})

test('what is being answered stays under the hand when another program decides about it or takes it away', async ({
  launch,
  libraryDir,
}) => {
  const [post = ''] = await oneCommentEach(libraryDir, 3)
  const { page } = await launch()
  await openFirst(page)
  const path = join(libraryDir, 'comments', `${post}.json`)
  const rewrite = async (change: (thread: Thread) => Thread) => {
    const thread = JSON.parse(await readFile(path, 'utf8')) as Thread
    await writeFile(`${path}.other`, JSON.stringify(change({ ...thread, revision: thread.revision + 1 })))
    await rename(`${path}.other`, path)
  }
  await page.getByRole('option').filter({ hasText: 'Post 0' }).click()
  await page.keyboard.press('r')
  // Where no box has the keyboard, these letters approve, trash and open.
  await page.keyboard.type('A word')
  await rewrite((thread) => ({ ...thread, comments: thread.comments.map((one) => ({ ...one, status: 'spam' })) }))
  await expect(page.getByRole('tab', { name: /^Waiting\s*2$/ })).toBeVisible()
  await page.keyboard.type(' to add')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('A word to add')
  await rewrite((thread) => ({ ...thread, comments: [] }))
  await expect(page.getByText('The comment that you were at is gone.')).toBeVisible()
  await page.keyboard.type(' and said')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('A word to add and said')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Add comment (begun)' })).toBeVisible()
})

test('decisions that are on their way to a slow disk are all there when the window closes', async ({
  launch,
  libraryDir,
}) => {
  const posts = await oneCommentEach(libraryDir, 3)
  const running = await launch()
  const { app, page } = running
  await openFirst(page)
  const held = await holdRequests(app, 'comments.moderate')
  for (const key of ['a', 's', 'd']) await page.keyboard.press(key)
  await expect.poll(() => held.count()).toBe(1)
  const gone = quit(running)
  await held.letGo()
  await gone
  const store = value(await openLibrary(libraryDir, { readOnly: true }))
  expect((await statuses(store, posts)).map(([, status]) => status)).toEqual(['approved', 'spam', 'trash'])
  await store.close()
})

test('the queue narrows by words, commenter, post and days, and widens again', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    const posts = await addPosts(store)
    for (let i = 0; i < 30; i++)
      value(
        await store.threads.add({
          post: posts[i % 3] ?? '',
          comment: letter(i, i === 7 ? { body: 'On the harbor tolls.' } : {}),
        }),
      )
  })
  const { page } = await launch()
  await openFirst(page)
  const waiting = (count: number) =>
    expect(page.getByRole('tab', { name: new RegExp(`^Waiting\\s*${count}$`) })).toBeVisible()
  await waiting(30)
  await page.getByRole('searchbox', { name: 'Filter comments' }).fill('HARBOR')
  await waiting(1)
  await expect(page.getByRole('option')).toContainText('Reader 7')
  await page.getByRole('searchbox', { name: 'Filter comments' }).fill('nowhere')
  await expect(page.getByText('No comment matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await waiting(30)

  await page.getByRole('button', { name: 'More filters' }).click()
  const filters = page.getByRole('dialog', { name: 'Filters' })
  await filters.getByLabel('Commenter’s name or e-mail').fill('reader12@')
  await waiting(1)
  await filters.getByLabel('Commenter’s name or e-mail').fill('')
  await filters.getByRole('combobox', { name: 'Post' }).click()
  await page.getByRole('option', { name: 'Jury Rooms', exact: true }).click()
  await waiting(10)
  await filters.getByLabel('From').fill('2026-10-20')
  await waiting(4)
  await filters.getByLabel('To').fill('2026-10-19')
  await waiting(0)
  await filters.getByRole('button', { name: 'Show all' }).click()
  await waiting(30)
})
