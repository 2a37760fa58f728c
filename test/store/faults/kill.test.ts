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

const ROUNDS = rounds(15, 300)

test(`D1: of ${ROUNDS} kills at a random moment of saving none loses or tears an acknowledged save`, {
  timeout: 30_000 + ROUNDS * 8_000,
}, async () => {
  const dirs = await Promise.all([1, 2, 3, 4, 5].map(libraryOf))
  let [saves, slowest] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = dirs[round % dirs.length] as string
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
    for (const name of await readdir(dir, { recursive: true })) {
      expect(name.endsWith('.postil-tmp'), `round ${round}: ${name} was not swept`).toBe(false)
      if (/^(posts|revisions)\b.*\.json$/.test(name)) JSON.parse(await readFile(join(dir, name), 'utf8'))
    }
  }
  expect(saves).toBeGreaterThan(ROUNDS)
  report('D1', { rounds: ROUNDS, 'posts checked': saves, lost: 0, torn: 0, 'slowest opening ms': Math.round(slowest) })
})

test('D10: of two processes on one folder one writes, the other reads, and a killed owner’s lock is taken over', async () => {
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
  report('D10', { processes: 3, 'writers at a time': 1, 'saves lost': 0 })
})
