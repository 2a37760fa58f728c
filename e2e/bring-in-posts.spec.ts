import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { call, note, paragraph, run, wordFile } from '../test/tasks/import/word-file'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { copySample } from './library'

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

  const other = join(folder, 'other.docx')
  const text = paragraph(run('Another one'), 'Title') + paragraph(run('Word.') + call('footnote', 1))
  await writeFile(other, wordFile({ body: text, footnotes: note('footnote', 1, paragraph(run('From Word.'))) }))
  await answerDialogs(app, { openFiles: [other] })
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('Bring in posts')
  await page.keyboard.press('Enter')
  const word = page.getByRole('dialog', { name: '1 post brought in' })
  await expect(word.getByRole('listitem')).toHaveText(/^Brought inAnother one other\.docx$/)
  await word.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('Taken back: 1 post is in the trash.')).toBeVisible()
  await expect(rows).toHaveCount(2)
})

test('a WordPress export comes in with its notes and comments; one that is stopped keeps what came in until then', async ({
  launch,
  folder,
  libraryDir,
}) => {
  const small = join(folder, 'small.xml')
  const large = join(folder, 'large.xml')
  await writeFile(small, wordpressExport(1))
  await writeFile(large, wordpressExport(2000))
  await copySample(libraryDir)
  const { app, page } = await launch()
  await expect(page.getByRole('list', { name: 'Posts' })).toBeVisible()
  const bringIn = async (file: string) => {
    await answerDialogs(app, { openFiles: [file] })
    await page.keyboard.press('Control+Shift+p')
    await page.keyboard.type('Bring in posts')
    await page.keyboard.press('Enter')
  }
  await bringIn(small)
  const report = page.getByRole('dialog', { name: '1 post brought in with 1 comment' })
  await report.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Oath 1')
  await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveValue('Sworn.[^1]\n\n[^1]: At 1.\n')
  await page.getByRole('tab', { name: /^Comments/ }).click()
  await expect(page.getByRole('article').filter({ hasText: 'I doubt it.' })).toContainText('By whom?')
  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('As it was brought in')

  await bringIn(large)
  const progress = page.getByRole('dialog', { name: 'Bringing in posts' })
  await expect(progress.getByText(/^Oath \d+$/)).toBeVisible()
  await progress.getByRole('button', { name: 'Stop' }).click()
  const stopped = page.getByRole('dialog', { name: /brought in/ })
  await expect(stopped).toContainText('You stopped it.')
  await stopped.getByRole('button', { name: 'Close' }).click()
  const kept = await readdir(join(libraryDir, 'posts'))
  expect(kept.length).toBeLessThan(2000)
  await page.getByRole('button', { name: /^Topics/ }).click()
  await expect(page.getByRole('treeitem', { name: /^Law/ })).toBeVisible()
})

/** As WordPress writes it, with notes typed by hand and one comment a post. */
function wordpressExport(posts: number): string {
  const items = Array.from({ length: posts }, (_, at) => {
    const comment =
      `<wp:comment><wp:comment_id>${at + 1}</wp:comment_id><wp:comment_author>Ann</wp:comment_author>` +
      '<wp:comment_date>2016-06-11 10:00:00</wp:comment_date><wp:comment_approved>1</wp:comment_approved>' +
      '<wp:comment_content>I doubt it.[1]\n\n[1] By whom?</wp:comment_content></wp:comment>'
    return (
      `<item><title>Oath ${at + 1}</title><dc:creator>ida</dc:creator><wp:post_name>oath-${at + 1}</wp:post_name>` +
      '<wp:post_date>2016-06-10 09:15:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>' +
      '<category domain="category" nicename="law">Law</category>' +
      `<content:encoded><![CDATA[Sworn.[1]\n\n[1] At ${at + 1}.]]></content:encoded>${comment}</item>`
    )
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><wp:wxr_version>1.2</wp:wxr_version>
${items.join('\n')}
</channel></rss>
`
}
