import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { holdRequests } from './held-requests'
import { copySample } from './library'

test('export the site, change a post, see what would change and why, export again', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const out = join(folder, 'public')
  const { app, page } = await launch()
  await answerDialogs(app, { openFolder: out })
  await page.getByRole('button', { name: /^Site/ }).click()
  await expect(page.getByRole('heading', { name: 'Export the site' })).toBeVisible()
  await page.getByRole('button', { name: 'Choose…' }).click()
  const plan = page.getByRole('table', { name: 'Pages that change' })
  await expect(plan.getByRole('row').filter({ hasText: 'posts/habeas-corpus-in-wartime' })).toContainText(
    'First export',
  )
  expect(await readdir(folder)).not.toContain('public')

  await page.getByRole('button', { name: /^Export \d+ pages$/ }).click()
  await expect(page.getByText('Nothing has changed since the last export.')).toBeVisible()
  const post = join(out, 'posts', 'jury-rooms', 'index.html')
  expect(await readFile(post, 'utf8')).toContain('<h1>Jury Rooms</h1>')

  await page.getByRole('button', { name: /^Posts/ }).click()
  await page.getByRole('list', { name: 'Posts' }).getByText('Jury Rooms').click()
  const title = page.getByRole('textbox', { name: 'Title' })
  await expect(title).toHaveValue('Jury Rooms')
  await title.fill('The Jury Room')
  await page.getByRole('button', { name: /^Site/ }).click()
  const row = plan.getByRole('row').filter({ hasText: 'posts/jury-rooms' })
  await expect(row).toContainText('Changed')
  await expect(row).toContainText('Renamed')
  await page.getByRole('button', { name: /^Export \d+ pages$/ }).click()
  await expect(page.getByText('Nothing has changed since the last export.')).toBeVisible()
  expect(await readFile(post, 'utf8')).toContain('<h1>The Jury Room</h1>')
})

test('another folder chosen while the library is compared with the first takes its place, and no failure is told of', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { app, page } = await launch()
  await page.getByRole('button', { name: /^Site/ }).click()
  const held = await holdRequests(app, 'export.planSite')
  for (const [at, name] of ['first', 'second'].entries()) {
    await answerDialogs(app, { openFolder: join(folder, name) })
    await page.getByRole('button', { name: 'Choose…' }).click()
    await expect.poll(() => held.count()).toBe(at + 1)
  }
  await held.letGo()
  await expect(page.getByRole('table', { name: 'Pages that change' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Folder' })).toHaveValue(join(folder, 'second'))
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('an export that a kill broke off while it moved its pages into place is finished by the next start', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const out = join(folder, 'public')
  const first = await launch()
  await answerDialogs(first.app, { openFolder: out })
  await first.page.getByRole('button', { name: /^Site/ }).click()
  await first.page.getByRole('button', { name: 'Choose…' }).click()
  await first.page.getByRole('button', { name: /^Export \d+ pages$/ }).click()
  await expect(first.page.getByText('Nothing has changed since the last export.')).toBeVisible()
  await quit(first)

  // As a kill in the moves leaves it: the list is there, one page is still to be moved.
  const stage = join(out, '.postil-export')
  await mkdir(join(stage, 'new'), { recursive: true })
  await writeFile(join(stage, 'new', 'index.html'), 'the new home page')
  const moves = { folders: [], files: ['archive/index.html', 'index.html'], remove: [], own: [] }
  await writeFile(join(stage, 'ready.json'), JSON.stringify(moves))
  await launch()
  await expect.poll(() => readFile(join(out, 'index.html'), 'utf8')).toBe('the new home page')
  await expect.poll(() => readdir(out)).not.toContain('.postil-export')
})
