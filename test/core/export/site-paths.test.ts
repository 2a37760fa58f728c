import { expect, test } from 'vitest'
import { rootPath } from '../../../src/core/export/site/paths'

test.each([
  ['https://example.org', '/'],
  ['https://example.org/', '/'],
  ['https://example.org//', '/'],
  ['https://example.org/blog', '/blog/'],
  [' https://example.org/a/blog/ ', '/a/blog/'],
  ['https://example.org//blog', '/blog/'],
  ['example.org', null],
  ['', null],
])('the pages of %o begin at %o, never at an address of another host', (baseUrl, root) => {
  expect(rootPath(baseUrl)).toBe(root)
})
