import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Settings } from '../../src/main/settings'
import { nodeDisk } from '../../src/store/disk'

let folder = ''
let problems: string[] = []
const open = (disk = nodeDisk) => new Settings(folder, disk, (what) => problems.push(what))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-settings-'))
  problems = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('settings are there again after a restart', async () => {
  const settings = open()
  settings.setPreferences({ theme: 'dark', lastPost: { '/blog': 'abc' } })
  settings.setLastLibrary('/blog')
  settings.setWindowPlace({ x: 1, y: 2, width: 900, height: 700, maximized: true })
  await settings.flushed()

  const again = open()
  expect(again.preferences()).toEqual({ ...open().preferences(), theme: 'dark', lastPost: { '/blog': 'abc' } })
  expect(again.lastLibrary()).toBe('/blog')
  expect(again.windowPlace()).toEqual({ x: 1, y: 2, width: 900, height: 700, maximized: true })
  expect(readdirSync(folder)).toEqual(['settings.json'])
  expect(problems).toEqual([])
})

test('a change of one preference keeps the others, and undefined changes nothing', async () => {
  const settings = open()
  settings.setPreferences({ textSize: 1.2 })
  expect(settings.setPreferences({ theme: 'light', textSize: undefined })).toMatchObject({
    theme: 'light',
    textSize: 1.2,
  })
  await settings.flushed()
})

test.each(['', '{', '[]', '{"preferences":{"theme":"pink"}}', '{"window":{"x":"left"}}', '\0\0\0\0'])(
  'a damaged file (%j) is set aside unchanged and the program starts with its defaults',
  (text) => {
    writeFileSync(join(folder, 'settings.json'), text)
    expect(open().preferences().theme).toBe('system')
    expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toBe(text)
    expect(existsSync(join(folder, 'settings.json'))).toBe(false)
    expect(problems).toHaveLength(1)
  },
)

test('a second damaged file is set aside beside the first', () => {
  for (const text of ['{', '[', '(']) {
    writeFileSync(join(folder, 'settings.json'), text)
    open()
  }
  const kept = readdirSync(folder).sort()
  expect(kept).toEqual(['settings.json.damaged', 'settings.json.damaged-2', 'settings.json.damaged-3'])
  expect(kept.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['{', '[', '('])
})

test('fields of a newer version are no damage', () => {
  writeFileSync(join(folder, 'settings.json'), '{"lastLibrary":"/blog","later":1}')
  expect(open().lastLibrary()).toBe('/blog')
  expect(problems).toEqual([])
})

test('a disk that refuses is reported, and the settings hold for this run', async () => {
  const settings = open({
    ...nodeDisk,
    open: async () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    },
  })
  settings.setLastLibrary('/blog')
  await settings.flushed()
  expect(settings.lastLibrary()).toBe('/blog')
  expect(problems).toEqual([`writing ${join(folder, 'settings.json')}`])
})
