import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { request } from './bridge'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

/** The misspelt word under a right click at a place of the first line, as the window reports it; empty for none. */
async function wordUnderClick(app: ElectronApplication, page: Page, before = ''): Promise<string> {
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
  const x = 12 + (await widthOf(page, before))
  await page.getByRole('textbox', { name: 'Post body' }).click({ button: 'right', position: { x, y: 12 } })
  return reported
}

/** How wide words are in the text of a post (CSS pixels). */
function widthOf(page: Page, words: string): Promise<number> {
  return page.getByRole('textbox', { name: 'Post body' }).evaluate((area, text) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (!pen) throw new Error('nothing to measure with')
    const { fontSize, fontFamily } = getComputedStyle(area)
    pen.font = `${fontSize} ${fontFamily}`
    return pen.measureText(text).width
  }, words)
}

/** Whether a word of the first line is drawn with red under it; `before` is what stands before it. */
async function isUnderlined(page: Page, before: string, word: string): Promise<boolean> {
  const box = await page.getByRole('textbox', { name: 'Post body' }).boundingBox()
  if (!box) throw new Error('no text on screen')
  const [x, width] = [box.x + (await widthOf(page, before)), await widthOf(page, word)]
  const png = await page.screenshot({ clip: { x, y: box.y, width, height: 40 } })
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes]))
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    if (!pen) throw new Error('nothing to draw with')
    pen.drawImage(picture, 0, 0)
    const { data } = pen.getImageData(0, 0, picture.width, picture.height)
    const isRed = (_: number, at: number) => {
      const [red = 0, green = 0, blue = 0] = data.slice(4 * at, 4 * at + 3)
      return red > green + 100 && red > blue + 100
    }
    return Array.from({ length: data.length / 4 }, isRed).includes(true)
  }, png.toString('base64'))
}

test('a misspelt word is found with no network, and what lawyers write is known', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { app, page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await page.keyboard.type('Consitution is misspelt ')
  await expect.poll(() => wordUnderClick(app, page)).toBe('Consitution')
  // That nothing is underlined says as little as that nothing was looked up yet: the dictionary is asked.
  const words = ['Certiorari', 'certiorarri', 'amicus', 'Consitution']
  expect(await request(page, 'spelling.check', { words })).toEqual({ ok: true, value: ['certiorarri', 'Consitution'] })
})

/** A word of no language. It is looked up with those before it: once it is underlined, they have been judged. */
const NONE = 'Xqzptlkrwvb'

/** Writes words at the start of an empty text and answers how the first of them is judged. */
async function judged(app: ElectronApplication, page: Page, words: string): Promise<string> {
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(`${words} ${NONE} `)
  await expect.poll(() => wordUnderClick(app, page, `${words} `)).toBe(NONE)
  return wordUnderClick(app, page)
}

test('a dictionary that a person adds checks the posts in its language, and no others', async ({
  launch,
  libraryDir,
  folder,
}) => {
  await writeFile(join(folder, 'de_DE.aff'), 'SET ISO8859-1\nTRY esianrtolcdugmphbyfvkwESIANRTOLCDUGMPHBYFVKW\n')
  await writeFile(join(folder, 'de_DE.dic'), Buffer.from('3\nHäuser\nder\nStadt\n', 'latin1'))
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'Eins', body: '', language: 'de' }))
  const { app, page } = await launch()
  await expect.poll(() => request(page, 'spelling.check', { words: ['Häuserr'] })).toEqual({ ok: true, value: [] })
  await page.getByRole('button', { name: 'Settings' }).click()
  const list = page.getByRole('list', { name: 'Dictionaries' })
  await expect(list.getByRole('listitem')).toHaveText([/American English|English \(United States\)/, /English/])
  await answerDialogs(app, { openFiles: [join(folder, 'de_DE.dic')] })
  await page.getByRole('button', { name: 'Add a dictionary…' }).click()
  await expect(list.getByRole('listitem').nth(2)).toHaveText(/^German \(Germany\)de-DE/)

  await page.getByRole('button', { name: /^Posts/ }).click()
  expect(await judged(app, page, 'Häuserr der Stadt')).toBe('Häuserr')
  expect(await judged(app, page, 'Häuser der Stadt')).toBe('')

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Remove German (Germany)' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
})

test('a file that is no dictionary is refused with the reason', async ({ launch, libraryDir, folder }) => {
  await writeFile(join(folder, 'fr.dic'), 'bonjour\n')
  await writeFile(join(folder, 'fr.aff'), 'SET UTF-8\n')
  await makeLibrary(libraryDir)
  const { app, page } = await launch()
  await page.getByRole('button', { name: 'Settings' }).click()
  await answerDialogs(app, { openFiles: [join(folder, 'fr.dic')] })
  await page.getByRole('button', { name: 'Add a dictionary…' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'Not added: fr.dic: the .dic file does not begin with the number of its words.',
  )
  await expect(page.getByRole('list', { name: 'Dictionaries' }).getByRole('listitem')).toHaveCount(2)
})

test('a dictionary that never comes to an end is refused, and those that were there go on', async ({
  launch,
  libraryDir,
  folder,
}) => {
  // Its rule of compounds lets a word be parted in more ways than can be tried.
  await writeFile(join(folder, 'fr.aff'), `SET UTF-8\nCOMPOUNDRULE 1\nCOMPOUNDRULE ${'A*'.repeat(16)}B\n`)
  await writeFile(join(folder, 'fr.dic'), '2\na/A\nb/B\n')
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { app, page } = await launch()
  await page.getByRole('button', { name: 'Settings' }).click()
  await answerDialogs(app, { openFiles: [join(folder, 'fr.dic')] })
  await page.getByRole('button', { name: 'Add a dictionary…' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'Not added: fr.dic is no dictionary that can be used: it takes too long.',
    // It is given ten seconds.
    { timeout: 60_000 },
  )
  await expect(page.getByRole('list', { name: 'Dictionaries' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: /^Posts/ }).click()
  expect(await judged(app, page, 'Consitution of Arizona')).toBe('Consitution')
})

test('the names of the library are learned on request, and are right from then on', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    const csl = { type: 'book', title: 'Copper', author: [{ family: 'Marchettini', given: 'Lena' }] }
    value(await store.sources.save({ key: 'marchettini1987', basedOn: 0, changes: { csl } }))
    value(await store.posts.create({ title: 'Old', body: 'The judge Quintavalla said so, and then Quintavalla left.' }))
    value(await store.posts.create({ title: 'New', body: '' }))
  })
  const { app, page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: 'New' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('New')
  expect(await judged(app, page, 'Marchettini wrote')).toBe('Marchettini')
  expect(await judged(app, page, 'Quintavalla wrote')).toBe('Quintavalla')
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('learn the names')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 names learned')).toBeVisible()
  expect(await judged(app, page, 'Marchettini wrote')).toBe('')
  expect(await judged(app, page, 'Quintavalla wrote')).toBe('')
})

/**
 * Right-clicks the first word of the text and chooses from the menu that comes up; answers what it offered. The menu of a
 * click before may come up late: the one that is meant offers the label.
 */
async function chooseForWord(app: ElectronApplication, page: Page, label: string): Promise<readonly string[]> {
  await app.evaluate(({ Menu }) => {
    const menus: Electron.Menu[] = []
    Object.assign(globalThis, { postilMenus: menus })
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      menus.push(this)
    }
  })
  await page.getByRole('textbox', { name: 'Post body' }).click({ button: 'right', position: { x: 12, y: 12 } })
  const choose = () =>
    app.evaluate((_electron, wanted) => {
      const { postilMenus } = globalThis as unknown as { postilMenus: Electron.Menu[] }
      const menu = postilMenus.find(({ items }) => items.some((item) => item.label === wanted))
      menu?.items.find((item) => item.label === wanted)?.click()
      return menu?.items.map((item) => item.label) ?? null
    }, label)
  let labels: string[] | null = null
  await expect
    .poll(async () => {
      labels = await choose()
      return labels
    })
    .not.toBeNull()
  return labels ?? []
}

test('the right-click menu offers what may have been meant, puts it in, and learns a word', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { app, page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  expect(await judged(app, page, 'Consitution of Arizona')).toBe('Consitution')
  const labels = await chooseForWord(app, page, 'Constitution')
  expect(labels[0]).toBe('Constitution')
  expect(labels).toContain('Learn “Consitution”')
  expect(labels).toContain('Undo')
  await expect(body).toHaveValue(`Constitution of Arizona ${NONE} `)
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue(`Consitution of Arizona ${NONE} `)

  expect(await judged(app, page, 'Postillated words')).toBe('Postillated')
  await chooseForWord(app, page, 'Learn “Postillated”')
  await expect.poll(() => request(page, 'spelling.check', { words: ['Postillated'] })).toEqual({ ok: true, value: [] })
  expect(await judged(app, page, 'Postillated words')).toBe('')
})

test('the line under a learned word goes at once, wherever the word stands, and the others keep theirs', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { app, page } = await launch()
  await page.getByRole('textbox', { name: 'Post body' }).click()
  // The paragraph that the caret leaves is looked up again anyway.
  await page.keyboard.type(`Postillated words are Postillated ${NONE}\n\nPlain words.`)
  await expect.poll(() => wordUnderClick(app, page)).toBe('Postillated')
  const second = () => isUnderlined(page, 'Postillated words are ', 'Postillated')
  const other = () => isUnderlined(page, 'Postillated words are Postillated ', NONE)
  await expect.poll(second).toBe(true)
  await chooseForWord(app, page, 'Learn “Postillated”')
  await expect.poll(second).toBe(false)
  await expect.poll(other).toBe(true)
  expect(await second()).toBe(false)
})
