import { expect, test } from 'vitest'
import { encodingOf, languageOfFile, looksLikeHunspell } from '../../../src/core/spelling/hunspell'

test.each([
  ['de-DE.dic', 'de-DE'],
  ['de_DE_frami.aff', 'de-DE'],
  ['fr.dic', 'fr'],
  ['la.aff', 'la'],
  ['es_419.dic', 'es-419'],
  ['index.dic', null],
  ['../de.dic', null],
  ['', null],
])('%s is for %s', (name, language) => expect(languageOfFile(name)).toBe(language))

test.each([
  ['SET UTF-8\nTRY a', 'utf-8'],
  ['# head\nSET ISO8859-1\n', 'iso-8859-1'],
  ['SET microsoft-cp1251\r\n', 'windows-1251'],
  ['SET KOI8-R\n', 'koi8-r'],
  ['TRY a\n', 'iso-8859-1'],
])('%j is in %s', (aff, encoding) => expect(encodingOf(new TextEncoder().encode(aff))).toBe(encoding))

const AFF = 'SET UTF-8\nSFX N Y 1\nSFX N 0 n .\n'

test('a pair of rules and words is a dictionary', () => {
  expect(looksLikeHunspell({ aff: AFF, dic: '2\nHaus\nHund/N\n' })).toEqual({ ok: true, value: null })
})

test.each([
  [{ aff: AFF, dic: 'Haus\n' }, 'the .dic file does not begin with the number of its words'],
  [{ aff: 'nothing\n', dic: '1\nHaus\n' }, 'the .aff file holds no rules'],
  [{ aff: AFF, dic: '1\nHa\0us\n' }, 'the .dic file is not text'],
  [{ aff: `${AFF}${'x'.repeat(10_001)}`, dic: '1\n' }, 'the .aff file has a line of more than 10000 letters'],
])('what is none is refused with the reason', (files, error) =>
  expect(looksLikeHunspell(files)).toEqual({ ok: false, error }),
)
