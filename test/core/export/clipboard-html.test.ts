import { expect, test } from 'vitest'
import { classicHtml, richText } from '../../../src/core/export/clipboard-html'
import { Post } from '../../../src/core/post'

const post = Post.parse({
  schema: 1,
  id: 'p',
  revision: 1,
  title: 'P',
  slug: 'p',
  status: 'draft',
  date: '2020-01-01T00:00:00Z',
  created: '2020-01-01T00:00:00Z',
  modified: '2020-01-01T00:00:00Z',
  body: 'One.[^a] Two.[^b] Again.[^a]\n\n[^a]: See *this*.\n[^b]: First.\n\n    Second.\n',
})
const context = { settings: { typographer: false }, posts: [] }

test('for classic editors notes are anchors in brackets and paragraphs under a rule', () => {
  expect(classicHtml(post, context)).toBe(
    [
      '<p>One.<a href="#_ftn1" name="_ftnref1">[1]</a> Two.<a href="#_ftn2" name="_ftnref2">[2]</a> Again.<a href="#_ftn1" name="_ftnref1-2">[1]</a></p>',
      '<hr />',
      '<p><a href="#_ftnref1" name="_ftn1">[1]</a> See <em>this</em>.</p>',
      '<p><a href="#_ftnref2" name="_ftn2">[2]</a> First.</p>\n<p>Second.</p>',
    ].join('\n\n'),
  )
})

test('as formatted text a post has its notes once, at the end', () => {
  const html = richText(post, context)
  expect(html).not.toContain('class="side"')
  expect(html.match(/See <em>this<\/em>/g)).toHaveLength(1)
})
