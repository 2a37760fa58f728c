import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SiteFolder } from '../../../src/tasks/site/site-folder'
import { STAGE } from '../../../src/tasks/site/site-swap'
import { builtProgram } from './built-program'
import { treeOf } from './site-tree'

/** Writes these files as an export does; what an earlier one wrote and is not among them goes away. */
const EXPORT = `
import { SiteFolder } from ${JSON.stringify(join(process.cwd(), 'src/tasks/site/site-folder.ts'))}
import { sha256 } from ${JSON.stringify(join(process.cwd(), 'src/tasks/site/digest.ts'))}
export async function exportFiles(dir, files) {
  const folder = SiteFolder.open(dir)
  const stage = await folder.stage()
  const written = new Map()
  for (const [path, content] of Object.entries(files)) {
    const entry = { sha256: sha256(content), bytes: Buffer.byteLength(content) }
    written.set(path, entry)
    if (folder.known.get(path)?.sha256 !== entry.sha256) stage.write(path, content)
  }
  stage.swap(written, [...folder.known.keys()].filter((path) => !written.has(path)))
}`

/** Kills its own process at the given call that changes the disk, as kill -9 does. */
const KILLED = `
const fs = require('node:fs')
let left = Number(process.argv[1])
const fatal = (call) => function (...args) {
  if (left-- === 0) { process.kill(process.pid, 'SIGKILL'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }
  return call.apply(this, args)
}
for (const name of ['renameSync', 'mkdirSync', 'rmSync', 'rmdirSync', 'writeFileSync']) fs[name] = fatal(fs[name])
for (const name of ['writeFile', 'mkdir', 'rm']) fs.promises[name] = fatal(fs.promises[name])
require(process.argv[2]).exportFiles(process.argv[3], JSON.parse(process.argv[4])).catch((fault) => { console.error(fault); process.exit(1) })`

const OLD = {
  'index.html': 'old home',
  'robots.txt': 'same',
  'posts/a/index.html': 'old a',
  'posts/b/index.html': 'old b',
  'posts/gone/index.html': 'old gone',
  'archive/index.html': 'old archive',
  'assets/site.css': 'old style',
  'assets/font.woff2': 'same font',
  page: 'a page whose address becomes a folder',
  'other/index.html': 'a page whose address becomes a file',
}
const NEW = {
  'index.html': 'new home',
  'robots.txt': 'same',
  'posts/a/index.html': 'new a',
  'posts/b/index.html': 'new b',
  'posts/c/index.html': 'new c',
  'archive/index.html': 'new archive',
  'assets/site.css': 'new style',
  'assets/font.woff2': 'same font',
  'page/index.html': 'in the folder',
  other: 'the file',
}
const OTHERS = { CNAME: 'blog.example', 'archive/mine.txt': 'mine', 'posts.txt': 'mine too' }

let folder = ''
let built = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-swap-'))
  await writeFile(join(folder, 'export.ts'), EXPORT)
  built = await builtProgram(join(folder, 'export.ts'), folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the export, killed at its Nth call; answers whether it ended by itself. */
function exported(dir: string, files: Readonly<Record<string, string>>, killAt = -1): boolean {
  const args = ['-e', KILLED, '--', String(killAt), built, dir, JSON.stringify(files)]
  const { status, signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(stderr)
  return status === 0
}

async function put(dir: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
}

async function siteOf(dir: string): Promise<Map<string, string>> {
  return new Map([...(await treeOf(dir))].filter(([path]) => !path.startsWith(`${STAGE}/`)))
}

test('killed at any call, the old site stands whole, or the moves are finished by whoever opens the folder next', async () => {
  const old = join(folder, 'old')
  exported(old, OLD)
  await put(old, OTHERS)
  const before = await treeOf(old)
  const whole = join(folder, 'new')
  await cp(old, whole, { recursive: true })
  exported(whole, NEW)
  const after = await treeOf(whole)
  expect([...after.keys()]).toEqual([...Object.keys(NEW), ...Object.keys(OTHERS), 'postil-site.json'].sort())

  const seen = { old: 0, moving: 0, new: 0 }
  for (let killAt = 0; ; killAt += 1) {
    const dir = join(folder, `killed-${killAt}`)
    await cp(old, dir, { recursive: true })
    const ended = exported(dir, NEW, killAt)
    const left = await siteOf(dir)
    const moving = (await readdir(dir)).includes(STAGE) && (await readdir(join(dir, STAGE))).includes('ready.json')
    const is = (tree: ReadonlyMap<string, string>) => JSON.stringify([...left]) === JSON.stringify([...tree])
    for (const path of Object.keys(OTHERS)) expect(left.get(path), `${path} at ${killAt}`).toBe(before.get(path))
    // A file is whole, the old or the new one, and never missing where both sites have it, but in the one moment between the
    // two moves of its folder.
    for (const [path, digest] of left) expect([before.get(path), after.get(path)], path).toContain(digest)
    if (!moving) expect(is(before) || is(after), `at call ${killAt}`).toBe(true)
    seen[is(before) ? 'old' : is(after) ? 'new' : 'moving'] += 1
    SiteFolder.open(dir)
    expect([...(await siteOf(dir))], `finished after call ${killAt}`).toEqual([
      ...(is(before) && !moving ? before : after),
    ])
    await rm(dir, { recursive: true, force: true })
    if (ended) break
  }
  expect(seen.old).toBeGreaterThan(10)
  expect(seen.moving).toBeGreaterThan(5)
  expect(seen.new).toBeGreaterThan(0)
}, 120_000)

test('a folder that is new from end to end is moved as one; one with a file of others is not', async () => {
  const dir = join(folder, 'counted')
  exported(dir, OLD)
  await put(dir, OTHERS)
  const stage = await SiteFolder.open(dir).stage()
  for (const [path, content] of Object.entries(NEW)) if (!content.startsWith('same')) stage.write(path, content)
  const { planSwap } = await import('../../../src/tasks/site/site-swap')
  const plan = planSwap(dir, {
    write: Object.keys(NEW).filter((path) => !NEW[path as keyof typeof NEW].startsWith('same')),
    remove: ['posts/gone/index.html', 'page', 'other/index.html'],
    kept: Object.keys(NEW),
    known: Object.keys(OLD),
  })
  expect(plan).toEqual({
    folders: ['posts'],
    files: ['index.html', 'archive/index.html', 'assets/site.css', 'page/index.html', 'other'],
    remove: ['posts/gone/index.html', 'page', 'other/index.html'],
    own: ['posts/a/index.html', 'posts/b/index.html', 'posts/gone/index.html'],
  })
})
