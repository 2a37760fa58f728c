import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Dictionaries, readChosen } from '../../src/main/spelling/dictionaries'
import { nodeDisk } from '../../src/store/disk'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-dictionaries-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
const detail = async (name: string) => {
  const read = await readChosen(join(folder, name))
  return read.ok || read.error.kind !== 'bad-request' ? read : read.error.detail
}

test('a chosen file brings the other of its pair, in the encoding that it names', async () => {
  write('de_DE.aff', 'SET ISO8859-1\nTRY e\n')
  write('de_DE.dic', Buffer.from('1\nHäuser\n', 'latin1'))
  expect(await readChosen(join(folder, 'de_DE.dic'))).toEqual({
    ok: true,
    value: { language: 'de-DE', aff: 'SET ISO8859-1\nTRY e\n', dic: '1\nHäuser\n' },
  })
})

test('what cannot be a dictionary is refused by name, with what to do', async () => {
  write('words.txt', 'x')
  write('index.dic', '1\nx\n')
  write('fr.dic', '1\nx\n')
  write('it.aff', 'SET UTF-8\n')
  write('it.dic', Buffer.from('1\n\xff\xfe\n', 'latin1'))
  write('nl.aff', 'SET no-such-thing\n')
  write('nl.dic', '1\nx\n')
  expect(await detail('words.txt')).toBe('words.txt: a dictionary is a pair of files that end in .dic and .aff')
  expect(await detail('index.dic')).toBe('index.dic: its name has to begin with its language, as de-DE.dic does')
  expect(await detail('fr.dic')).toBe('fr.dic: fr.aff is not beside it; both files are needed')
  expect(await detail('it.dic')).toBe('it.dic: it is not in the encoding that it names, utf-8')
  expect(await detail('nl.dic')).toBe('nl.dic: it is not in the encoding that it names, no-such-thing')
})

test('an added dictionary serves its language in every country until it is removed', async () => {
  const dictionaries = new Dictionaries(folder, nodeDisk)
  expect(dictionaries.for('de')).toBeNull()
  await dictionaries.keep('de-AT', { aff: 'SET UTF-8\n', dic: '1\nJänner\n' })
  expect(dictionaries.for('de')).toBe('de-AT')
  expect(dictionaries.for('de-CH')).toBe('de-AT')
  expect(await dictionaries.read('de-AT')).toEqual({ aff: 'SET UTF-8\n', dic: '1\nJänner\n' })
  await dictionaries.remove('de-AT')
  expect(dictionaries.for('de')).toBeNull()
  expect(readdirSync(join(folder, 'dictionaries'))).toEqual([])
})

test('an added dictionary takes the place of the one that ships for its language, until it is removed', async () => {
  const dictionaries = new Dictionaries(folder, nodeDisk)
  const own = { aff: 'SET UTF-8\n', dic: '1\ntollgate\n' }
  await dictionaries.keep('en-GB', own)
  const again = new Dictionaries(folder, nodeDisk)
  expect(again.list().filter(({ language }) => language === 'en-GB')).toEqual([{ language: 'en-GB', shipped: false }])
  expect(await again.read('en-GB')).toEqual(own)
  await again.remove('en-GB')
  expect(again.list()).toContainEqual({ language: 'en-GB', shipped: true })
})

test.each([
  ['en', 'en-US'],
  ['en-US', 'en-US'],
  ['en-CA', 'en-US'],
  ['en-AU', 'en-GB'],
  ['en-gb', 'en-GB'],
  ['fr', null],
])('%s is checked by %s', (language, dictionary) =>
  expect(new Dictionaries(folder, nodeDisk).for(language)).toBe(dictionary),
)
