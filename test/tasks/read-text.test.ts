import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readText } from '../../src/tasks/read-text'
import { temporaryFolder } from '../store/temporary-folder'

async function read(bytes: Buffer) {
  const file = join(await temporaryFolder(), 'old.txt')
  await writeFile(file, bytes)
  return readText(file)
}

describe('a text file of another program', () => {
  test('is read as UTF-8, and its mark is dropped', async () => {
    expect(await read(Buffer.from('\uFEFF“Café” § 5\u00A0–'))).toEqual({
      ok: true,
      value: { text: '“Café” § 5\u00A0–', notice: null },
    })
  })

  test('is read as UTF-16 of either order when its mark says so', async () => {
    const little = Buffer.from('\uFEFFnaïve “§”', 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()])
      expect(await read(bytes)).toMatchObject({
        ok: true,
        value: { text: 'naïve “§”', notice: 'it was read as UTF-16' },
      })
  })

  test('is read as Windows-1252 when it is no UTF-8, byte for byte', async () => {
    const bytes = Buffer.from(
      [...'caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, 0x20, 0x93, 0xa7, 0x94, 0x97, 0x80),
    )
    const answer = await read(bytes)
    expect(answer).toMatchObject({ ok: true, value: { text: 'café “§”—€' } })
    expect(answer.ok && answer.value.notice).toMatch(/Windows-1252/)
    const every = Buffer.from(Array.from({ length: 256 - 0x20 }, (_, at) => at + 0x20).concat(0x09, 0x0a, 0x0d, 0x1a))
    const all = await read(every)
    expect(all.ok && [...all.value.text].length).toBe(every.length)
  })

  test('is read in the encoding that it names, where it is no UTF-8', async () => {
    const named = async (bytes: Buffer, charset: string) => {
      const file = join(await temporaryFolder(), 'page.html')
      await writeFile(file, bytes)
      const answer = await readText(file, () => charset)
      return answer.ok ? answer.value : answer.error
    }
    const kind = Buffer.from([0xcf, 0xf0, 0xe0, 0xe2, 0xee])
    expect(await named(kind, 'windows-1251')).toEqual({ text: 'Право', notice: null })
    expect(await named(Buffer.from([0x96, 0x40, 0x97, 0xa5]), 'Shift_JIS')).toEqual({ text: '法律', notice: null })
    expect(await named(Buffer.from("\x1b$BK!N'\x1b(B", 'latin1'), 'iso-2022-jp')).toEqual({
      text: '法律',
      notice: null,
    })
    expect(await named(Buffer.from([0x93, 0xe9]), 'iso-8859-1')).toEqual({ text: '“é', notice: null })
    expect(await named(Buffer.from('Право'), 'windows-1251')).toEqual({ text: 'Право', notice: null })
    expect(await named(Buffer.from([0xe9]), 'x-unheard-of')).toEqual({
      text: 'é',
      notice:
        'it says that it is in the encoding “x-unheard-of”, which Postil cannot read; its letters were read as Windows-1252, as old editors saved them',
    })
    expect(await named(Buffer.from([0x81, 0x20]), 'shift_jis')).toMatchObject({
      notice: 'some of its letters are not those of shift_jis',
    })
  })

  test('may hold a NUL, as our own export of a text with one does', async () => {
    expect(await read(Buffer.from('Ten words\0 and more'))).toMatchObject({
      ok: true,
      value: { text: 'Ten words\0 and more' },
    })
  })

  test('that is no text is refused by name', async () => {
    const refused = { ok: false, error: { kind: 'bad-request', detail: 'old.txt is not a text file' } }
    expect(await read(Buffer.from('\x7fELF\x02\0\0\0'))).toEqual(refused)
    expect(await read(Buffer.from([0xfe, 0xff, 0x41]))).toEqual(refused)
    expect(await read(Buffer.from([0xe9, 0x41, 0x02, 0x41]))).toEqual(refused)
  })

  test('that is too large is refused without being read', async () => {
    const file = join(await temporaryFolder(), 'big.md')
    await writeFile(file, '')
    await truncate(file, 3 * 2 ** 30)
    expect(await readText(file)).toEqual({
      ok: false,
      error: { kind: 'bad-request', detail: 'big.md is larger than 256 MB; split it first' },
    })
  })
})
