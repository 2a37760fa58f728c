import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { copySample } from './library'

test('keep the biography of today for earlier posts, change it, correct its last day, take it away and undo', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const stored = async () => JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8')).authors[0]
  const before = await stored()
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('button', { name: 'Keep this biography for earlier posts' }).first().click()
  await expect.poll(async () => (await stored()).earlierBiographies.length).toBe(before.earlierBiographies.length + 1)
  expect((await stored()).earlierBiographies[0].text).toBe(before.biography)

  const now = page.getByRole('textbox', { name: 'Biography', exact: true }).first()
  await now.fill('She has retired.')
  await now.blur()
  await expect.poll(async () => (await stored()).biography).toBe('She has retired.')
  const day = page.getByLabel('Last day of earlier biography 1', { exact: true }).first()
  await day.fill('2020-12-31')
  await day.blur()
  await expect.poll(async () => (await stored()).earlierBiographies[0].until.slice(0, 10)).toBe('2020-12-31')

  await page.getByRole('button', { name: 'Remove earlier biography 1', exact: true }).first().click()
  await expect.poll(async () => (await stored()).earlierBiographies).toEqual(before.earlierBiographies)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await stored()).earlierBiographies[0]?.text).toBe(before.biography)
})
