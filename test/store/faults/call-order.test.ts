import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/store/library-store'
import { expectValue, temporaryFolder } from '../temporary-folder'
import { named, report, rounds } from './rounds'
import { bundled } from './scripts'

function whyNot(): string | null {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return null
  } catch {
    return 'strace cannot be run here'
  }
}

const reason = whyNot()
const SAVES = rounds(20, 200)

test(named(
  `D4: in each of ${SAVES} saves the file is synced before the rename and the folder before the answer`,
  reason,
), {
  skip: reason !== null,
  timeout: 120_000,
}, async () => {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const { id } = expectValue(await store.posts.create({ title: 'One', body: '0  0' }))
  await store.close()
  const log = join(dir, '..', 'calls')
  const script = await bundled('save-loop')
  const calls = 'trace=openat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2'
  execFileSync('strace', [
    '-f',
    '-y',
    '-s',
    '64',
    '-e',
    calls,
    '-o',
    log,
    process.execPath,
    script,
    dir,
    '5000',
    String(SAVES),
  ])
  const lines = (await readFile(log, 'utf8')).split('\n')
  const { acknowledged, faults } = check(lines, `/posts/${id}.json`, `"${id} `)
  report('D4', { saves: acknowledged, 'out of order': faults.length })
  expect(faults).toEqual([])
  expect(acknowledged).toBe(SAVES)
})

/** Follows the calls of each save through the log; each must come after the one before it. */
function check(lines: readonly string[], file: string, answer: string): { acknowledged: number; faults: string[] } {
  const faults: string[] = []
  let [step, written, acknowledged] = ['idle', 0, 0]
  const folder = file.slice(0, file.lastIndexOf('/'))
  const temporary = `${folder}/.${file.slice(folder.length + 1)}.`
  for (const line of lines) {
    const expectStep = (wanted: string, next: string) => {
      if (step !== wanted) faults.push(`${step} instead of ${wanted}: ${line.slice(0, 160)}`)
      step = next
    }
    if (line.includes('openat(') && line.includes(temporary) && line.includes('O_CREAT')) {
      step = 'opened'
      written = 0
    } else if (/\bp?write(?:64|v)?\(/.test(line) && line.includes(temporary))
      written += Number(/, (\d+)(?:, \d+)?(?:\)| <unf)/.exec(line)?.[1] ?? 0)
    else if (/\bf(?:data)?sync\(/.test(line) && line.includes(temporary)) {
      if (written < 5000) faults.push(`synced after ${written} bytes`)
      expectStep('opened', 'synced')
    } else if (/\brename(?:at2?)?\(/.test(line) && line.includes(temporary)) expectStep('synced', 'renamed')
    else if (/\bfsync\(/.test(line) && line.includes(`${folder}>`)) {
      if (step === 'renamed') step = 'folder synced'
    } else if (line.includes('write(1') && line.includes(answer)) {
      expectStep('folder synced', 'idle')
      acknowledged += 1
    }
  }
  return { acknowledged, faults }
}
