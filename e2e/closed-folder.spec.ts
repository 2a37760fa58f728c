import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { report } from '../test/store/faults/rounds'
import { removableDisk } from '../test/store/removable-disk'
import { answerDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

// D8 in the real Electron. As root a folder's permissions hold nobody back, so there the disk itself turns read-only.

const isRoot = process.getuid?.() === 0

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const saveState = (page: Page) => page.getByRole('status', { name: 'Save state' })

interface Place {
  readonly dir: string
  close(): Promise<void>
  reopen(): Promise<void>
  readonly done: () => Promise<void>
}

test(`D8: what is typed while the disk is away is saved when it is back${isRoot ? '' : ' (not run: it needs root, to mount)'}`, async ({
  launch,
  folder,
}) => {
  test.skip(!isRoot, 'it needs root, to mount')
  const { mount, attach, detach } = await removableDisk(folder)
  try {
    const dir = join(mount, 'library')
    let id = ''
    await makeLibrary(dir, async (store) => {
      id = value(await store.posts.create({ title: 'Kept', body: 'Old.' })).id
    })
    const running = await launch({ library: dir, tolerate: [/./] })
    const { page, app } = running
    await expect(body(page)).toHaveValue('Old.')
    detach()
    await body(page).fill('Words for a disk that is away.')
    await expect(saveState(page)).toHaveText(/^Not saved: /)
    const copy = join(folder, 'copy.md')
    await answerDialogs(app, { saveAs: copy })
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect.poll(() => readFile(copy, 'utf8').catch(() => '')).toBe('# Kept\n\nWords for a disk that is away.')
    expect(await readdir(mount)).toEqual([])
    // Asked before the disk is back: once it is, the save is tried again by itself and the button goes.
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(saveState(page)).toHaveText(/^Not saved: /)
    attach()
    await expect(saveState(page)).toHaveText(/^Saved/)
    await expect(body(page)).toHaveValue('Words for a disk that is away.')
    await quit(running)
    const stands = JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as { body: string }
    expect(stands.body).toBe('Words for a disk that is away.')
    report('D8 a disk taken away, in the window', { 'characters lost': 0, 'files in its place': 0 })
  } finally {
    detach()
  }
})

async function placeIn(folder: string): Promise<Place> {
  const mount = join(folder, 'disk')
  const dir = join(mount, 'library')
  await mkdir(mount)
  if (isRoot) {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', mount])
    const remount = async (how: string) => void execFileSync('mount', ['-o', `remount,${how}`, mount])
    return {
      dir,
      close: () => remount('ro'),
      reopen: () => remount('rw'),
      done: async () => void execFileSync('umount', ['-l', mount]),
    }
  }
  const set = async (mode: number) => {
    for (const part of ['posts', 'revisions', '.postil']) await chmod(join(dir, part), mode)
  }
  return { dir, close: () => set(0o555), reopen: () => set(0o755), done: async () => undefined }
}

test('D8: text stays on screen while the folder is closed, can be copied elsewhere, and is saved when it opens', async ({
  launch,
  folder,
}) => {
  const place = await placeIn(folder)
  try {
    let id = ''
    await makeLibrary(place.dir, async (store) => {
      id = value(await store.posts.create({ title: 'Kept', body: 'Old.' })).id
    })
    const running = await launch({ library: place.dir, tolerate: [/./] })
    const { page, app } = running
    await expect(body(page)).toHaveValue('Old.')
    await place.close()
    await body(page).fill('New words that have nowhere to go.')
    await expect(saveState(page)).toHaveText(/^Not saved: /)
    await expect(page.getByRole('alert')).toContainText(isRoot ? 'the folder is read-only' : 'not open to you')
    const copy = join(folder, 'copy.md')
    await answerDialogs(app, { saveAs: copy })
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect.poll(() => readFile(copy, 'utf8').catch(() => '')).toBe('# Kept\n\nNew words that have nowhere to go.')
    await expect(body(page)).toHaveValue('New words that have nowhere to go.')
    await place.reopen()
    await expect(saveState(page)).toHaveText(/^Saved/)

    await rename(place.dir, `${place.dir}-away`)
    await body(page).fill('Words for a folder that is away.')
    await expect(saveState(page)).toHaveText(/^Not saved: /)
    await expect(body(page)).toHaveValue('Words for a folder that is away.')
    await rename(`${place.dir}-away`, place.dir)
    await expect(saveState(page)).toHaveText(/^Saved/)
    await quit(running)
    const stands = JSON.parse(await readFile(join(place.dir, 'posts', `${id}.json`), 'utf8')) as { body: string }
    expect(stands.body).toBe('Words for a folder that is away.')
    report('D8 a folder closed, then moved away, in the window', { 'characters lost': 0 })
  } finally {
    await place.done()
  }
})
