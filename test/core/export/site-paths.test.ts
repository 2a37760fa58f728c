import { expect, test } from 'vitest'
import { pathAddress } from '../../../src/core/export/file-name'
import { html } from '../../../src/core/export/html'
import { rootPath, webAddress } from '../../../src/core/export/site/paths'

test.each([
  ['https://example.org', '/'],
  ['https://example.org/', '/'],
  ['https://example.org//', '/'],
  ['https://example.org/blog', '/blog/'],
  [' https://example.org/a/blog/ ', '/a/blog/'],
  ['https://example.org//blog', '/blog/'],
  ['example.org', null],
  ['https://example.org/"><script>', null],
  ['', null],
])('the pages of %o begin at %o, never at an address of another host', (baseUrl, root) => {
  expect(rootPath(baseUrl)).toBe(root)
})

test('an address has no signs that end it, and half a pair of code units, which stopped the export, is one that cannot be read', () => {
  expect(webAddress('https://example.org/b?"><script>', 'a/index.html')).toBe(null)
  expect(webAddress('https://example.org', 'a b/\ud800.png')).toBe('https://example.org/a%20b/%EF%BF%BD.png')
  expect(pathAddress('\udc00')).toBe('%EF%BF%BD')
})

test('no page has signs that HTML may not hold', () => {
  expect(html`<b>${'a\u0000b\u000bc\u0092\ufffe\n\td'}</b>`.text).toBe('<b>ab c\n\td</b>')
})
