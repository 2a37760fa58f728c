import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'

test('a blog kept in Markdown files is brought in from the first window, and bringing it in again doubles nothing', async ({
  launch,
  folder,
}) => {
  const files = ['hello.md', 'plain.md', 'broken.md'].map((name) => join(folder, name))
  const [hello = '', plain = '', broken = ''] = files
  await writeFile(hello, '---\ntitle: Hello\ndate: 2020-05-06\ntopics: [Courts]\n---\n\nOne.[^a]\n\n[^a]: A note.\n')
  await writeFile(plain, '# On plain files\n\nNo front matter.\n')
  await writeFile(broken, '---\ntitle: [unclosed\n---\nBody\n')
  const { app, page } = await launch({ library: null })
  await answerDialogs(app, { openFolder: join(folder, 'My Blog'), openFiles: files })
  await page.getByRole('button', { name: /^Bring in a blog/ }).click()

  const report = page.getByRole('dialog', { name: '2 posts brought in' })
  await expect(report.getByRole('listitem')).toHaveText([
    /^Not readbroken\.md.*front matter/,
    /^Brought inHello hello\.md$/,
    /^Brought inOn plain files plain\.md$/,
  ])
  await expect(report).toContainText('New topics: Courts')
  await report.getByRole('button', { name: 'Close' }).click()
  const rows = page.getByRole('list', { name: 'Posts' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Hello')
  await expect(page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')).toContainText('A note.')

  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('Bring in posts')
  await page.keyboard.press('Enter')
  const again = page.getByRole('dialog', { name: 'Nothing was brought in' })
  await expect(again.getByText('Already there')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(rows).toHaveCount(2)

  const other = join(folder, 'other.md')
  await writeFile(other, '# Another one\n\nBody.\n')
  await answerDialogs(app, { openFiles: [other] })
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('Bring in posts')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '1 post brought in' }).getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('Taken back: 1 post is in the trash.')).toBeVisible()
  await expect(rows).toHaveCount(2)
})
