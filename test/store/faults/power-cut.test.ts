import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createLibrary } from '../../../src/store/library-store'
import { expectValue, temporaryFolder } from '../temporary-folder'
import { numberIn, pause, startWriter } from './process'
import { named, report, rounds } from './rounds'
import { bundled } from './scripts'

/**
 * D3. A power cut without special hardware: the store writes on a loop-mounted image; it is stopped, the image is copied
 * without a sync and the copy mounted, so that only what had reached the "disk" is there. lowdb's own adapter is put to
 * the same test, to see that it tells good from bad.
 */

interface FileSystem {
  readonly name: string
  readonly make: string
  readonly mountOptions: string
  readonly megabytes: number
}

const SYSTEMS: readonly FileSystem[] = [
  { name: 'ext4', make: 'ext4', mountOptions: 'loop', megabytes: 64 },
  { name: 'ext4 noauto_da_alloc', make: 'ext4', mountOptions: 'loop,noauto_da_alloc', megabytes: 64 },
  { name: 'XFS', make: 'xfs', mountOptions: 'loop', megabytes: 320 },
  { name: 'btrfs', make: 'btrfs', mountOptions: 'loop', megabytes: 128 },
]

function whyNot({ make }: FileSystem): string | null {
  if (process.platform !== 'linux') return 'it needs Linux'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const tool = ['/sbin', '/usr/sbin', '/bin', '/usr/bin'].some((folder) => existsSync(join(folder, `mkfs.${make}`)))
  if (!tool) return `mkfs.${make} is not installed`
  return existsSync('/dev/loop-control') ? null : 'there are no loop devices'
}

const scripts = { ours: '', lowdb: '' }
beforeAll(async () => {
  scripts.ours = await bundled('save-loop')
  scripts.lowdb = await bundled('lowdb-loop')
})

interface Outcome {
  readonly acknowledged: number
  /** Null: torn, missing or not to be mounted. */
  readonly stands: number | null
}

async function cutPower(system: FileSystem, which: 'ours' | 'lowdb'): Promise<Outcome> {
  const home = await temporaryFolder()
  const [image, crashed, mount, after] = ['disk.img', 'crashed.img', 'mount', 'after'].map((name) =>
    join(home, name),
  ) as [string, string, string, string]
  await writeFile(image, '')
  await truncate(image, system.megabytes * 1024 * 1024)
  execFileSync(`mkfs.${system.make}`, ['-q', image], { stdio: 'ignore' })
  await mkdir(mount)
  await mkdir(after)
  execFileSync('mount', ['-o', system.mountOptions, image, mount])
  let name = 'db'
  try {
    if (which === 'ours') name = await makeLibrary(join(mount, 'lib'))
    else await writeFile(join(mount, 'db.json'), '{"body":"0  0"}')
    execFileSync('sync', ['-f', mount])
    const writer = startWriter(scripts[which], [which === 'ours' ? join(mount, 'lib') : mount, '60000'])
    await writer.begun
    await pause(400 + Math.random() * 800)
    writer.process.kill('SIGSTOP')
    execFileSync('cp', ['--reflink=never', '--sparse=always', image, crashed])
    // What it acknowledged up to the cut may still be in the pipe.
    await pause(100)
    const acknowledged = writer.acknowledged().get(name) ?? 0
    writer.process.kill('SIGKILL')
    await writer.ended
    return {
      acknowledged,
      stands: await lookAfter(crashed, after, which === 'ours' ? `lib/posts/${name}.json` : 'db.json', system),
    }
  } finally {
    execFileSync('umount', ['-l', mount])
  }
}

async function makeLibrary(dir: string): Promise<string> {
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const { id } = expectValue(await store.posts.create({ title: 'One', body: '0  0' }))
  await store.close()
  return id
}

async function lookAfter(image: string, mount: string, path: string, system: FileSystem): Promise<number | null> {
  try {
    // The copy of an XFS image has the identity of the first, which is still mounted.
    execFileSync('mount', ['-o', system.make === 'xfs' ? 'loop,nouuid' : 'loop', image, mount], { stdio: 'ignore' })
  } catch {
    return null
  }
  try {
    return numberIn((JSON.parse(await readFile(join(mount, path), 'utf8')) as { body: string }).body)
  } catch {
    return null
  } finally {
    execFileSync('umount', ['-l', mount])
  }
}

async function run(system: FileSystem, which: 'ours' | 'lowdb', count: number) {
  let [lost, torn, most, saves] = [0, 0, 0, 0]
  for (let round = 0; round < count; round += 1) {
    const { acknowledged, stands } = await cutPower(system, which)
    saves += acknowledged
    if (stands === null) torn += 1
    else if (stands < acknowledged) {
      lost += 1
      most = Math.max(most, acknowledged - stands)
    }
  }
  report(`D3 ${system.name}, ${which === 'ours' ? 'Postil' : 'lowdb’s own adapter'}`, {
    rounds: count,
    'acknowledged saves': saves,
    'rounds that lost saves': lost,
    'most saves lost': most,
    torn,
  })
  return { lost, torn, saves }
}

for (const system of SYSTEMS) {
  const reason = whyNot(system)
  const count = system.name === 'ext4 noauto_da_alloc' ? rounds(2, 30) : rounds(1, 30)
  const name = `D3: a power cut on ${system.name} loses and tears nothing that was acknowledged`
  test(named(name, reason), {
    skip: reason !== null,
    timeout: count * 30_000,
  }, async () => {
    const { lost, torn, saves } = await run(system, 'ours', count)
    expect(saves).toBeGreaterThan(0)
    expect({ lost, torn }).toEqual({ lost: 0, torn: 0 })
  })
}

const control = SYSTEMS[1] as FileSystem
const noControl = whyNot(control)
const controls = rounds(1, 6)

test(named('D3: the same test finds lowdb’s own adapter out', noControl), {
  skip: noControl !== null,
  timeout: controls * 30_000,
}, async () => {
  const { lost, torn } = await run(control, 'lowdb', controls)
  expect(lost + torn).toBeGreaterThan(0)
})
