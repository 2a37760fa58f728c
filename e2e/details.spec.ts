import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

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

test('a date that does not fit its status is told', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'Text.', status: 'scheduled', date: '2016-03-04T09:00:00Z' }),
  )
  const { page } = await launch()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByText('This date has passed: the post joins the site at once.')).toBeVisible()
})
