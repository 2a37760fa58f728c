import { chmod, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'
import { canActAsOtherUser, electronAsOtherUser, giveToOtherUser } from './other-user'

// Electron's checklist, item 4, and a read-only folder: both need an ordinary user, for root may do anything.

test.describe('as an ordinary user', () => {
  test.skip(!canActAsOtherUser(), 'tests cannot make and use another user here')

  test('every page runs in the sandbox of the system', async ({ launch, folder, libraryDir }) => {
    await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'Mine', body: 'x' })))
    giveToOtherUser(folder)
    const running = await launch({ executable: await electronAsOtherUser(folder) })
    await expect(running.page.getByRole('list', { name: 'Posts' }).getByText('Mine')).toBeVisible()
    const { switched, renderer, main } = await running.app.evaluate(({ app, BrowserWindow }) => ({
      switched: app.commandLine.hasSwitch('no-sandbox'),
      renderer: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
      main: process.pid,
    }))
    expect(switched).toBe(false)
    const status = await readFile(`/proc/${renderer}/status`, 'utf8')
    // Seccomp 2: only the system calls of a list; and a user namespace of its own.
    expect(status).toMatch(/^Seccomp:\s+2$/m)
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
    expect(await readlink(`/proc/${renderer}/ns/user`)).not.toBe(await readlink(`/proc/${main}/ns/user`))
    await quit(running)
  })

  test('a library in a folder that may not be written opens for reading, says so, and nothing in it changes', async ({
    launch,
    folder,
    libraryDir,
  }) => {
    await makeLibrary(libraryDir, async (store) =>
      value(await store.posts.create({ title: 'Kept', body: 'As it was.' })),
    )
    giveToOtherUser(folder)
    const folders = (await readdir(libraryDir, { withFileTypes: true })).filter((entry) => entry.isDirectory())
    for (const { name } of folders) await chmod(join(libraryDir, name), 0o555)
    await chmod(libraryDir, 0o555)
    const file = (await readdir(join(libraryDir, 'posts')))[0] as string
    const before = await readFile(join(libraryDir, 'posts', file), 'utf8')

    const running = await launch({ executable: await electronAsOtherUser(folder) })
    const { page } = running
    await page.getByRole('list', { name: 'Posts' }).getByText('Kept').click()
    await expect(page.getByRole('alert')).toContainText('This folder is read-only')
    await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveAttribute('readonly')
    await expect(page.getByRole('tabpanel', { name: 'Preview' }).getByText('As it was.')).toBeVisible()
    await quit(running)
    expect(await readFile(join(libraryDir, 'posts', file), 'utf8')).toBe(before)
    for (const { name } of folders) await chmod(join(libraryDir, name), 0o755)
    await chmod(libraryDir, 0o755)
  })
})
