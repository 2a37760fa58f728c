import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type Disk, nodeDisk } from '../../src/store/disk'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

async function closedLibrary() {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  await store.close()
  return { dir, lock: join(dir, '.postil', 'lock') }
}

test('a second opening reads only and says who writes; it writes once the first has closed', async () => {
  const { dir } = await closedLibrary()
  const first = expectValue(await openLibrary(dir))
  const second = expectValue(await openLibrary(dir))
  expect(first.readOnly).toBeNull()
  expect(second.readOnly).toEqual({ why: 'locked', owner: `Postil, process ${process.pid} on this computer` })
  expect(expectError(await second.posts.create({ title: 'x' }))).toMatchObject({ kind: 'read-only' })
  await second.close()
  expectValue(await first.posts.create({ title: 'still mine' }))
  await first.close()
  const third = expectValue(await openLibrary(dir))
  expect(third.readOnly).toBeNull()
  await third.close()
})

test('the lock of a process that is gone is taken over at once', async () => {
  const { dir, lock } = await closedLibrary()
  const child = spawn(process.execPath, ['-e', 'process.exit(0)'])
  await once(child, 'exit')
  await writeFile(lock, JSON.stringify({ token: 't', pid: child.pid, host: hostname(), began: '', program: 'Postil' }))
  const store = expectValue(await openLibrary(dir))
  expect(store.readOnly).toBeNull()
  expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid })
  await store.close()
})

test('a number that another process has got since is not taken for the owner', {
  skip: process.platform !== 'linux',
}, async () => {
  const { dir, lock } = await closedLibrary()
  await writeFile(
    lock,
    JSON.stringify({ token: 't', pid: process.ppid, host: hostname(), began: 'earlier boot/1', program: 'Postil' }),
  )
  const store = expectValue(await openLibrary(dir))
  expect(store.readOnly).toBeNull()
  await store.close()
})

/** Runs work whose waits pass as quickly as the disk answers. */
async function hurried<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  let done = false
  const ended = work()
  const end = () => {
    done = true
  }
  ended.then(end, end)
  try {
    while (!done) {
      vi.advanceTimersByTime(100)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return await ended
  } finally {
    vi.useRealTimers()
  }
}

/** Has somebody at another computer hold the lock, who showed to be alive so long ago (ms) by this computer's clock. */
async function heldElsewhere(lock: string, ago: number): Promise<void> {
  await writeFile(lock, JSON.stringify({ token: 't', pid: 1, host: 'another-desk', began: '', program: 'Postil' }))
  await beat(lock, Date.now() - ago)
}

const beat = (lock: string, at: number) => utimes(lock, new Date(at), new Date(at))

test('the lock of another computer holds while it beats, and is taken over after a minute of silence', async () => {
  const { dir, lock } = await closedLibrary()
  await heldElsewhere(lock, 0)
  const reader = expectValue(await openLibrary(dir))
  expect(reader.readOnly).toEqual({ why: 'locked', owner: 'Postil, process 1 on another-desk' })
  await reader.close()
  await heldElsewhere(lock, 61_000)
  await hurried(async () => {
    const writer = expectValue(await openLibrary(dir))
    expect(writer.readOnly).toBeNull()
    await writer.close()
  })
})

test('D13: the lock of another computer whose clock is an hour off holds while it beats', async () => {
  const { dir, lock } = await closedLibrary()
  await heldElsewhere(lock, 3_600_000)
  await hurried(async () => {
    let at = Date.now() - 3_600_000
    const beating = setInterval(() => {
      at += 5_000
      void beat(lock, at)
    }, 5_000)
    const reader = expectValue(await openLibrary(dir))
    clearInterval(beating)
    expect(reader.readOnly).toEqual({ why: 'locked', owner: 'Postil, process 1 on another-desk' })
    await reader.close()
  })
})

test('a lock that another computer gives back while its beat is waited for is free', async () => {
  const { dir, lock } = await closedLibrary()
  await heldElsewhere(lock, 61_000)
  let looks = 0
  const entry: Disk['entry'] = async (path) => {
    if (path === lock) looks += 1
    // Read, looked at for the first time, looked at again.
    if (path === lock && looks === 3) await rm(lock)
    return nodeDisk.entry(path)
  }
  await hurried(async () => {
    const store = expectValue(await openLibrary(dir, { disk: { ...nodeDisk, entry } }))
    expect(store.readOnly).toBeNull()
    await store.close()
  })
})

test('half a lock is no lock', async () => {
  const { dir, lock } = await closedLibrary()
  await writeFile(lock, '{"token":"t","pi')
  const store = expectValue(await openLibrary(dir))
  expect(store.readOnly).toBeNull()
  await store.close()
})

test('of ten openings at once exactly one writes', async () => {
  const { dir, lock } = await closedLibrary()
  await writeFile(
    lock,
    JSON.stringify({ token: 't', pid: 2 ** 22 + 1, host: hostname(), began: '', program: 'Postil' }),
  )
  const stores = await Promise.all(Array.from({ length: 10 }, async () => expectValue(await openLibrary(dir))))
  expect(stores.filter(({ readOnly }) => readOnly === null)).toHaveLength(1)
  for (const store of stores) await store.close()
})
