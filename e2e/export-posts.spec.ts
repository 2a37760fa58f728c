import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipboardOf } from './clipboard'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { copySample } from './library'
import { readPdf } from './pdf'

test('a PDF has the words, the notes and the links of its post, and leads nowhere that is not there', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const linked = join(libraryDir, 'posts', 'gag-rule.json')
  const post = JSON.parse(await readFile(linked, 'utf8'))
  const address = 'https://example.org/the_(record)?a=1&b=2'
  await writeFile(linked, JSON.stringify({ ...post, body: `${post.body}\nSee [the record](<${address}>).\n` }))
  const { app, page } = await launch()
  await page.getByRole('button', { name: /^Site/ }).click()
  await page.getByRole('tab', { name: 'Posts' }).click()
  for (const title of ['The Filibuster', 'A Calendar of the Gag Rule']) {
    await page.getByRole('textbox', { name: 'Posts' }).fill(title)
    await page.getByRole('checkbox', { name: title }).check()
  }
  const out = join(folder, 'pdf')
  await answerDialogs(app, { openFolder: out })
  await page.getByRole('combobox', { name: 'Format' }).selectOption('pdf')
  await page.getByRole('button', { name: 'Export 2 posts…' }).click()
  await expect(page.getByText(/^Exported /)).toBeVisible({ timeout: 20_000 })
  // What the post prints as a page it prints as a PDF.
  const pages = join(folder, 'pages')
  const chosen = ['filibuster', 'gag-rule'].flatMap((id) => ['--post', id])
  execFileSync(process.execPath, [join('bin', 'postil.mjs'), 'export', libraryDir, '--out', pages, ...chosen])
  for (const id of ['filibuster', 'gag-rule']) {
    const { slug, title } = JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8'))
    const { words, links, places } = readPdf(await readFile(join(out, `${slug}.pdf`)))
    const html = await bodyOf(join(pages, `${slug}.html`))
    const notes = html.match(/<li id="p-[a-z-]+-fn-\d+">/g)?.length ?? 0
    expect(bare(words)).toContain(bare(title))
    const runs = [...html.matchAll(/>([^<]{40,})</g)].map(([, text]) => bare(text ?? ''))
    expect(runs.length).toBeGreaterThan(20)
    for (const run of runs) expect(bare(words)).toContain(run)
    expect(notes).toBeGreaterThan(10)
    for (let note = 1; note <= notes; note += 1) expect(links).toContain(`#p-${id}-fn-${note}`)
    for (const link of links) if (link.startsWith('#')) expect(places).toContain(link.slice(1))
    expect(links.filter((link) => !link.startsWith('#'))).toEqual(id === 'gag-rule' ? [address] : [])
  }
})

/** What prints of a page: its body without the copies of notes for wide screens. */
async function bodyOf(file: string): Promise<string> {
  const html = await readFile(file, 'utf8')
  return html.slice(html.indexOf('<body>')).replaceAll(/<aside[\s\S]*?<\/aside>/g, '')
}

/** Letters alone: white space and ligatures are the printer's, and numbers of pages come between words. */
function bare(text: string): string {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return plain.normalize('NFKC').replaceAll(/[\s\d]+/g, '')
}

test('export chosen posts as PDF, Markdown and WordPress file, and copy one for other programs', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { app, page } = await launch()
  await page.getByRole('button', { name: /^Site/ }).click()
  await page.getByRole('tab', { name: 'Posts' }).click()
  await page.getByRole('textbox', { name: 'Posts' }).fill('jury')
  await page.getByRole('checkbox', { name: 'Jury Rooms' }).check()
  for (const [format, name, others, start] of [
    ['pdf', 'jury-rooms.pdf', [], '%PDF'],
    ['markdown', 'jury-rooms.md', ['_library.yaml'], '---\n'],
    ['wxr', 'the-quiet-docket.xml', [], '<?xml'],
  ] as const) {
    const out = join(folder, format)
    await answerDialogs(app, { openFolder: out })
    await page.getByRole('combobox', { name: 'Format' }).selectOption(format)
    await page.getByRole('button', { name: 'Export 1 post…' }).click()
    await expect(page.getByText(`Exported ${name}`)).toBeVisible({ timeout: 20_000 })
    expect((await readdir(out)).sort()).toEqual([...others, name])
    expect((await readFile(join(out, name))).toString('latin1').startsWith(start)).toBe(true)
  }

  await page.getByRole('button', { name: /^Posts/ }).click()
  await page.getByRole('list', { name: 'Posts' }).getByText('Jury Rooms').first().click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Jury Rooms')
  const run = async (command: string) => {
    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('combobox', { name: 'Commands' }).fill(command)
    await page.keyboard.press('Enter')
  }
  const clipboard = () => clipboardOf(app)
  await run('Copy this post for WordPress')
  await expect.poll(async () => (await clipboard()).text).toContain('<a href="#_ftn1" name="_ftnref1">[1]</a>')
  await run('Copy this post as rich text')
  await expect.poll(async () => (await clipboard()).html).toContain('role="doc-noteref"')
  expect((await clipboard()).text).toContain('The room I remember had a radiator')
})

test('Stop ends the printing of PDFs also while one is printed, and leaves nothing half-made', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { app, page } = await launch()
  await app.evaluate(({ app: electron }) => {
    electron.on('browser-window-created', (_, { webContents }) => {
      const print = webContents.printToPDF.bind(webContents)
      let count = 0
      // The first is printed, the second takes for ever.
      webContents.printToPDF = (options) => {
        count += 1
        return count === 1 ? print(options) : new Promise(() => undefined)
      }
    })
  })
  const out = join(folder, 'pdf')
  await answerDialogs(app, { openFolder: out })
  await page.getByRole('button', { name: /^Site/ }).click()
  await page.getByRole('tab', { name: 'Posts' }).click()
  await page.getByRole('checkbox', { name: /^All / }).check()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('pdf')
  await page.getByRole('button', { name: /^Export .* posts…$/ }).click()
  await expect(page.getByText(/^Writing post 2 of /)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. The folder stays as it was.')).toBeVisible()
  expect(await readdir(out)).toEqual([])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect(page.getByRole('button', { name: /^Export .* posts…$/ })).toBeVisible()
})
