import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { untilReady, useSampleLibrary } from './screens'

interface Listed {
  readonly title: string
  readonly slug: string
  readonly status: string
  readonly notes: number
}

/** The command line as it is built; answers what it printed. */
function postil(...words: readonly string[]): string {
  return execFileSync(process.execPath, [join('bin', 'postil.mjs'), ...words], { encoding: 'utf8' })
}

test('of every post of the sample library the preview shows what its exported page holds', async ({
  launch,
  folder,
  libraryDir,
}) => {
  test.setTimeout(180_000)
  await useSampleLibrary(libraryDir)
  const out = join(folder, 'html')
  postil('export', libraryDir, '--out', out)
  const listed = JSON.parse(postil('list', libraryDir, '--json')) as readonly Listed[]

  const { page } = await launch()
  await untilReady(page)
  const article = page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')
  for (const { title, slug, notes } of listed.filter(({ status }) => status !== 'withheld')) {
    await page.keyboard.press('Control+p')
    await page.keyboard.insertText(title)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
    await expect(article.getByRole('heading', { level: 1 }).or(article.locator('h2').first()).first()).toHaveText(title)
    await expect(article.locator('[role=doc-endnotes] > ol > li')).toHaveCount(notes)
    const file = await readFile(join(out, `${slug}.html`), 'utf8')
    // Both as the browser writes them, which spells a no-break space its own way.
    const differing = () =>
      article.evaluate((root, exported) => {
        const markup = (element: Element | null) => [...(element?.children ?? [])].map((part) => part.outerHTML)
        const shown = markup(root).slice(2)
        const written = markup(new DOMParser().parseFromString(exported, 'text/html').querySelector('article'))
        const same = written.slice(-shown.length)
        return shown.length === 0 ? ['nothing is shown'] : shown.filter((part, at) => part !== same[at])
      }, file)
    await expect.poll(differing, { message: title }).toEqual([])
  }
})
