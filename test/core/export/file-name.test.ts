import { expect, test } from 'vitest'
import { FileStems, fileStem } from '../../../src/core/export/file-name'
import { permalinkPath, tagPath } from '../../../src/core/export/site/paths'

const bytes = (name: string) => Buffer.byteLength(name)

test('a slug is a file name as it is, but for names that Windows keeps and those longer than a disk takes', () => {
  for (const slug of ['on-oaths', 'conduct', 'a'.repeat(200), '日本語の記事']) expect(fileStem(slug)).toBe(slug)
  for (const slug of ['con', 'AUX', 'lpt1']) expect(fileStem(slug)).toBe(`${slug}-post`)
  for (const letter of ['日', '𠀀', 'ж']) {
    const stem = fileStem(letter.repeat(200 / letter.length))
    expect(bytes(`${stem}-2.comments.json`)).toBeLessThanOrEqual(255)
    expect(stem).toBe(letter.repeat(stem.length / letter.length))
  }
})

test('posts and tags of a site have folders that every system can make', () => {
  const post = (slug: string) => permalinkPath('posts/:slug/', { id: 'p', slug, date: '2016-06-10T00:00:00Z' })
  expect([post('nul'), tagPath('con')]).toEqual(['posts/nul-post/index.html', 'tags/con-post/index.html'])
  expect(
    post('日'.repeat(200))
      .split('/')
      .every((piece) => bytes(piece) <= 255),
  ).toBe(true)
})

test('no two names of a folder meet where case and composition do not count', () => {
  const stems = new FileStems()
  expect(['Case', 'case', 'CASE', '\u00e9', 'e\u0301', 'con'].map((slug) => stems.of(slug))).toEqual([
    'Case',
    'case-2',
    'CASE-3',
    '\u00e9',
    'e\u0301-2',
    'con-post',
  ])
})
