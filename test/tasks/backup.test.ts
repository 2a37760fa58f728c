import { execFileSync } from 'node:child_process'
import { mkdir, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { expiredBackups } from '../../src/core/backup-thinning'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { backUpLibrary } from '../../src/tasks/backup'
import { lastDailyBackup, makeDailyBackup } from '../../src/tasks/daily-backup'
import { restoreLibrary } from '../../src/tasks/restore'
import { readZipDirectory, readZipEntry } from '../../src/tasks/zip/reader'
import { ZipWriter } from '../../src/tasks/zip/writer'
import { expectError, expectValue, temporaryFolder } from '../store/temporary-folder'

async function fullLibrary() {
  const home = await temporaryFolder()
  const dir = join(home, 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'My Blog' }))
  const post = expectValue(
    await store.posts.create({ title: 'Ünïcode “title”', body: 'first \ud800 lone\r\n\r\n[^1]: note\n' }),
  )
  expectValue(await store.posts.save({ id: post.id, basedOn: 1, changes: { body: 'second' } }))
  const author = { name: 'Ann', email: '', url: '' }
  const comment = {
    parent: null,
    kind: 'reader',
    title: '',
    author,
    status: 'approved',
    topics: [],
    body: 'Hm.',
  } as const
  expectValue(await store.threads.add({ post: post.id, comment: { ...comment, topics: [] } }))
  for (const key of ['taft', '日本2020'])
    expectValue(await store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'book' } } }))
  expectValue(await store.topics.save({ basedOn: 0, changes: { topics: [] } }))
  expectValue(
    await store.assets.put(
      new Uint8Array(70_000).map((_, at) => (at * 7919) % 251),
      'png',
    ),
  )
  const gone = expectValue(await store.posts.create({ title: 'Gone', body: 'x' }))
  expectValue(await store.posts.save({ id: gone.id, basedOn: 1, changes: { body: 'y' } }))
  expectValue(await store.posts.remove(gone.id))
  await store.close()
  await mkdir(join(dir, 'styles'))
  await writeFile(join(dir, 'styles', 'law-review.csl'), '<style/>')
  return { home, dir, post }
}

/** Every file of a folder but the derived ones, with its bytes. */
async function contents(dir: string): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = relative(dir, join(entry.parentPath ?? entry.path, entry.name))
      .split(sep)
      .join('/')
    if (entry.isFile() && !path.startsWith('.postil/')) files[path] = await readFile(join(dir, path))
  }
  return files
}

describe('a backup', () => {
  test('D23: restored into a new folder it is the library, byte for byte, and opens', async () => {
    const { home, dir, post } = await fullLibrary()
    const seen: number[] = []
    const report = expectValue(
      await backUpLibrary(dir, join(home, 'out.zip'), { onProgress: ({ done }) => seen.push(done) }),
    )
    expect(report.files).toBe(Object.keys(await contents(dir)).length)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    const restored = expectValue(await restoreLibrary(report.file, join(home, 'restored')))
    expect(await contents(restored.dir)).toEqual(await contents(dir))
    const store = expectValue(await openLibrary(restored.dir))
    expect(store.setAside()).toEqual([])
    expect(expectValue(await store.revisions.list(post.id))).toHaveLength(1)
    const [entry] = expectValue(await store.trash.list())
    expectValue(await store.restoreFromTrash(entry?.name ?? ''))
    expect(store.posts.list()).toHaveLength(2)
    await store.close()
    console.log(`D23: files ${report.files}, equal byte for byte ${report.files}`)
  })

  test('is a ZIP file that other programs read', async () => {
    const { home, dir } = await fullLibrary()
    const { file } = expectValue(await backUpLibrary(dir, join(home, 'out.zip')))
    const unpacked = unzipSync(await readFile(file))
    const { 'postil-backup.json': manifest, ...files } = unpacked
    expect(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes)]))).toEqual(
      await contents(dir),
    )
    expect(JSON.parse(Buffer.from(manifest ?? []).toString())).toMatchObject({ postil: 'backup', format: 1 })
    let tool = 'tested'
    try {
      execFileSync('unzip', ['-tq', file])
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
      tool = 'not there'
    }
    console.log(`unzip: ${tool}`)
  })

  test('that is damaged anywhere is refused and leaves no folder', async () => {
    const { home, dir } = await fullLibrary()
    const { file, size } = expectValue(await backUpLibrary(dir, join(home, 'out.zip')))
    const whole = await readFile(file)
    for (let at = 10; at < size; at += Math.floor(size / 40)) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      await writeFile(file, damaged)
      const restored = await restoreLibrary(file, join(home, 'restored'))
      // A bit that nothing depends on (a date, a version number) may be lost; then the files must still be the same.
      if (restored.ok) expect(await contents(restored.value.dir)).toEqual(await contents(dir))
      else expect(restored.error.kind).toBe('corrupt')
      await rm(join(home, 'restored'), { recursive: true, force: true })
      expect((await readdir(home)).sort()).toEqual(['lib', 'out.zip'])
    }
    await writeFile(file, whole)
    for (const length of [0, 3, 100, size - 20, size - 30]) {
      await truncate(file, length)
      expect(expectError(await restoreLibrary(file, join(home, 'restored')))).toMatchObject({ kind: 'corrupt' })
      await writeFile(file, whole)
    }
  })

  test('that says of an entry that it is larger than the whole file is refused', async () => {
    const { home, dir } = await fullLibrary()
    const { file } = expectValue(await backUpLibrary(dir, join(home, 'out.zip')))
    const whole = await readFile(file)
    const packedSize = whole.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 20
    for (const claimed of [whole.byteLength, 0x7fffffff, 0x80000000, 0xfffffff0]) {
      whole.writeUInt32LE(claimed, packedSize)
      await writeFile(file, whole)
      expect(expectError(await restoreLibrary(file, join(home, 'restored')))).toMatchObject({ kind: 'corrupt' })
    }
  })

  test('can be stopped and then has changed nothing', async () => {
    const { home, dir } = await fullLibrary()
    await writeFile(join(home, 'out.zip'), 'yesterday')
    for (const after of [1, 5, 11]) {
      const controller = new AbortController()
      const stop = {
        signal: controller.signal,
        onProgress: ({ done }: { done: number }) => (done >= after ? controller.abort() : undefined),
      }
      expect(expectError(await backUpLibrary(dir, join(home, 'out.zip'), stop))).toEqual({ kind: 'cancelled' })
    }
    expect(await readFile(join(home, 'out.zip'), 'utf8')).toBe('yesterday')
    expect((await readdir(home)).sort()).toEqual(['lib', 'out.zip'])
  })

  test('is never restored over something', async () => {
    const { home, dir } = await fullLibrary()
    const { file } = expectValue(await backUpLibrary(dir, join(home, 'out.zip')))
    expect(expectError(await restoreLibrary(file, dir))).toMatchObject({ kind: 'disk', code: 'EEXIST' })
    await mkdir(join(home, 'empty'))
    expectValue(await restoreLibrary(file, join(home, 'empty')))
  })

  test('D17: whose files lead out of the folder is refused', async () => {
    const home = await temporaryFolder()
    const names = [
      '../x.json',
      '/etc/x',
      'posts/../../x.json',
      'posts/..\\..\\x.json',
      'C:\\x',
      'posts/a:b.json',
      'posts/x .json ',
      'bin/x.json',
      '.postil/lock',
      'trash/../x/y',
    ]
    for (const name of names) {
      const file = join(home, 'evil.zip')
      await writeZip(file, {
        'library.json': '{}',
        [name]: 'x',
        'postil-backup.json': JSON.stringify({
          postil: 'backup',
          format: 1,
          title: 'x',
          made: '',
          files: { 'library.json': { size: 2, sha256: '' }, [name]: { size: 1, sha256: '' } },
        }),
      })
      expect(expectError(await restoreLibrary(file, join(home, 'out'))), name).toMatchObject({ kind: 'corrupt' })
      expect((await readdir(home)).sort(), name).toEqual(['evil.zip'])
    }
  })
})

async function writeZip(path: string, files: Record<string, string>): Promise<void> {
  const handle = await open(path, 'w')
  const zip = new ZipWriter(async (bytes) => void (await handle.write(bytes)))
  for (const [name, text] of Object.entries(files)) await zip.add(name, Buffer.from(text))
  await zip.end()
  await handle.close()
}

test('a ZIP file may have more entries than the old format counts', async () => {
  const path = join(await temporaryFolder(), 'many.zip')
  const handle = await open(path, 'w+')
  const pieces: Uint8Array[] = []
  const zip = new ZipWriter(async (bytes) => void pieces.push(bytes))
  for (let at = 0; at < 66_000; at += 1) await zip.add(`posts/${at}.json`, new Uint8Array())
  await zip.end()
  await handle.write(Buffer.concat(pieces))
  const entries = await readZipDirectory(handle)
  expect(entries).toHaveLength(66_000)
  expect(await readZipEntry(handle, entries[65_999] as (typeof entries)[number], 0)).toEqual(Buffer.alloc(0))
  await handle.close()
})

describe('automatic backups', () => {
  test('are made once a day, and seven days and four weeks are kept', async () => {
    const { home, dir } = await fullLibrary()
    const folder = join(home, 'backups')
    await mkdir(folder)
    await writeFile(join(folder, 'my own.zip'), 'mine')
    const leftover = '.backup-2025-12-31.zip.0123456789ab.postil-tmp'
    await writeFile(join(folder, leftover), 'half a backup that a crash left')
    for (let day = 0; day < 60; day += 1) {
      const now = new Date(Date.UTC(2026, 0, 1 + day, 12))
      expect(expectValue(await makeDailyBackup(dir, folder, { now }))).not.toBeNull()
      if (day % 20 === 0) expect(expectValue(await makeDailyBackup(dir, folder, { now }))).toBeNull()
    }
    const names = (await readdir(folder)).sort()
    expect(names.filter((name) => name.startsWith('backup-')).map((name) => name.slice(7, 17))).toEqual(
      [
        '2026-01-25',
        '2026-02-01',
        '2026-02-08',
        '2026-02-15',
        '2026-02-22',
        '2026-02-23',
        '2026-02-24',
        '2026-02-25',
        '2026-02-26',
        '2026-02-27',
        '2026-02-28',
        '2026-03-01',
      ].slice(-names.length + 1),
    )
    expect(names).toContain('my own.zip')
    expect(names).not.toContain(leftover)
    expect(await lastDailyBackup(folder)).toBeGreaterThan(Date.now() - 600_000)
  })

  test('D13: a clock set to 1970 or ten years ahead takes no more than one day does', async () => {
    const { home, dir } = await fullLibrary()
    const folder = join(home, 'backups')
    const make = async (day: string) => expectValue(await makeDailyBackup(dir, folder, { now: new Date(day) }))
    for (let day = 1; day <= 9; day += 1) await make(`2026-06-0${day}T12:00:00Z`)
    const before = (await readdir(folder)).sort()
    await make('1970-01-02T12:00:00Z')
    await make('2036-06-01T12:00:00Z')
    await make('2026-06-09T12:00:00Z')
    const after = await readdir(folder)
    // One more day expires one of the oldest, whatever day it is.
    expect(before.filter((name) => !after.includes(name))).toEqual(['backup-2026-06-02.zip'])
    expect(after).toContain('backup-1970-01-02.zip')
    await make('2026-06-10T12:00:00Z')
    expect(await readdir(folder)).toContain('backup-2026-06-10.zip')
  })

  test('expire by week beyond the last seven days', () => {
    const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
    const kept = days.filter((day) => !expiredBackups(days, '2026-03-01').includes(day))
    expect(kept).toEqual([
      '2026-02-01',
      '2026-02-08',
      '2026-02-15',
      '2026-02-22',
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ])
    expect(expiredBackups(['2026-01-01', '2026-03-01'], '2026-03-01')).toEqual([])
  })
})
