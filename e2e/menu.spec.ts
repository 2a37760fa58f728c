import type { ElectronApplication } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

interface Item {
  readonly menu: string
  readonly label: string
  readonly accelerator: string
  readonly enabled: boolean
}

function menuItems(app: ElectronApplication): Promise<Item[]> {
  return app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
      (menu.submenu?.items ?? [])
        .filter((item) => item.type !== 'separator')
        .map((item) => ({
          menu: menu.label.replace('&', ''),
          label: item.label,
          accelerator: String(item.accelerator ?? ''),
          enabled: item.enabled,
        })),
    ),
  )
}

async function choose(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => menu.submenu?.items ?? [])
    const item = items.find((one) => one.label === wanted)
    if (!item) throw new Error(`no menu item ${wanted}`)
    item.click()
  }, label)
}

test('the menus hold the commands with their keys, and what cannot be done now is grey', async ({
  launch,
  libraryDir,
}) => {
  const { app, page } = await launch({ library: null })
  await expect(page.getByRole('button', { name: /^Start a new library/ })).toBeVisible()
  await expect
    .poll(async () => (await menuItems(app)).find(({ label }) => label === 'New post'))
    .toEqual({ menu: 'File', label: 'New post', accelerator: 'CommandOrControl+N', enabled: false })
  const items = await menuItems(app)
  expect(new Set(items.map(({ menu }) => menu))).toEqual(
    new Set([...items.map(({ menu }) => menu).filter((menu) => menu !== ''), 'File', 'Edit', 'View', 'Window', 'Help']),
  )
  expect(items.filter(({ menu }) => menu === 'Edit').map(({ label }) => label)).toContain('Undo')
  expect(libraryDir).not.toBe('')
})

test('choosing from a menu does what the command does', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'One', body: 'x' })))
  const { app, page } = await launch()
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('One')).toBeVisible()
  await expect.poll(async () => (await menuItems(app)).find(({ label }) => label === 'New post')?.enabled).toBe(true)
  await choose(app, 'New post')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect(page.getByRole('list', { name: 'Posts' }).getByRole('listitem')).toHaveCount(2)
})

test('Undo and Redo of the menu act on the text of the post, and are grey when there is nothing to take back', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'One', body: 'One' })))
  const { app, page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  const enabled = async (label: string) => (await menuItems(app)).find((item) => item.label === label)?.enabled
  await body.click()
  await expect(body).toHaveValue('One')
  await expect.poll(() => enabled('Undo')).toBe(false)
  // A command, which the browser's own history knows nothing of.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+b')
  await expect(body).toHaveValue('**One**')
  await expect.poll(() => enabled('Undo')).toBe(true)
  await choose(app, 'Undo')
  await expect(body).toHaveValue('One')
  await expect.poll(() => enabled('Undo')).toBe(false)
  await expect.poll(() => enabled('Redo')).toBe(true)
  await choose(app, 'Redo')
  await expect(body).toHaveValue('**One**')
})

test('Undo of the menu acts on the box that has the keyboard', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'One', body: 'One' })))
  const { app, page } = await launch()
  const search = page.getByRole('searchbox', { name: 'Search library' })
  await search.click()
  await page.keyboard.type('x')
  await expect(search).toHaveValue('x')
  await expect.poll(async () => (await menuItems(app)).find(({ label }) => label === 'Undo')?.enabled).toBe(true)
  await choose(app, 'Undo')
  await expect(search).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveValue('One')
})

test('Undo of the palette acts on the text', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'One', body: 'One' })))
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' more')
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('undo')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue('One')
})
