import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { setSize } from './appearance'
import { answerDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

// The names by which a screen reader finds its way, at both widths the window is drawn for: a change of one is a change
// for everybody who works by them.

const BODY = 'One.[^a] Two.[^b] One again.[^a]\n\n[^a]: First.\n[^b]: Second.\n'

const WIDTHS = [
  [1440, 900],
  [1024, 700],
] as const

type Store = Parameters<NonNullable<Parameters<typeof makeLibrary>[1]>>[0]

async function fill(store: Store): Promise<void> {
  value(await store.posts.create({ title: 'Another post', body: 'Elsewhere.' }))
  const post = value(await store.posts.create({ title: 'Title of a post', body: BODY, status: 'published' }))
  for (const status of ['pending', 'approved'] as const) {
    const author = { name: `Reader of ${status}`, email: '', url: '' }
    const comment = { parent: null, kind: 'reader', title: '', author, status, body: 'Well said.', topics: [] } as const
    value(await store.threads.add({ post: post.id, comment }))
  }
}

for (const [width, height] of WIDTHS) {
  test(`everything has its name at ${width} px`, async ({ launch, libraryDir }) => {
    await makeLibrary(libraryDir, fill)
    const { app, page } = await launch()
    await setSize(app, page, width, height)
    await library(page)
    await posts(page)
    await editor(page)
    await inspector(page)
    await footnotes(page)
    await comments(page)
  })

  test(`the keys of the design do what it says at ${width} px`, async ({ launch, folder, libraryDir }) => {
    await makeLibrary(libraryDir, fill)
    const { app, page } = await launch()
    await setSize(app, page, width, height)
    await keys(page)
    await answerDialogs(app, { openFolder: join(folder, 'html') })
    await page.keyboard.press('Control+Shift+e')
    await expect(page.getByText(/^Exported .*\.html$/)).toBeVisible()
  })
}

test('the save state says why text is not saved and what to do', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, fill)
  const running = await launch({ tolerate: [/posts/] })
  const { page } = running
  const state = page.getByRole('status', { name: 'Save state' })
  await expect(state).toHaveText('Saved')
  await rename(join(libraryDir, 'posts'), join(libraryDir, 'posts-away'))
  await writeFile(join(libraryDir, 'posts'), '')
  await page.getByRole('textbox', { name: 'Post body' }).click()
  await page.keyboard.type('x')
  await expect(state).toHaveText(/^Not saved: \S/)
  await rename(join(libraryDir, 'posts'), join(libraryDir, 'a-file'))
  await rename(join(libraryDir, 'posts-away'), join(libraryDir, 'posts'))
  await page.keyboard.press('Control+s')
  await expect(state).toHaveText('Saved')
  await quit(running)
})

async function library(page: Page): Promise<void> {
  const nav = page.getByRole('navigation', { name: 'Library', exact: true })
  await expect(nav.getByRole('searchbox', { name: 'Search library', exact: true })).toBeVisible()
  await expect(nav.getByRole('button', { name: 'New post', exact: true })).toBeVisible()
  for (const name of ['Comments', 'Sources', 'Topics', 'Site', 'Settings', 'Posts']) {
    await nav.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await expect(nav.locator('[aria-current=page]')).toHaveAccessibleName(new RegExp(`^${name}`))
  }
}

/** The list stands in a drawer of its own when the window is narrow; the way to it is the same button. */
async function posts(page: Page): Promise<void> {
  const rows = page.getByRole('list', { name: 'Posts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  for (const row of await rows.all()) await expect(row).toHaveAccessibleName(/^(Title of a post|Another post)\b/)
  await rows.and(page.getByRole('listitem', { name: /^Title of a post/ })).click()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Title of a post')
}

async function editor(page: Page): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Post body', exact: true })).toHaveValue(BODY)
  const toolbar = page.getByRole('toolbar', { name: 'Formatting', exact: true })
  for (const name of [
    'Bold',
    'Italic',
    'Heading',
    'Link',
    'Quote',
    'List',
    'Insert footnote',
    'Cite source',
    'Cross-reference',
    'Insert image',
  ])
    await expect(toolbar.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Save state', exact: true })).toHaveText('Saved')
}

async function inspector(page: Page): Promise<void> {
  for (const name of ['Footnotes', 'Comments', 'Details', 'History', 'Preview']) {
    await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })).toBeVisible()
  }
  const article = page.getByRole('tabpanel', { name: 'Preview', exact: true }).getByRole('article')
  await expect(article).toContainText('One again.')
}

async function footnotes(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Footnotes/ }).click()
  const items = page.getByRole('list', { name: 'Footnotes', exact: true }).getByRole('listitem')
  await expect(items).toHaveCount(2)
  for (const [at, text] of ['First.', 'Second.'].entries()) {
    const item = items.nth(at)
    await expect(item.getByRole('textbox', { name: `Footnote ${at + 1}`, exact: true })).toHaveValue(text)
    await expect(item.getByRole('button', { name: `Go to reference ${at + 1}`, exact: true })).toBeVisible()
    await expect(item.getByRole('button', { name: `Remove footnote ${at + 1}`, exact: true })).toBeVisible()
  }
}

async function comments(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const panel = page.getByRole('tabpanel', { name: /^Comments/ })
  await expect(panel.getByRole('button', { name: 'Add comment', exact: true })).toBeVisible()
  const articles = panel.getByRole('list', { name: 'Comments', exact: true }).getByRole('article')
  await expect(articles).toHaveCount(2)
  for (const article of await articles.all())
    for (const name of ['Approve', 'Hold', 'Spam', 'Trash', 'Reply', 'Edit'])
      await expect(article.getByRole('button', { name, exact: true })).toBeVisible()
}

async function keys(page: Page): Promise<void> {
  const body = page.getByRole('textbox', { name: 'Post body', exact: true })
  const state = page.getByRole('status', { name: 'Save state', exact: true })
  await expect(body).not.toHaveValue('')
  await page.keyboard.press('Control+n')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue('')
  await expect(title).toBeFocused()
  await page.keyboard.type('A new one')
  await body.click()
  await page.keyboard.type('Words')
  await expect(state).toHaveText('Saving…')
  await page.keyboard.press('Control+s')
  await expect(state).toHaveText('Saved')
  await page.keyboard.press('Control+Alt+f')
  await expect(body).toHaveValue('Words[^1]\n\n[^1]: ')
  await page.keyboard.press('Control+Alt+c')
  await closing(page, page.getByRole('dialog', { name: 'Cite source' }))
  await page.keyboard.press('Control+f')
  await expect(page.getByPlaceholder('Find in this post')).toBeFocused()
  await page.keyboard.press('Control+h')
  await expect(page.getByPlaceholder('Replace with')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  await closing(page, page.getByRole('dialog', { name: /post/i }))
  await page.keyboard.press('Control+Shift+p')
  await closing(page, page.getByRole('dialog', { name: 'Commands' }))
}

/** A dialog stands over the window and Escape takes it away. */
async function closing(page: Page, dialog: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}
