import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createLibrary, openLibrary } from '../../../src/store/library-store'
import { removableDisk } from '../removable-disk'
import { expectError, expectValue, temporaryFolder } from '../temporary-folder'
import { numberIn, startWriter } from './process'
import { named, report } from './rounds'
import { bundled } from './scripts'

const noRoot =
  process.platform === 'linux' && process.getuid?.() === 0 ? null : 'it needs root, to mount and to become another user'
const options = { skip: noRoot !== null }
/** The user "nobody": as root, permissions hold nobody back. */
const NOBODY = { uid: 65_534, gid: 65_534 }
const PATIENCE = { timeout: 60_000 }

let script = ''
beforeAll(async () => {
  script = await bundled('save-loop')
})

describe('D8: a folder that closes while the library is open', () => {
  test(
    named('answers EACCES when its permissions go, and saves again when they come back', noRoot),
    options,
    async () => {
      const home = await temporaryFolder()
      await chmod(home, 0o755)
      const dir = join(home, 'lib')
      const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
      const { id } = expectValue(await store.posts.create({ title: 'One', body: '0  0' }))
      await store.close()
      await giveAway(dir)
      const writer = startWriter(script, [dir, '5000'], NOBODY)
      await writer.begun
      await chmod(join(dir, 'posts'), 0o555)
      await vi.waitFor(() => expect(writer.lines().at(-1)).toBe('! EACCES'), PATIENCE)
      const before = numberIn(
        (JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as { body: string }).body,
      )
      expect(before).toBe(writer.acknowledged().get(id))
      await chmod(join(dir, 'posts'), 0o755)
      await vi.waitFor(() => expect(writer.acknowledged().get(id)).toBeGreaterThan(before ?? 0), PATIENCE)
      writer.process.kill('SIGKILL')
      await writer.ended
      report('D8 permissions taken', { 'saves lost': 0, 'saved when they came back': 1 })
    },
  )

  test(named('opens for reading only when it may not be written, and writes nothing', noRoot), options, async () => {
    const home = await temporaryFolder()
    await chmod(home, 0o755)
    const dir = join(home, 'lib')
    const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
    expectValue(await store.posts.create({ title: 'One', body: '0  0' }))
    await store.close()
    await giveAway(dir)
    execFileSync('chmod', ['-R', 'a-w', dir])
    const writer = startWriter(script, [dir, '5000'], NOBODY)
    await writer.ended
    expect(writer.lines()).toEqual(['read-only folder'])
    report('D8 a folder not to be written', { 'files written': 0 })
  })

  test(
    named('tells a disk that turned read-only or was taken away, and goes on when it is back', noRoot),
    options,
    async () => {
      const mount = join(await temporaryFolder(), 'disk')
      await mkdir(mount)
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', mount])
      try {
        const store = expectValue(await createLibrary(join(mount, 'lib'), { title: 'Lib' }))
        const post = expectValue(await store.posts.create({ title: 'One', body: 'old' }))
        const save = (basedOn: number, body: string) => store.posts.save({ id: post.id, basedOn, changes: { body } })
        execFileSync('mount', ['-o', 'remount,ro', mount])
        expect(expectError(await save(1, 'new'))).toMatchObject({ kind: 'disk', code: 'EROFS' })
        expect(
          expectError(await store.posts.keepTyping({ id: post.id, basedOn: 1, changes: { body: 'new' } })),
        ).toMatchObject({ code: 'EROFS' })
        const reader = expectValue(await openLibrary(join(mount, 'lib')))
        expect(reader.readOnly).not.toBeNull()
        await reader.close()
        execFileSync('mount', ['-o', 'remount,rw', mount])
        const saved = expectValue(await save(1, 'new')).post
        await rename(join(mount, 'lib'), join(mount, 'away'))
        expect(expectError(await save(saved.revision, 'newer'))).toEqual({
          kind: 'disk',
          code: 'ENOENT',
          path: store.dir,
        })
        expect(expectError(await store.posts.create({ title: 'Two' }))).toMatchObject({ kind: 'disk', code: 'ENOENT' })
        await rename(join(mount, 'away'), join(mount, 'lib'))
        expect(expectValue(await save(saved.revision, 'newer')).post.body).toBe('newer')
        await store.close()
        report('D8 a disk turned read-only, a folder moved away', { acknowledged: 0, 'saved when it was back': 2 })
      } finally {
        execFileSync('umount', ['-l', mount])
      }
    },
  )

  test(
    named('writes nothing in the place of a disk that was unmounted, and goes on when it is back', noRoot),
    options,
    async () => {
      const { mount, attach, detach } = await removableDisk(await temporaryFolder())
      try {
        const store = expectValue(await createLibrary(join(mount, 'lib'), { title: 'Lib' }))
        const { id } = expectValue(await store.posts.create({ title: 'One', body: 'old' }))
        const typed = { id, basedOn: 1, changes: { body: 'typed while it was away' } }
        detach()
        expect(expectError(await store.posts.save(typed))).toEqual({ kind: 'disk', code: 'ENOENT', path: store.dir })
        expect(expectError(await store.posts.keepTyping(typed))).toMatchObject({ kind: 'disk', code: 'ENOENT' })
        expect(expectError(await store.posts.create({ title: 'Two' }))).toMatchObject({ kind: 'disk', code: 'ENOENT' })
        expect(await readdir(mount)).toEqual([])
        attach()
        expect(expectValue(await store.posts.save(typed)).post.body).toBe('typed while it was away')
        await store.close()
        report('D8 a disk unmounted', { acknowledged: 0, 'files in its place': 0, 'saved when it was back': 1 })
      } finally {
        detach()
      }
    },
  )
})

async function giveAway(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { recursive: true })) await chown(join(dir, entry), NOBODY.uid, NOBODY.gid)
  await chown(dir, NOBODY.uid, NOBODY.gid)
}
