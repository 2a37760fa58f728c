import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmlDecoder } from '../../../src/tasks/import/xml-decoder'

function decode(bytes: Buffer, size = bytes.length) {
  const decoder = xmlDecoder(bytes)
  if (typeof decoder === 'string') return decoder
  let text = ''
  for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size))
  return [text + decoder.end(), decoder.notice]
}

test('UTF-8 is read as it is, cut anywhere, with or without its mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, size) => {
      const plain = text.replace(/^\uFEFF/, '')
      expect(decode(Buffer.from(`\uFEFF${plain}`), size)).toEqual([plain, null])
    }),
  )
})

test('lines that are no UTF-8 are read as Windows-1252, the others as what they are', () => {
  const bytes = Buffer.concat([
    Buffer.from('“naïve”\n'),
    Buffer.from([0x93, 0x61, 0xe9, 0x94, 0x0a]),
    Buffer.from('§ 5'),
  ])
  expect(decode(bytes)).toEqual([
    '“naïve”\n“aé”\n§ 5',
    'not all of it is UTF-8; the letters of those lines were read as Windows-1252',
  ])
})

test('what the file itself names is believed', () => {
  const latin = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>'), Buffer.from([0xc3, 0xa9])])
  expect(decode(latin, 1)).toEqual([
    '<?xml version="1.0" encoding="ISO-8859-1"?>Ã©',
    'it was read as ISO-8859-1, as it says',
  ])
  expect(decode(Buffer.from('<?xml version="1.0" encoding="x-strange"?>'))).toBe(
    'it is written in the encoding “x-strange”, which cannot be read here; save it as UTF-8',
  )
})

test('UTF-16 of either order is read, cut anywhere', () => {
  const little = Buffer.from('\uFEFF<a>naïve 😀</a>', 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16()])
    for (const size of [1, 2, 3, 7]) expect(decode(bytes, size)).toEqual(['<a>naïve 😀</a>', 'it was read as UTF-16'])
})
