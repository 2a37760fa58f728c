import { expect, test } from 'vitest'
import { trusted } from '../../src/core/export/html'
import { htmlDocument } from '../../src/core/export/page'
import { readMarkdownPost } from '../../src/core/import/markdown-post'
import { LanguageTag } from '../../src/core/language'
import { Post } from '../../src/core/post'

const WELL_FORMED =
  'en en-GB la de-1996 de-CH-1901 zh-Hant-TW es-419 zh-cmn-Hans sl-rozaj-biske ar-u-nu-latn de-x-fraktur'
const ILL_FORMED = 'de-x x-klingon german de- de--AT de-u en-a-bbb-x a-DE de-419-DE ar-a1 de_AT'

test.each(WELL_FORMED.split(' '))('%s is a language tag', (tag) => {
  expect(LanguageTag.safeParse(tag).success).toBe(true)
})

test.each(ILL_FORMED.split(' '))('%s is none, and is not taken from a file in silence', (tag) => {
  expect(LanguageTag.safeParse(tag).success).toBe(false)
  const read = readMarkdownPost(`---\ntitle: Eide\nlang: "${tag}"\n---\nText.\n`, 'eide')
  expect(read.ok && read.value).toMatchObject({
    language: null,
    notices: [`“${tag}” is not a language tag like en or en-GB`],
  })
})

test.each([
  ['de-x', 'de'],
  ['en-GB-oed', 'en-GB'],
  ['german', 'und'],
])('a library that has %s already opens as ever, and its pages say %s', (language, printed) => {
  const [schema, id, revision, date] = [1, 'eide', 1, '2026-01-01T00:00:00Z']
  const rest = { title: '', slug: id, status: 'draft', date, created: date, modified: date, body: '' }
  expect(Post.parse({ schema, id, revision, language, ...rest }).language).toBe(language)
  const head = { title: '', description: '', language, style: '', links: [] }
  expect(htmlDocument(head, trusted(''))).toContain(`<html lang="${printed}" dir="ltr">`)
})
