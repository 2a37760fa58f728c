import { describe, expect, test } from 'vitest'
import { wxrPost } from '../../../../src/core/import/wxr/post'
import { readBlog } from './read-wxr'
import { type WrittenItem, writeItem, writeWxr } from './write-wxr'

const CATEGORIES = `<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>law</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Law &amp; Order]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>courts</wp:category_nicename><wp:category_parent>law</wp:category_parent><wp:cat_name><![CDATA[Courts / Tribunals]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>a</wp:category_nicename><wp:category_parent>b</wp:category_parent><wp:cat_name><![CDATA[A]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>b</wp:category_nicename><wp:category_parent>a</wp:category_parent><wp:cat_name><![CDATA[B]]></wp:cat_name></wp:category>
`

function post(item: WrittenItem) {
  const { items, blog } = readBlog(writeWxr(writeItem(item), CATEGORIES))
  const [first] = items
  if (first === undefined) throw new Error('no item')
  return wxrPost(first, blog)
}

test('a post comes with all that the file says of it', () => {
  const read = post({
    title: 'Oaths &amp;#8211; &amp;quot;so help me&amp;quot;&#160;&amp; more',
    excerpt: 'What <em>they</em> swore &amp; why.',
    content: 'First.[1]\n\nSecond line\ngoes on.\n\n____________\n\n[1] <em>Note</em>; see p. 3.',
    categories: [
      ['category', 'courts', 'Courts / Tribunals'],
      ['category', 'uncategorized', 'Uncategorized'],
      ['category', 'elsewhere', 'Else &amp; where'],
      ['post_tag', 'oath', 'oath &amp; vow'],
      ['series', 'x', 'A series'],
      ['post_format', 'post-format-aside', 'Aside'],
    ],
    meta: { _wp_old_slug: 'oaths-2', _edit_last: '1' },
  })
  expect(read).toEqual({
    id: null,
    title: 'Oaths – "so help me"\u00a0& more',
    slug: 'on-oaths',
    status: 'published',
    date: '2016-06-10T09:00:00-04:00',
    created: '2016-06-10T09:00:00-04:00',
    modified: null,
    authors: ['Ida Brown'],
    topics: ['Law & Order / Courts/Tribunals', 'Else & where'],
    tags: ['oath & vow', 'A series'],
    language: 'en-US',
    excerpt: 'What they swore & why.',
    picture: null,
    formerly: [{ slug: 'oaths-2', date: '2016-06-10T09:00:00-04:00' }],
    setAside: [],
    body: 'First.[^1]\n\nSecond line\\\ngoes on.\n\n[^1]: *Note*; see p. 3.\n',
    notices: [],
  })
})

test('the first version of WXR names categories and tags twice', () => {
  const categories = [
    ['', '', 'Law'],
    ['category', 'law', 'Law'],
    ['', '', 'oath'],
    ['tag', 'oath', 'oath'],
    ['', '', 'Old'],
  ] as const
  expect(post({ categories })).toMatchObject({ topics: ['Law & Order', 'Old'], tags: ['oath'] })
})

test.each([
  ['publish', 'published', []],
  ['future', 'scheduled', []],
  ['draft', 'draft', []],
  ['pending', 'draft', ['it waited for review; it came in as a draft']],
  ['private', 'withheld', []],
  ['trash', 'trashed', []],
  ['dp-rewrite', 'draft', ['its status “dp-rewrite” is not known to Postil; it came in as a draft']],
])('the status %s becomes %s', (status, expected, notices) => {
  expect(post({ status })).toMatchObject({ status: expected, notices })
})

test('what only those with a password could read is not published', () => {
  expect(post({ password: 'secret' }).status).toBe('withheld')
})

test.each([
  ['2016-06-10 09:00:00', '2016-06-10 13:00:00', '2016-06-10T09:00:00-04:00'],
  ['2016-01-10 09:00:00', '2016-01-10 09:00:00', '2016-01-10T09:00:00Z'],
  ['2016-01-01 01:00:00', '2015-12-31 19:30:00', '2016-01-01T01:00:00+05:30'],
  ['2016-06-10 09:00:00', '0000-00-00 00:00:00', '2016-06-10T09:00:00Z'],
  ['0000-00-00 00:00:00', '0000-00-00 00:00:00', null],
  ['2016-02-30 09:00:00', '2016-06-10 13:00:00', '2016-06-10T13:00:00Z'],
  ['2016-06-10 09:00:00', '1999-06-10 13:00:00', '2016-06-10T09:00:00Z'],
])('the date %s, in UTC %s, is %s', (date, gmt, expected) => {
  expect(post({ date, gmt }).date).toBe(expected)
})

test.each([
  ['on-oaths', 'on-oaths'],
  ['%e5%ae%a3%e8%aa%93', '宣誓'],
  ['%e5%ae%a3%e8%aa', '宣'],
  ['on-oaths__trashed', 'on-oaths'],
  ['', 'of-vows'],
  ['../../etc', 'etc'],
])('the name %j gives the slug %s', (slug, expected) => {
  expect(post({ slug, title: 'Of <b>Vows</b>', link: 'http://law.example/?p=1' }).slug).toBe(expected)
})

describe('notes become real ones', () => {
  const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e'
  const ONE = 'Text.[^1]\n\n[^1]: Note *x*.\n'
  test.each([
    [
      'Word in the classic editor',
      'Text.<a href="#_ftn1" name="_ftnref1">[1]</a>\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> Note <em>x</em>.',
      {},
    ],
    ['plain brackets', 'Text.[1]\n\n[1] Note <em>x</em>.', {}],
    [
      'the notes of the block editor, beside the text',
      `<!-- wp:paragraph -->\n<p>Text.<sup data-fn="${UUID}" class="fn"><a href="#${UUID}" id="${UUID}-link">1</a></sup></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->`,
      { footnotes: `[{"content":"Note <em>x</em>.","id":"${UUID}"}]` },
    ],
    ['a plugin', 'Text.[efn_note]Note <em>x</em>.[/efn_note]', {}],
  ])('%s', (_, content, meta) => {
    expect(post({ content, meta })).toMatchObject({ body: ONE, notices: [] })
  })
})

test('pictures keep the words below them, and what only WordPress shows is told', () => {
  const { body, notices } = post({
    content:
      'Before.\n\n[caption id="attachment_3" align="alignleft" width="300"]<a href="http://law.example/x.jpg"><img src="http://law.example/x-300x200.jpg" alt="Seal" width="300" /></a> The <em>seal</em>[/caption]\n\n[caption width="9" caption="Old way"]<img src="y.jpg" alt="" />[/caption]\n\n[embed]https://video.example/1[/embed]\n\n[gallery ids="1,2"]',
  })
  expect(body).toBe(
    'Before.\n\n[![Seal](http://law.example/x-300x200.jpg)](http://law.example/x.jpg)\n\nThe *seal*\n\n![](y.jpg)\n\nOld way\n\n<https://video.example/1>\n\n\\[gallery ids="1,2"]\n',
  )
  expect(notices).toEqual(['the short code [gallery] stays as it is typed'])
})

test('of what is made to exhaust its reader the words are taken, and that is told', () => {
  const { title, body, notices } = post({
    title: '&lt;b&gt;'.repeat(5000) + 'Deep',
    content: `${'<div>'.repeat(100_000)}words &amp; all`,
  })
  expect([title, body]).toEqual(['Deep', 'words &amp; all\n'])
  expect(notices).toEqual(['its tags are nested more than 150 deep; only its words were taken'])
})
