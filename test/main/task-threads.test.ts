import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TaskThread } from '../../src/main/workers/task-thread'
import { TaskThreads } from '../../src/main/workers/task-threads'
import type { Progress } from '../../src/tasks/progress'
import { RESOURCES, SAMPLE } from '../cli/run'
import { expectError, expectValue } from '../store/temporary-folder'
import { builtProgram } from '../tasks/site/built-program'

let folder = ''
let library = ''
let file = ''
let thread: TaskThread

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-task-thread-'))
  library = join(folder, 'library')
  await cp(SAMPLE, library, { recursive: true })
  file = await builtProgram('src/main/workers/task-worker.ts', folder)
  thread = new TaskThread(file)
}, 120_000)

afterAll(async () => {
  await thread.terminate()
  await rm(folder, { recursive: true, force: true })
})

const controller = () => new AbortController()
const site = (out: string) => ({ dir: library, out: join(folder, out), resources: RESOURCES, dryRun: false })

test('a thread does one piece of work after another, and tells of each how far it is', async () => {
  const progress: Progress[] = []
  const options = { onProgress: (step: Progress) => progress.push(step), signal: controller().signal }
  const first = expectValue(await thread.run('export-site', site('site'), options))
  expect(first.changes.length).toBeGreaterThan(10)
  expect(progress.length).toBeGreaterThan(0)
  progress.length = 0
  const again = expectValue(await thread.run('export-site', site('site'), options))
  expect(again.changes).toEqual([])
  expect(again.same).toBe(first.changes.length)
  expect(progress.length).toBeGreaterThan(0)
  const file = join(folder, 'backup.zip')
  expectValue(await thread.run('backup', { dir: library, file, title: 'The sample' }, options))
  expect(await readdir(folder)).toContain('backup.zip')
})

test('work that is stopped, or was before it began, is cancelled, and the thread does the next', async () => {
  const stopped = controller()
  const options = { onProgress: () => stopped.abort(), signal: stopped.signal }
  expect(expectError(await thread.run('export-site', site('stopped'), options)).kind).toBe('cancelled')
  expect(expectError(await thread.run('export-site', site('stopped'), options)).kind).toBe('cancelled')
  const next = { onProgress: () => undefined, signal: controller().signal }
  expect(expectValue(await thread.run('export-site', site('stopped'), next)).changes.length).toBeGreaterThan(10)
})

test('work that finds no library says why, and the thread does the next', async () => {
  const options = { onProgress: () => undefined, signal: controller().signal }
  const nowhere = { ...site('nowhere'), dir: join(folder, 'nowhere') }
  expect(expectError(await thread.run('export-site', nowhere, options)).kind).toBe('disk')
  expectValue(await thread.run('export-site', site('site'), options))
})

test('work on a thread that dies is answered as an internal fault, and the thread is known to be dead', async () => {
  const dying = new TaskThread(join(folder, 'no-such-file.cjs'))
  const options = { onProgress: () => undefined, signal: controller().signal }
  const error = expectError(await dying.run('export-site', site('dead'), options))
  expect(error).toMatchObject({ kind: 'internal', detail: expect.stringContaining('no-such-file') })
  expect(dying.lives).toBe(false)
})

test('the next piece of work gets the thread of the one before, two at once get one each, and none waits for ever', async () => {
  let begun = 0
  const count = () => {
    begun += 1
  }
  process.on('worker', count)
  const threads = new TaskThreads(file, 300)
  const run = async (out: string) => {
    const options = { onProgress: () => undefined, signal: controller().signal }
    expectValue(await threads.run('export-site', site(out), options))
  }
  try {
    await run('one')
    await run('one')
    expect(begun).toBe(1)
    await Promise.all([run('one'), run('two')])
    expect(begun).toBe(2)
    await run('two')
    expect(begun).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 600))
    await run('two')
    expect(begun).toBe(3)
  } finally {
    process.off('worker', count)
    await threads.end()
  }
})
