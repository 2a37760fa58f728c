import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../../src/store/library-store'
import { expectValue, temporaryFolder } from '../temporary-folder'
import { numberIn, pause, startWriter } from './process'
import { report, rounds } from './rounds'
import { bundled } from './scripts'

let script = ''
beforeAll(async () => {
  script = await bundled('save-loop')
})

async function libraryOf(posts: number): Promise<string> {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  for (let at = 0; at < posts; at += 1) expectValue(await store.posts.create({ title: `Post ${at}`, body: '0  0' }))
  await store.close()
  return dir
}

const ROUNDS = rounds(6, 300)

test(`D1: of ${ROUNDS} kills at a random moment of saving none loses or tears an acknowledged save`, {
  timeout: 30_000 + ROUNDS * 8_000,
}, async () => {
  const dir = await libraryOf(5)
  let [saves, slowest] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    const writer = startWriter(script, [dir, round % 3 === 2 ? '1000000' : '5000'])
    await writer.begun
    await pause(Math.random() * 250)
    writer.process.kill('SIGKILL')
    await writer.ended
    const start = performance.now()
    const store = expectValue(await openLibrary(dir))
    slowest = Math.max(slowest, performance.now() - start)
    expect(store.readOnly).toBeNull()
    expect(store.setAside()).toEqual([])
    expect(store.recovered).toEqual([])
    for (const [id, acknowledged] of writer.acknowledged()) {
      const stands = numberIn(expectValue(await store.posts.open(id)).body)
      expect(stands, `round ${round}: post ${id} is torn`).not.toBeNull()
      expect(stands, `round ${round}: post ${id} lost a save`).toBeGreaterThanOrEqual(acknowledged)
      saves += 1
    }
    await store.close()
    for (const name of await readdir(join(dir, 'posts'))) {
      expect(name.endsWith('.postil-tmp'), 'half-written files are swept').toBe(false)
      JSON.parse(await readFile(join(dir, 'posts', name), 'utf8'))
    }
  }
  report('D1', { rounds: ROUNDS, 'posts checked': saves, lost: 0, torn: 0, 'slowest opening ms': Math.round(slowest) })
  expect(slowest).toBeLessThan(10_000)
})

test('D10: of two processes on one folder one writes, the other reads, and a killed owner’s lock is taken over', {
  timeout: 60_000,
}, async () => {
  const dir = await libraryOf(2)
  const first = startWriter(script, [dir])
  await first.begun
  const second = startWriter(script, [dir])
  await second.ended
  expect(second.lines()).toEqual(['read-only locked'])
  first.process.kill('SIGKILL')
  await first.ended
  const third = startWriter(script, [dir, '5000', '10'])
  expect(await third.ended).toBe(0)
  expect(third.lines()).toHaveLength(10)
  const store = expectValue(await openLibrary(dir))
  for (const [id, number] of third.acknowledged())
    expect(numberIn(expectValue(await store.posts.open(id)).body)).toBe(number)
  await store.close()
})
