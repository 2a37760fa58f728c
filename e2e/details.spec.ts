import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Post } from '../src/core/post'
import { answerDialogs, askedDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function storedPost(libraryDir: string, id: string): Promise<Post> {
  return JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8')) as Post
}

test('status, date, slug, tags and excerpt are changed in words and kept in the file', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'On the writ', body: 'Text.', date: '2026-03-04T09:00:00-05:00' })
    await store.posts.create({ title: 'Another', slug: 'another', body: 'Text.' })
  })
  const { page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: 'On the writ' }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Details' })
  await panel.getByLabel('Status').selectOption('Withheld')
  await panel.getByLabel('Date').fill('2026-03-05')
  await panel.getByLabel('Time zone').selectOption({ value: 'Z' })
  await panel.getByRole('textbox', { name: 'Excerpt' }).fill('A writ, and who may send for it.')
  await panel.getByRole('combobox', { name: 'Tags' }).fill('habeas corpus')
  await page.keyboard.press('Enter')
  const slug = panel.getByRole('textbox', { name: 'Slug' })
  await slug.fill('no slug?')
  await expect(panel.getByText(/^This is no address yet: a slug has letters, digits/)).toBeVisible()
  await slug.fill('another')
  await expect(panel.getByText('Another post has this address. Choose another word.')).toBeVisible()
  await slug.fill('the-writ')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')

  const stored = async () => {
    for (const name of await readdir(join(libraryDir, 'posts'))) {
      const post = JSON.parse(await readFile(join(libraryDir, 'posts', name), 'utf8')) as Record<string, unknown>
      if (post.title === 'On the writ') return post
    }
    throw new Error('the post is not in the folder')
  }
  await expect
    .poll(stored)
    .toMatchObject({ status: 'withheld', date: '2026-03-05T09:00:00Z', excerpt: 'A writ, and who may send for it.' })
  await expect.poll(stored).toMatchObject({ slug: 'the-writ', tags: ['habeas corpus'] })
})

test('saving now takes along what stands in a field that has the keyboard', async ({ launch, libraryDir }) => {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'On the writ', body: 'Text.' })).id
  })
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  const slug = page.getByRole('textbox', { name: 'Slug' })
  await slug.fill('the-writ')
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await storedPost(libraryDir, id)).slug).toBe('the-writ')
  await expect(slug).toBeFocused()
  await page.getByRole('combobox', { name: 'Tags' }).fill('habeas corpus')
  await page.keyboard.press('Control+s')
  await expect.poll(async () => (await storedPost(libraryDir, id)).tags).toEqual(['habeas corpus'])
})

test('a year that is typed with a pause between its digits is saved whole, and the site keeps no address of the half', async ({
  launch,
  libraryDir,
}) => {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    const made = { title: 'On the writ', body: 'Text.', status: 'published', date: '2016-06-10T09:00:00Z' } as const
    id = value(await store.posts.create(made)).id
  })
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  const date = page.getByLabel('Date', { exact: true })
  await date.focus()
  await page.keyboard.type('060920')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  await page.waitForTimeout(1500)
  await page.keyboard.type('15')
  await expect(date).toHaveValue('2015-06-09')
  await expect.poll(async () => (await storedPost(libraryDir, id)).date).toBe('2015-06-09T09:00:00Z')
  const { formerly = [] } = await storedPost(libraryDir, id)
  expect(formerly.filter(({ date }) => date.startsWith('0'))).toEqual([])
})

test('authors, topics, picture and language are chosen by name and kept; what is no language is told and not saved', async ({
  launch,
  libraryDir,
}) => {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'On the writ', body: 'Text.' })).id
    const library = value(await store.library())
    const second = { id: 'coyle', name: 'Thomas Coyle', url: '', biography: '', earlierBiographies: [] }
    value(await store.updateLibrary({ basedOn: library.revision, changes: { authors: [...library.authors, second] } }))
    const topics = value(await store.topics.get())
    const courts = { id: 'courts', title: 'Courts', parent: 'history', description: '' }
    const history = { id: 'history', title: 'History', parent: null, description: '' }
    value(await store.topics.save({ basedOn: topics.revision, changes: { topics: [history, courts] } }))
  })
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Details' })
  const stored = () => storedPost(libraryDir, id)

  await panel.getByRole('combobox', { name: 'Authors' }).click()
  await page.getByRole('option', { name: 'Thomas Coyle' }).click()
  await page.keyboard.press('Escape')
  await panel.getByRole('combobox', { name: 'Topics' }).fill('court')
  await page.getByRole('option', { name: 'History: Courts' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(stored).toMatchObject({ authors: ['coyle'], topics: ['courts'] })

  const language = panel.getByRole('combobox', { name: 'Language' })
  await language.fill('English')
  await page.keyboard.press('Tab')
  await expect(panel.getByText('A language is written like en or en-GB.')).toBeVisible()
  await language.fill('de')
  await expect(panel.getByText('German', { exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect.poll(stored).toMatchObject({ language: 'de' })
  await expect(page.locator('article')).toHaveCount(0)

  const chooser = page.waitForEvent('filechooser')
  await panel.getByRole('button', { name: 'Choose a picture…' }).click()
  await (await chooser).setFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('words') })
  await expect(panel.getByRole('alert')).toHaveText(
    'This is no picture that browsers show. PNG, JPEG, GIF, WebP and AVIF are.',
  )
  const again = page.waitForEvent('filechooser')
  await panel.getByRole('button', { name: 'Choose a picture…' }).click()
  await (await again).setFiles({ name: 'seal.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') })
  await expect(panel.getByRole('img', { name: 'Of this post' })).toBeVisible()
  await expect.poll(async () => (await stored()).picture).toMatch(/^assets\/[0-9a-f]{64}\.png$/)
  await panel.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => (await stored()).picture).toBeNull()
})

test('a new slug leaves the keyboard where it is, and so does a language chosen by keyboard', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'On the writ', body: 'Text.' }))
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Details' })
  const slug = panel.getByRole('textbox', { name: 'Slug' })
  await slug.fill('the-writ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  await page.keyboard.type('s')
  await expect(slug).toHaveValue('the-writs')
  const language = panel.getByRole('combobox', { name: 'Language' })
  await language.fill('en-G')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(language).toHaveValue('en-GB')
  await expect(language).toBeFocused()
})

test('a slug that is typed but not left is kept when the window closes, or another tab is chosen', async ({
  launch,
  libraryDir,
}) => {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'On the writ', body: 'Text.' })).id
  })
  const stored = async () => (await storedPost(libraryDir, id)).slug
  const running = await launch()
  const { page } = running
  const details = page.getByRole('tab', { name: 'Details' })
  await details.click()
  await page.getByRole('textbox', { name: 'Slug' }).fill('the-writ')
  await page.getByRole('tab', { name: 'History' }).click()
  await expect.poll(stored).toBe('the-writ')
  await details.click()
  await page.getByRole('textbox', { name: 'Slug' }).fill('the-writs')
  await quit(running)
  expect(await stored()).toBe('the-writs')
})

test('the window stays while it asks whether the texts that name a post follow its new slug', async ({
  launch,
  libraryDir,
}) => {
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Another', body: 'See [[on-the-writ]].' })
    id = value(await store.posts.create({ title: 'On the writ', slug: 'on-the-writ', body: 'Text.' })).id
  })
  const running = await launch()
  const { app, page } = running
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: 'On the writ' }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('textbox', { name: 'Slug' }).fill('the-writ')
  await answerDialogs(app, { button: 0 })
  await app.evaluate((electron) => electron.app.quit())
  await expect.poll(async () => (await askedDialogs(app))[0]?.detail).toContain('The new address of a post: ')
  await page.getByRole('button', { name: 'Change both' }).click()
  await expect.poll(async () => (await storedPost(libraryDir, id)).slug).toBe('the-writ')
  await quit(running)
})

test('a tag that is typed but not entered is kept when the window closes, or another post is opened', async ({
  launch,
  libraryDir,
}) => {
  const ids: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    for (const title of ['On the writ', 'On the oath'])
      ids.push(value(await store.posts.create({ title, body: 'Text.', tags: ['law'] })).id)
  })
  const running = await launch()
  const { page } = running
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: 'On the writ' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('On the writ')
  await page.getByRole('tab', { name: 'Details' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Details' })
  const tags = panel.getByRole('combobox', { name: 'Tags' })
  await tags.fill('habeas corpus')
  // The keyboard stays in the field, as when another post is opened from the menu.
  await page.evaluate((id) => document.querySelector<HTMLElement>(`[data-post="${id}"]`)?.click(), ids[1])
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('On the oath')
  await expect(tags).toHaveValue('')
  await tags.fill('vows')
  await quit(running)
  const tagged = await Promise.all(ids.map(async (id) => (await storedPost(libraryDir, id)).tags))
  expect(tagged).toEqual([
    ['law', 'habeas corpus'],
    ['law', 'vows'],
  ])
})

test('a date that does not fit its status is told', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'Text.', status: 'scheduled', date: '2016-03-04T09:00:00Z' }),
  )
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByText('This date has passed: the post joins the site at once.')).toBeVisible()
})
