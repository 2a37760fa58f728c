import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeError } from '../../src/core/error-words'
import { nodeDisk } from '../../src/store/disk'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { named, report } from './faults/rounds'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

// D6 and D7: a full disk and short writes. Neither may be acknowledged, and neither may touch the old file.

function whyNoMount(): string | null {
  if (process.platform !== 'linux') return 'mounting a small disk is only tried on Linux'
  if (process.getuid?.() !== 0) return 'mounting a small disk needs root'
  return null
}

const noMount = whyNoMount()

test(named(
  'D6: a full disk keeps the old text, is named in the error, and the same save works once there is room',
  noMount,
), {
  skip: noMount !== null,
}, async () => {
  const mount = join(await temporaryFolder(), 'disk')
  await mkdir(mount)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount])
  try {
    await fillAndFree(mount)
  } finally {
    execFileSync('umount', ['-l', mount])
  }
})

async function fillAndFree(mount: string): Promise<void> {
  const dir = join(mount, 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'old' }))
  const path = join(dir, 'posts', `${post.id}.json`)
  const before = await readFile(path)
  await writeFile(join(mount, 'ballast'), Buffer.alloc(700 * 1024))

  const changes = { body: 'x'.repeat(400_000) }
  const refused = expectError(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))
  expect(refused).toMatchObject({ kind: 'disk', code: 'ENOSPC' })
  expect(describeError(refused)).toContain('the disk is full')
  expect(await readFile(path)).toEqual(before)
  expect((await readdir(join(dir, 'posts'))).filter((name) => name.endsWith('.postil-tmp'))).toEqual([])

  await rm(join(mount, 'ballast'))
  const saved = expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes }))
  expect(saved.post.body).toBe(changes.body)
  await store.close()
  report('D6', {
    'acknowledged while full': 0,
    'old file equal': 1,
    'saved after freeing': 1,
    'temporary files left': 0,
  })
}

test('D7: a disk that takes only half of each write still gets all of it', async () => {
  const disk = {
    ...nodeDisk,
    open: async (...how: Parameters<typeof nodeDisk.open>) => {
      const file = await nodeDisk.open(...how)
      return { ...file, write: (bytes: Uint8Array) => file.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2))) }
    },
  }
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { disk }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'x'.repeat(100_000) }))
  await store.close()
  expect(expectValue(await openLibrary(dir)).posts.list()).toMatchObject([{ id: post.id }])
})

test('D7: a disk that says it took a write and did not is found out, and the old file stands', async () => {
  let lies = false
  const disk = {
    ...nodeDisk,
    open: async (...how: Parameters<typeof nodeDisk.open>) => {
      const file = await nodeDisk.open(...how)
      const lie = async (bytes: Uint8Array) => {
        await file.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)))
        return bytes.byteLength
      }
      return { ...file, write: (bytes: Uint8Array) => (lies ? lie(bytes) : file.write(bytes)) }
    },
  }
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }, { disk }))
  const post = expectValue(await store.posts.create({ title: 'One', body: 'old' }))
  const path = join(dir, 'posts', `${post.id}.json`)
  const before = await readFile(path)
  lies = true
  const error = expectError(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'new' } }))
  expect(error).toMatchObject({ kind: 'disk', code: 'EIO' })
  expect(await readFile(path)).toEqual(before)
  lies = false
  expectValue(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'new' } }))
  report('D7', { 'short writes acknowledged': 0, 'old file equal': 1, 'next save': 1 })
})
