import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeMarkdownPost } from '../../../src/core/export/markdown-post'
import { readMarkdownPost } from '../../../src/core/import/markdown-post'
import { Post, PostStatus } from '../../../src/core/post'

const text = fc.string({ unit: 'binary', maxLength: 80 })
const line = fc.oneof(text, fc.constantFrom('---', '# A', 'x[^1]', '[^1]: n', '\r', '', '\u00a0', '...', 'a: b', '- "'))
const body = fc
  .array(line, { maxLength: 12 })
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)))
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((day) => `${day.toISOString().slice(0, 19)}-05:00`)
const names = fc.array(
  text.filter((name) => name.trim() !== ''),
  { maxLength: 3 },
)

test('a post written as Markdown is read back as it was, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.record({
        title: text,
        status: fc.constantFrom(...PostStatus.options),
        date,
        body,
        excerpt: text,
        tags: names,
      }),
      names,
      names,
      (fields, authors, topics) => {
        const post = Post.parse({
          schema: 1,
          id: 'some-id',
          revision: 3,
          slug: 'a-slug',
          created: '2001-01-01T00:00:00Z',
          modified: '2002-02-02T00:00:00+01:00',
          language: 'en-GB',
          formerly: [{ slug: 'old', date: '2000-01-01T00:00:00Z' }],
          ...fields,
        })
        const read = readMarkdownPost(writeMarkdownPost(post, { authors, topics }), 'file')
        if (!read.ok) throw new Error(read.error)
        const { id, slug, created, modified, language, picture, formerly, setAside } = post
        expect(read.value).toEqual({
          ...{ id, slug, created, modified, language, picture, formerly, setAside },
          ...fields,
          authors,
          topics,
          notices: [],
        })
      },
    ),
    { numRuns: 500 },
  )
})
