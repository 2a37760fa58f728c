import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, quit, type RunningApp, test } from './fixtures'
import { makeLibrary, value } from './library'

const onePost = (title: string) => (dir: string) =>
  makeLibrary(dir, async (store) => value(await store.posts.create({ title, body: 'Text.' })))

test('the app opens its window on its own scheme', async ({ launch }) => {
  const { page } = await launch({ library: null })
  expect(page.url()).toBe('app://postil/index.html')
  await expect(page).toHaveTitle(/Postil/)
})

test('it shows the library it was told to open, and the next time opens that one by itself', async ({
  launch,
  libraryDir,
}) => {
  await onePost('On the writ')(libraryDir)
  const first = await launch()
  await expect(first.page.getByRole('list', { name: 'Posts' }).getByText('On the writ')).toBeVisible()
  await quit(first)

  const second = await launch({ library: null })
  await expect(second.page.getByRole('list', { name: 'Posts' }).getByText('On the writ')).toBeVisible()
})

test('with --sample and no library yet, it makes the sample library in the documents folder, once', async ({
  launch,
  folder,
}) => {
  // Without a folder named in the system's settings, documents go to ~/Documents.
  const env = { HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') }
  const sample = join(folder, 'Documents', 'Postil Sample', 'library.json')
  const first = await launch({ library: null, args: ['--sample'], env })
  await expect(first.page.getByRole('list', { name: 'Posts' }).getByRole('listitem').first()).toBeVisible()
  const before = await readFile(sample, 'utf8')
  await quit(first)

  const again = await launch({ library: null, args: ['--sample'], env })
  await expect(again.page.getByRole('list', { name: 'Posts' }).getByRole('listitem').first()).toBeVisible()
  expect(await readFile(sample, 'utf8')).toBe(before)
})

test('a second start brings the first window forward and opens the library it names there', async ({
  launch,
  folder,
  libraryDir,
  userDataDir,
}) => {
  const other = join(folder, 'other')
  await onePost('In the first')(libraryDir)
  await onePost('In the second')(other)
  const { app, page } = await launch()
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('In the first')).toBeVisible()

  const electron = await app.evaluate(() => process.execPath)
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(electron, [...root, '.', '--user-data', userDataDir, '--library', other], { stdio: 'ignore' })
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).toBe(0)
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('In the second')).toBeVisible()
  expect(app.windows()).toHaveLength(1)
})

test('the window comes back with the size and place it had', async ({ launch, userDataDir }) => {
  const bounds = { x: 120, y: 90, width: 1010, height: 720 }
  const first = await launch({ library: null })
  const place = ({ app }: RunningApp) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const kept = async () => {
    const file = await readFile(join(userDataDir, 'settings.json'), 'utf8').catch(() => '{}')
    return JSON.parse(file).window
  }
  // While the display server shows a window, the news of where it was made may overtake those of where it was put.
  await expect
    .poll(() => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
  await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds)
  await expect.poll(kept).toEqual({ ...bounds, maximized: false })
  await expect.poll(() => place(first)).toEqual(bounds)
  await quit(first)
  expect(await kept()).toEqual({ ...bounds, maximized: false })
  const second = await launch({ library: null })
  await expect.poll(() => place(second)).toEqual(bounds)
})
