import type { ElectronApplication, Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

/** The misspelt word under a right click at the start of the text, as the window reports it; empty for none. */
async function wordUnderClick(app: ElectronApplication, page: Page): Promise<string> {
  const reported = app.evaluate(
    ({ BrowserWindow, Menu }) =>
      new Promise<string>((resolve) => {
        // The menu itself would wait for a person.
        Menu.prototype.popup = () => {}
        BrowserWindow.getAllWindows()[0]?.webContents.once('context-menu', (_event, params) =>
          resolve(params.misspelledWord),
        )
      }),
  )
  await page.getByRole('textbox', { name: 'Post body' }).click({ button: 'right', position: { x: 12, y: 12 } })
  return reported
}

test('a misspelt word is found with no network, and what lawyers write is known', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { app, page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  const typed = async (words: string) => {
    await body.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(`${words} `)
  }
  await typed('Consitution is misspelt')
  await expect.poll(() => wordUnderClick(app, page)).toBe('Consitution')
  await typed('Certiorari was granted')
  await expect.poll(() => wordUnderClick(app, page)).toBe('')
})
