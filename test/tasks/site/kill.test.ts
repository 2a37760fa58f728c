import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STAGE } from '../../../src/tasks/site/site-swap'
import { RESOURCES, SAMPLE } from '../../cli/run'
import { report, rounds } from '../../store/faults/rounds'
import { builtProgram } from './built-program'
import { treeOf } from './site-tree'

let folder = ''
let script = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-kill-'))
  script = await builtProgram('src/cli/index.ts', folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function startExport(library: string, out: string): ChildProcess {
  const args = JSON.stringify(['export', library, '--out', out, '--format', 'site'])
  const program = `require(${JSON.stringify(script)}).runCommandLine(${args}, { resources: ${JSON.stringify(RESOURCES)}, version: '1.2.3' }).then((code) => { process.exitCode = code })`
  return spawn(process.execPath, ['-e', program], { stdio: 'ignore' })
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))

type Tree = ReadonlyMap<string, string>
const same = (one: Tree, other: Tree) => JSON.stringify([...one]) === JSON.stringify([...other])

/** What stands in the folder beside the stage. */
async function siteOf(out: string): Promise<Tree> {
  return new Map([...(await treeOf(out))].filter(([path]) => !path.startsWith(`${STAGE}/`)))
}

/** Every page shows the name of the blog. */
async function rename(library: string, from: string, to: string): Promise<void> {
  const json = join(library, 'library.json')
  await writeFile(json, (await readFile(json, 'utf8')).replaceAll(from, to))
}

const ROUNDS = rounds(2, 60)

test(
  `D24: killed at ${ROUNDS} moments, the old site stands whole or the new one; the next export makes the new one, to the byte`,
  async () => {
    const library = join(folder, 'library')
    await cp(SAMPLE, library, { recursive: true })
    const out = join(folder, 'site')
    expect(await ended(startExport(library, out))).toBe(0)
    const old = await treeOf(out)
    await cp(out, join(folder, 'old'), { recursive: true })
    await rename(library, 'The Quiet Docket', 'The Louder Docket')
    const fresh = join(folder, 'fresh')
    const began = Date.now()
    expect(await ended(startExport(library, fresh))).toBe(0)
    const whole = Date.now() - began
    const wanted = await treeOf(fresh)

    const left = { old: 0, new: 0, moving: 0 }
    for (let at = 1; at <= ROUNDS; at += 1) {
      await rm(out, { recursive: true, force: true })
      await cp(join(folder, 'old'), out, { recursive: true })
      const child = startExport(library, out)
      const gone = ended(child)
      await new Promise((resolve) => setTimeout(resolve, (1.1 * whole * at) / (ROUNDS + 1)))
      child.kill('SIGKILL')
      await gone
      const stage = existsSync(join(out, STAGE, 'ready.json'))
      const site = await siteOf(out)
      const is = same(site, old) ? 'old' : same(site, wanted) ? 'new' : 'moving'
      left[is] += 1
      // Only while the list of moves is there may the site be between the two.
      if (is === 'moving') expect(stage).toBe(true)
      expect(await ended(startExport(library, out))).toBe(0)
      expect(await treeOf(out)).toEqual(wanted)
    }
    report('D24', { rounds: ROUNDS, ...left })
    expect(left.old).toBeGreaterThan(0)
  },
  rounds(10, 60) * 60_000,
)

/** Enough for the moves to take longer than looking and killing do. */
const SHORT_POSTS = 1_500
const MOVING_ROUNDS = rounds(3, 30)
/** How many are caught in the moves before it is enough: on a busy machine a kill may come too late. */
const ENOUGH = rounds(1, MOVING_ROUNDS)

test(
  `D24: killed in the moves, up to ${MOVING_ROUNDS} times, every file is whole, and the next export makes the rest of the moves`,
  async () => {
    const library = join(folder, 'short-posts')
    await shortPosts(library, SHORT_POSTS)
    const old = join(folder, 'old-short-posts')
    expect(await ended(startExport(library, old))).toBe(0)
    // With a file of somebody else's in it, a folder is not moved as one.
    await writeFile(join(old, 'posts', 'mine.txt'), 'mine')
    const before = await treeOf(old)
    await rename(library, 'Short posts', 'Posts that are short')
    const fresh = join(folder, 'fresh-short-posts')
    expect(await ended(startExport(library, fresh))).toBe(0)
    await writeFile(join(fresh, 'posts', 'mine.txt'), 'mine')
    const wanted = await treeOf(fresh)

    const left = { moving: 0, late: 0 }
    for (let round = 1; round <= MOVING_ROUNDS && left.moving < ENOUGH; round += 1) {
      const out = join(folder, `moving-${round}`)
      await cp(old, out, { recursive: true })
      await killedInMoves(library, out, round / (MOVING_ROUNDS + 1))
      const site = await siteOf(out)
      const sealed = existsSync(join(out, STAGE, 'ready.json'))
      expect([...site.keys()]).toEqual([...before.keys()])
      for (const [path, digest] of site) expect([before.get(path), wanted.get(path)], path).toContain(digest)
      const mixed = !same(site, before) && !same(site, wanted)
      if (mixed) expect(sealed).toBe(true)
      left[mixed ? 'moving' : 'late'] += 1
      expect(await ended(startExport(library, out))).toBe(0)
      expect(await treeOf(out)).toEqual(wanted)
      await rm(out, { recursive: true, force: true })
    }
    report('D24 in the moves', { rounds: left.moving + left.late, moves: before.size, ...left })
    expect(left.moving).toBeGreaterThan(0)
  },
  rounds(10, 60) * 60_000,
)

/** Kills an export from outside when this part of its moves is made, or just before it has ended. */
async function killedInMoves(library: string, out: string, part: number): Promise<void> {
  const child = startExport(library, out)
  // What looks on must get its turn before the moves are over, however busy the machine is.
  setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW)
  const gone = ended(child)
  let over = false
  void gone.then(() => {
    over = true
  })
  const list = join(out, STAGE, 'ready.json')
  while (!over && !existsSync(list)) await pause(1)
  const moved = files(list)
  const place = (path: string | undefined) => statSync(join(out, path ?? '')).ino
  const watched = moved[Math.floor(part * moved.length)]
  const stood = place(watched)
  // Without a turn for anything else: the moves take some hundredths of a second.
  while (place(watched) === stood && existsSync(list));
  child.kill('SIGKILL')
  await gone
}

/** The files that are moved one by one, once the list is written to its end; none when the moves are over. */
function files(list: string): readonly string[] {
  while (existsSync(list)) {
    try {
      return JSON.parse(readFileSync(list, 'utf8')).files
    } catch {
      // It is half written, or just gone.
    }
  }
  return []
}

async function shortPosts(library: string, posts: number): Promise<void> {
  await mkdir(join(library, 'posts'), { recursive: true })
  await writeFile(join(library, 'library.json'), JSON.stringify({ schema: 1, revision: 1, title: 'Short posts' }))
  const date = '2020-02-02T10:00:00Z'
  for (let at = 0; at < posts; at += 1) {
    const id = `post-${String(at).padStart(5, '0')}`
    const given = { schema: 1, id, revision: 1, title: id, slug: id, status: 'published', language: 'en' }
    const post = { ...given, date, created: date, modified: date, body: 'Short.\n' }
    await writeFile(join(library, 'posts', `${id}.json`), JSON.stringify(post))
  }
}
