import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STAGE } from '../../../src/tasks/site/site-swap'
import { RESOURCES, SAMPLE } from '../../cli/run'
import { rounds } from '../../store/faults/rounds'
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

const ROUNDS = rounds(4, 60)

test(
  `killed at ${ROUNDS} moments, the old site stands whole or the new one; the next export makes the new one, to the byte`,
  async () => {
    const library = join(folder, 'library')
    await cp(SAMPLE, library, { recursive: true })
    const out = join(folder, 'site')
    expect(await ended(startExport(library, out))).toBe(0)
    const old = await treeOf(out)
    await cp(out, join(folder, 'old'), { recursive: true })
    const json = join(library, 'library.json')
    await writeFile(json, (await readFile(json, 'utf8')).replaceAll('The Quiet Docket', 'The Louder Docket'))
    const fresh = join(folder, 'fresh')
    const began = Date.now()
    expect(await ended(startExport(library, fresh))).toBe(0)
    const whole = Date.now() - began
    const wanted = await treeOf(fresh)
    const same = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
      JSON.stringify([...one]) === JSON.stringify([...other])

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
      const site = new Map([...(await treeOf(out))].filter(([path]) => !path.startsWith(`${STAGE}/`)))
      const is = same(site, old) ? 'old' : same(site, wanted) ? 'new' : 'moving'
      left[is] += 1
      // Only while the list of moves is there may the site be between the two.
      if (is === 'moving') expect(stage).toBe(true)
      expect(await ended(startExport(library, out))).toBe(0)
      expect(await treeOf(out)).toEqual(wanted)
    }
    console.info(`killed ${ROUNDS} times: ${left.old} old, ${left.new} new, ${left.moving} in the moves`)
    expect(left.old).toBeGreaterThan(0)
  },
  rounds(10, 60) * 60_000,
)
