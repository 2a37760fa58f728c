import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'

const SAMPLE = fileURLToPath(new URL('../resources/sample', import.meta.url))

test('export chosen posts as PDF and Markdown, and copy one for other programs', async ({
  launch,
  folder,
  libraryDir,
}) => {
  await cp(SAMPLE, libraryDir, { recursive: true })
  const { app, page } = await launch()
  await page.getByRole('button', { name: /^Site/ }).click()
  await page.getByRole('tab', { name: 'Posts' }).click()
  await page.getByRole('textbox', { name: 'Posts' }).fill('jury')
  await page.getByRole('checkbox', { name: 'Jury Rooms' }).check()
  for (const [format, name, others] of [
    ['pdf', 'jury-rooms.pdf', []],
    ['markdown', 'jury-rooms.md', ['_library.yaml']],
  ] as const) {
    const out = join(folder, format)
    await answerDialogs(app, { openFolder: out })
    await page.getByRole('combobox', { name: 'Format' }).selectOption(format)
    await page.getByRole('button', { name: 'Export 1 post…' }).click()
    await expect(page.getByText(`Exported ${name}`)).toBeVisible({ timeout: 20_000 })
    expect((await readdir(out)).sort()).toEqual([...others, name])
    const start = (await readFile(join(out, name))).subarray(0, 4).toString('latin1')
    expect(start).toBe(format === 'pdf' ? '%PDF' : '---\n')
  }

  await page.getByRole('button', { name: /^Posts/ }).click()
  await page.getByRole('list', { name: 'Posts' }).getByText('Jury Rooms').first().click()
  const run = async (command: string) => {
    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('combobox', { name: 'Commands' }).fill(command)
    await page.keyboard.press('Enter')
  }
  const clipboard = () =>
    app.evaluate(async ({ clipboard: board }) => {
      const older = board as unknown as { readHTML?: () => string }
      return { text: await board.readText(), html: older.readHTML?.() ?? '' }
    })
  await run('Copy this post for WordPress')
  await expect.poll(async () => (await clipboard()).text).toContain('<a href="#_ftn1" name="_ftnref1">[1]</a>')
  await run('Copy this post as rich text')
  await expect.poll(async () => (await clipboard()).html).toContain('role="doc-noteref"')
  expect((await clipboard()).text).toContain('The room I remember had a radiator')
})
