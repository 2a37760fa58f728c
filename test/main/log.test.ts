import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLog } from '../../src/main/log'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string) => readFileSync(join(folder, 'logs', name), 'utf8')
const STAMP = String.raw`\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\]`

test('what happened stands in the file as soon as it is told, a fault with its stack', () => {
  const log = startLog(join(folder, 'logs'))
  log.warn('the page does not answer')
  expect(read('main.log')).toMatch(new RegExp(`^${STAMP} \\[warn\\] the page does not answer\n$`))
  const fault = new Error('no such thing')
  log.fault('answering posts.open', fault)
  log.fault('a promise', 'broken')
  const [, ...rest] = read('main.log').split(/\n(?=\[)/)
  expect(rest.join('\n')).toMatch(new RegExp(`^${STAMP} \\[error\\] answering posts.open: Error: no such thing\n`))
  expect(rest.join('\n')).toContain(fault.stack as string)
  expect(rest.join('\n')).toMatch(new RegExp(`${STAMP} \\[error\\] a promise: broken\n$`))
})

test('nothing is made before something is told', () => {
  startLog(join(folder, 'logs'))
  expect(readdirSync(folder)).toEqual([])
})

test('a file of a megabyte is turned over and kept once', () => {
  const log = startLog(join(folder, 'logs'))
  log.warn('first')
  writeFileSync(join(folder, 'logs', 'main.log'), 'x'.repeat(1_000_000))
  log.warn('second')
  expect(read('main.old.log')).toBe('x'.repeat(1_000_000))
  expect(read('main.log')).toMatch(/second\n$/)
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['main.log', 'main.old.log'])
})

test('a folder that cannot be made stops nothing', () => {
  writeFileSync(join(folder, 'logs'), 'a file stands here')
  expect(() => startLog(join(folder, 'logs')).warn('the page does not answer')).not.toThrow()
})
