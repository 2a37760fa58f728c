import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copySampleLibrary } from '../src/tasks/sample-library'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'
import { canTrace, reachesOutside, tracedElectron } from './system-calls'

// Offline means offline, seen from outside of the app: at the system calls of all of its processes.

const IDLE = 30_000

test.describe('system calls', () => {
  test.skip(!canTrace(), 'strace is not here, or not allowed to watch')
  test.setTimeout(180_000)

  test('with the sample library open and idle for 30 s, no process of the app reaches for another machine', async ({
    launch,
    folder,
    libraryDir,
  }) => {
    value(await copySampleLibrary(join('resources', 'sample'), libraryDir))
    const traced = await tracedElectron(folder)
    const running = await launch({ executable: traced.executable })
    await expect(running.page.getByRole('list', { name: 'Posts' }).getByRole('listitem').first()).toBeVisible()
    await running.page.waitForTimeout(IDLE)
    await quit(running)
    const log = await traced.read()
    // The watch watched: the app talks to the display.
    expect(log).toContain('AF_UNIX')
    expect(reachesOutside(log)).toEqual([])
  })

  test('a hostile post makes the app open no file it names and reach for no machine', async ({
    launch,
    folder,
    libraryDir,
  }) => {
    const canary = join(folder, 'canary-of-this-test.txt')
    await writeFile(canary, 'the secret')
    const address = `file://${canary}`
    const body = [
      `![picture](${address}) ![relative](../../canary-of-this-test.txt) ![web](http://canary.example/a.png)`,
      `<img src="${address}"><iframe src="${address}"></iframe><object data="${address}"></object>`,
      `<link rel="stylesheet" href="${address}"><script src="${address}"></script>`,
      `<img src="app://postil/${canary}"><img src="app://postil/assets/../../..${canary}">`,
      `<video src="${address}" autoplay></video><svg><image href="${address}"/></svg>`,
      `[link](${address}) [web](https://canary.example/) [dns](//canary.example/)`,
    ].join('\n\n')
    await makeLibrary(libraryDir, async (store) => {
      const post = value(await store.posts.create({ title: `<img src="${address}">`, body }))
      value(
        await store.threads.add({
          post: post.id,
          comment: {
            parent: null,
            kind: 'reader',
            title: body,
            author: { name: body, email: '', url: address },
            status: 'approved',
            body,
            topics: [],
          },
        }),
      )
    })
    const traced = await tracedElectron(folder, 'connect,sendto,sendmsg,sendmmsg,open,openat,openat2')
    const running = await launch({
      executable: traced.executable,
      tolerate: [/Content Security Policy/, /Failed to load resource/, /Not allowed to load local resource/],
    })
    const { page } = running
    await expect(page.getByRole('tabpanel', { name: 'Preview' }).getByText('link', { exact: true })).toBeVisible()
    await page.getByRole('tab', { name: /^Comments/ }).click()
    const comment = page.getByRole('list', { name: 'Comments' }).getByRole('article')
    await expect(comment.getByText('link', { exact: true })).toBeVisible()
    await quit(running)
    const log = await traced.read()
    expect(log).toContain('library.json')
    expect(log.split('\n').filter((line) => line.includes('canary-of-this-test'))).toEqual([])
    expect(reachesOutside(log)).toEqual([])
    expect(await readFile(canary, 'utf8')).toBe('the secret')
  })

  test('the watch sees a program that connects', async ({ folder }) => {
    const log = join(folder, 'control.log')
    const script = "require('net').connect(9, '127.0.0.1').on('error', () => {})"
    spawnSync('strace', ['-f', '-qq', '-o', log, '-e', 'trace=connect', process.execPath, '-e', script])
    expect(await readFile(log, 'utf8')).toMatch(/sa_family=AF_INET, sin_port=htons\(9\)/)
  })
})

test('an address of another machine is told from our own', () => {
  const line = (address: string) =>
    `1 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("${address}")}, 16) = 0`
  expect(reachesOutside(line('127.0.0.1'))).toEqual([])
  expect(reachesOutside(line('192.0.2.1'))).toHaveLength(1)
  expect(reachesOutside('1 connect(5, {sa_family=AF_UNIX, sun_path="/tmp/x"}, 110) = 0')).toEqual([])
  const six = (address: string) =>
    `1 connect(5, {sa_family=AF_INET6, sin6_port=htons(53), inet_pton(AF_INET6, "${address}", &sin6_addr)}, 28) = 0`
  expect(reachesOutside(six('::1'))).toEqual([])
  expect(reachesOutside(six('2001:db8::1'))).toHaveLength(1)
})
