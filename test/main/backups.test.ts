import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { Backups } from '../../src/main/backups'
import { runTask } from '../../src/main/run-task'
import { expectError, expectValue, temporaryFolder } from '../store/temporary-folder'

/** The tasks that were begun, each with the way to end it; one that is stopped ends as cancelled by itself. */
const { begun } = vi.hoisted(() => ({ begun: [] as Begun[] }))
interface Begun {
  readonly task: string
  readonly input: unknown
  readonly end: (failure?: string) => void
}
vi.mock('../../src/main/run-task', () => ({
  runTask: vi.fn(
    (task: string, input: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve) => {
        const stop = () => resolve({ ok: false, error: { kind: 'cancelled' } })
        if (signal.aborted) stop()
        signal.addEventListener('abort', stop)
        const end = (code?: string) =>
          resolve(code ? { ok: false, error: { kind: 'disk', code, path: 'x' } } : { ok: true, value: null })
        begun.push({ task, input, end })
      }),
  ),
}))

let backups: Backups
beforeEach(async () => {
  begun.length = 0
  vi.mocked(runTask).mockClear()
  backups = new Backups(await temporaryFolder(), { changed: () => undefined, progress: () => undefined })
  backups.open('/libraries/one')
})

const begin = (task: string) => vi.waitFor(() => expect(begun.map((one) => one.task)).toContain(task))

test('a backup that is stopped is none', async () => {
  const made = backups.now()
  await begin('daily-backup')
  backups.cancel()
  expect(expectError(await made)).toEqual({ kind: 'cancelled' })
  expect(await backups.status()).toMatchObject({ running: false, failure: null })
})

test('a backup that fails is told of with the status, one that is made is not', async () => {
  const failed = backups.now()
  await begin('daily-backup')
  begun[0]?.end('ENOSPC')
  expect(expectValue(await failed)).toMatchObject({ running: false, failure: { kind: 'disk', code: 'ENOSPC' } })
  const made = backups.now()
  await vi.waitFor(() => expect(begun).toHaveLength(2))
  begun[1]?.end()
  expect(expectValue(await made)).toMatchObject({ running: false, failure: null })
})

test('one at a time: what is asked for while another is under way is refused, and that goes on', async () => {
  const restored = backups.restore('a.zip', '/libraries/other')
  await begin('restore')
  expect(expectError(await backups.now())).toMatchObject({ kind: 'bad-request' })
  expect(expectError(await backups.saveAs('/libraries/one', 'b.zip', 'One'))).toMatchObject({ kind: 'bad-request' })
  begun[0]?.end()
  expectValue(await restored)
  expect(begun).toHaveLength(1)
})

test('a backup of a library that is left does not go into the folder of the next', async () => {
  const made = backups.now()
  backups.open('/libraries/two')
  expect(expectError(await made)).toEqual({ kind: 'cancelled' })
  for (const { input } of begun) expect(input).toMatchObject({ folder: expect.stringContaining('one') })
  expect(await backups.status()).toMatchObject({ running: false, failure: null })
  expect((await backups.status()).folder).toContain(join('two '))
})
