import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { holdRequests } from './held-requests'
import { copySample } from './library'

test('refer to a post by typing [[, then rename it: what would change is shown first, and both follow', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { app, page } = await launch()
  const posts = page.getByRole('list', { name: 'Posts' })
  await posts.getByText('Jury Rooms').first().click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Jury Rooms')
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.press('Control+Home')
  await page.keyboard.type('As in [[')
  await page.getByRole('combobox', { name: 'Cross-reference' }).fill('yick')
  await page.keyboard.press('Enter')
  await page.keyboard.type('. ')
  await expect(body).toHaveValue(/^As in \[\[yick-wo-was-the-name-of-the-laundry\]\]\. The room I remember/)
  const article = page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')
  await expect(
    article.getByRole('link', { name: 'Yick Wo Was the Name of the Laundry (February 6, 2023)' }),
  ).toBeVisible()

  await posts.getByRole('button', { name: /^Yick Wo Was/ }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('region', { name: 'Where this post is named' })).toContainText('Jury Rooms')
  const lookings = await holdRequests(app, 'references.to')
  await lookings.letGo()
  await page.getByRole('textbox', { name: 'Slug' }).fill('yick-wo')
  await page.getByRole('textbox', { name: 'Slug' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Change the address/ })
  await expect(dialog).toContainText('Jury Rooms')
  await dialog.getByRole('button', { name: 'Change both' }).click()
  const stored = async (id: string) => JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8'))
  await expect.poll(async () => (await stored('jury-rooms')).body).toContain('As in [[yick-wo]]. The room')
  expect((await stored('yick-wo')).slug).toBe('yick-wo')
  expect((await stored('yick-wo')).formerly).toMatchObject([{ slug: 'yick-wo-was-the-name-of-the-laundry' }])
  // Not once more when the dialog took the keyboard: what was answered would be asked again, also of who quits.
  expect(await lookings.count()).toBe(1)
})
