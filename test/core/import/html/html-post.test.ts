import { describe, expect, test } from 'vitest'
import type { Comment } from '../../../../src/core/comment'
import { postPage } from '../../../../src/core/export/post-page'
import { readHtmlPost } from '../../../../src/core/import/html/html-post'
import { Library } from '../../../../src/core/library'
import { Post, SCHEMA } from '../../../../src/core/post'

function read(html: string, fileName = 'page') {
  const answer = readHtmlPost(html, fileName)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}
const bodyOf = (html: string) => read(html).post.body
const titleOf = (html: string) => read(html).post.title

const BLOG = `<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>On Oaths – The Docket</title>
<meta property="og:title" content="On Oaths"><meta property="og:site_name" content="The Docket">
<link rel="canonical" href="https://docket.example/2016/06/on-oaths/">
<meta property="article:published_time" content="2016-06-10T13:00:00+00:00">
<meta property="article:modified_time" content="2017-01-02T13:00:00+00:00">
<meta property="og:description" content="Why we swear.">
<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"On Oaths","author":{"@id":"#ada"},
"datePublished":"2016-06-10T13:00:00+00:00","keywords":["oaths"]},{"@type":"Person","@id":"#ada","name":"Ada One"}]}</script></head>
<body><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><h1 class="site-title">The Docket</h1><nav><ul><li><a href="/">Home</a></ul></nav></header>
<div id="content"><main><article class="post"><header class="entry-header"><h1 class="entry-title">On Oaths</h1>
<div class="entry-meta">by <a rel="author">Ada One</a> <time class="published" datetime="2016-06-10T09:00:00-04:00">June 10</time></div></header>
<div class="entry-content"><p>One.<sup><a href="#_ftn1" name="_ftnref1">[1]</a></sup></p>
<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://docket.example/seal.jpg" alt="a seal"></p>
<p><iframe src="//films.example/x"></iframe></p><script>alert(1)</script><hr>
<p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p><div class="sharedaddy"><a href="x">Share this</a></div></div>
<footer class="entry-footer"><a rel="category tag" href="x">Law</a> <a rel="tag" href="y">swearing</a></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list"><li id="comment-1" class="comment"><article class="comment-body">
<p>Nice.<sup><a href="#_ftn1">[1]</a></sup></p></article><ol class="children"><li id="comment-2" class="comment">Yes.</li></ol></li></ol></div></main>
<aside id="secondary"><h2>Recent posts</h2></aside></div><footer id="colophon">Proudly powered</footer></body></html>`

describe('a page of a blog', () => {
  test('gives its text with real notes, and what head and byline say, without the page around it', () => {
    expect(read(BLOG).post).toEqual({
      id: null,
      title: 'On Oaths',
      slug: 'on-oaths',
      status: 'published',
      date: '2016-06-10T09:00:00-04:00',
      created: null,
      modified: '2017-01-02T13:00:00+00:00',
      authors: ['Ada One'],
      topics: ['Law'],
      tags: ['oaths'],
      language: 'en-US',
      excerpt: 'Why we swear.',
      picture: null,
      formerly: undefined,
      setAside: [],
      body: 'One.[^1]\n\n![a seal](https://docket.example/seal.jpg)\n\n<https://films.example/x>\n\n[^1]: Note.\n',
      notices: [
        'the page shows 2 comments; left out with what else stands around the text',
        '1 player or frame of the page became a link',
      ],
    })
  })

  test('keeps the HTML of its text as it was made from', () => {
    const { original } = read(BLOG)
    expect(original).toContain('<a href="#_ftn1" name="_ftnref1">[1]</a>')
    expect(original).not.toMatch(/script|Share this|Proudly|Nice/)
  })

  test('with its notes behind the text gives both', () => {
    const page =
      '<main><article><div class="entry-content"><p>One.<sup id="fnref1"><a href="#fn1">1</a></sup></p></div></article>' +
      '<aside class="footnotes"><ol><li id="fn1">Note. <a href="#fnref1">↩</a></li></ol></aside><nav>Next</nav></main>'
    expect(bodyOf(page)).toBe('One.[^1]\n\n[^1]: Note.\n')
  })

  test('of several texts gives the longest when it is most of them, and says so; else all', () => {
    const long = `<article><p>${'Long. '.repeat(40).trim()}</p></article>`
    expect(read(`${long}<article><p>Short.</p></article>`).post).toMatchObject({
      body: `${'Long. '.repeat(40).trim()}\n`,
      notices: ['the page shows 1 other text; the longest was taken'],
    })
    expect(bodyOf('<article><p>One.</p></article><article><p>Two.</p></article><p>Three.</p>')).toBe(
      'One.\n\nTwo.\n\nThree.\n',
    )
  })
})

describe('the title of a page', () => {
  test('is its heading, what its head says, or the name of its file, without the site', () => {
    expect(titleOf('<title>Blog</title><h1>Title</h1><p>x</p>')).toBe('Title')
    expect(titleOf('<title>On | Off · The Docket</title><p>x</p><h1>I</h1><h1>II</h1>')).toBe('On | Off')
    expect(titleOf('<meta property="og:site_name" content="Docket"><title>Oaths - Docket</title><p>x</p>')).toBe(
      'Oaths',
    )
    expect(titleOf('<meta property="og:site_name" content="Docket"><title>Docket: A - B</title><p>x</p>')).toBe('A - B')
    expect(titleOf('<p class=MsoTitle>From <i>Word</i></p><h1>Part</h1><p>x</p>')).toBe('From Word')
    expect(titleOf('<p>x</p>')).toBe('page')
    expect(titleOf(`<p>${'x '.repeat(200)}</p><h1>The only part</h1><p>y</p>`)).toBe('page')
    expect(titleOf('<h1>Title<a class="headerlink" href="#t">¶</a></h1><p>y</p>')).toBe('Title')
    expect(titleOf('<p>June 10</p><h1>Title</h1><p>y</p>')).toBe('Title')
  })

  test('is not repeated in the text, unless it calls a note', () => {
    expect(bodyOf('<h1>Title</h1><p>x</p>')).toBe('x\n')
    expect(bodyOf('<title>Title</title><h2>Title</h2><p>x</p><h2>Part</h2>')).toBe('x\n\n## Part\n')
    const noted =
      '<h1>Title<sup><a href="#fn1" id="fnref1">*</a></sup></h1><p>x</p><p id="fn1"><a href="#fnref1">*</a> Thanks.</p>'
    expect(read(noted).post).toMatchObject({ title: 'Title', body: '# Title[^1]\n\nx\n\n[^1]: Thanks.\n' })
  })
})

test('links of a page to its headings lead to them by the names that they have in a post', () => {
  expect(
    bodyOf(
      '<p>See <a href="#s2">two</a>, <a href="#b">three</a>, <a href="#x">x</a>.</p><h2 id="s1">Part</h2><h2 id="s2">Part</h2><a name="b"></a><h3>The <i>Third</i>: end</h3><p id="x">y</p>',
    ),
  ).toBe('See [two](#part-1), [three](#the-third-end), [x](#x).\n\n## Part\n\n## Part\n\n### The *Third*: end\n\ny\n')
})

describe('a page of a word processor', () => {
  test('of Word says its author and days in XML, its pictures beside it', () => {
    const page =
      '<html xmlns:o="urn:x"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:DocumentProperties>' +
      '<o:Author>Ada One</o:Author><o:Created>2016-06-10T09:00:00Z</o:Created><o:LastSaved>2016-06-11T09:00:00Z</o:LastSaved>' +
      '<o:Keywords>oaths; law</o:Keywords></o:DocumentProperties></xml><![endif]--></head><body lang=EN-US><div class=WordSection1>' +
      '<p class=MsoTitle>On Oaths</p><p class=MsoNormal>Text.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1"><span ' +
      "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>" +
      '<![if !vml]><img src="On Oaths (1)_files/image001.png" alt="a seal"><![endif]><o:p></o:p></p></div>' +
      "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr><![endif]><div style='mso-element:footnote' id=ftn1>" +
      '<p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1">[1]</a> Note.</p></div></div></body></html>'
    expect(read(page, 'On Oaths (1)').post).toMatchObject({
      title: 'On Oaths',
      slug: 'on-oaths',
      status: 'draft',
      date: '2016-06-10T09:00:00Z',
      created: '2016-06-10T09:00:00Z',
      modified: '2016-06-11T09:00:00Z',
      authors: ['Ada One'],
      tags: ['oaths', 'law'],
      language: 'EN-US',
      body: 'Text.[^1]![a seal](On%20Oaths%20%281%29_files/image001.png)\n\n[^1]: Note.\n',
      notices: [],
    })
  })

  test('of Google Docs says with classes what is italic, bold and raised', () => {
    expect(
      bodyOf(
        '<style>.c1{font-style:italic}.c2{color:#000;font-weight:700}span.c3{vertical-align:super}.c4{font-weight:400}</style>' +
          '<p><span class="c4">See </span><span class="c1">Roe</span><span class="c2">, not so</span> 2<span class="c3">nd</span></p>',
      ),
    ).toBe('See *Roe*__, not so__ 2<sup>nd</sup>\n')
  })

  test('of LibreOffice says its days in its head, and has the head and foot of the paper left out', () => {
    const page =
      '<head><title></title><meta name="author" content="Ada One"><meta name="created" content="2016-06-10T09:00:00.123456789"></head>' +
      '<body lang="en-GB"><div title="header"><p>Draft 3</p></div><p>Text.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>' +
      '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Note.</p></div></body>'
    expect(read(page, 'oaths').post).toMatchObject({
      title: 'oaths',
      created: '2016-06-10T09:00:00.123456789Z',
      language: 'en-GB',
      body: 'Text.[^1]\n\n[^1]: Note.\n',
    })
  })
})

test('pictures that stand in the page itself travel with it, each once', () => {
  const png = 'data:image/png;base64,iVBORw0KGgo='
  const page = `<p><img src="${png}" alt="a"><img src="${png}" alt="b"><img src="data:image/svg+xml,%3Csvg/%3E" alt="c"><img src="data:text/html,x" alt="d"></p>`
  expect(read(page)).toMatchObject({
    post: { body: '![a](embedded/1.png)![b](embedded/1.png)![c](embedded/2.svg)d\n' },
    pictures: [
      { address: 'embedded/1.png', extension: 'png', data: 'iVBORw0KGgo=', base64: true },
      { address: 'embedded/2.svg', extension: 'svg', data: '%3Csvg/%3E', base64: false },
    ],
  })
})

test('a page that Postil exported gives the post that it shows', () => {
  const library = Library.parse({
    schema: SCHEMA,
    revision: 1,
    title: 'The Docket',
    language: 'en',
    authors: [
      { id: 'ada', name: 'Ada One' },
      { id: 'bo', name: 'Bo Two' },
    ],
    baseUrl: 'https://docket.example',
  })
  const body =
    'A “claim”.[^1] And *another*[^2], again.[^1]\n\n## A part\n\n> Quoted.[^3]\n\n- one\n- two\n\n| a | b     |\n| - | ----- |\n| 1 | 2[^4] |\n\n' +
    '[^1]: First, with a [link](https://x.example/).\n\n[^2]: Second.\n\n    Its second paragraph.\n\n[^3]: Third.\n\n[^4]: Fourth.\n'
  const post = Post.parse({
    schema: SCHEMA,
    id: 'oaths',
    revision: 3,
    title: 'On Oaths: A Note',
    slug: 'oaths',
    status: 'scheduled',
    date: '2016-06-10T09:00:00-04:00',
    created: '2016-06-10T09:00:00-04:00',
    modified: '2016-06-10T09:00:00-04:00',
    authors: ['ada', 'bo'],
    language: 'en',
    excerpt: 'A “claim”.',
    body,
  })
  const comment: Comment = {
    ...{ id: 'c1', parent: null, kind: 'reader', title: '', date: post.date, status: 'approved', topics: [] },
    author: { name: 'Cy', email: '', url: '' },
    body: 'Nice.[^1]\n\n[^1]: A note of the comment.',
  }
  const page = postPage({
    post,
    library,
    thread: { closed: true, comments: [comment] },
    topics: [{ title: 'Law' }],
    context: { settings: library.settings, posts: [] },
  })
  const { id, title, slug, status, date, authors, language, excerpt, body: text } = read(page, 'oaths').post
  expect({ id, title, slug, status, date, authors, language, excerpt, text }).toEqual({
    ...{ id: null, title: post.title, slug: 'oaths', status: 'scheduled', date: post.date },
    ...{ authors: ['Ada One', 'Bo Two'], language: 'en', excerpt: 'A “claim”.', text: body },
  })
})

describe('a hostile page', () => {
  test('is refused when its tags nest too deep or are too many, at once', () => {
    const deep = { ok: false, error: 'its tags are nested more than 150 deep' }
    for (const tag of ['<div>', '<b>', '<ul><li>', '<svg><g>', '<table><tr><td>', '<div><b></div>', '<svg><style><g>'])
      expect(readHtmlPost(tag.repeat(100_000), 'x'), tag).toEqual(deep)
    expect(readHtmlPost('<p>x'.repeat(600_000), 'x')).toEqual({
      ok: false,
      error: 'it has more than 500,000 tags; split it first',
    })
  })

  test('may nest as deep as any page does, leave tags open, and draw', () => {
    for (const tag of ['<div>', '<blockquote>', '<ul><li>', '<table><tr><td>', '<i>', '<p><b></b><i></i></p>'])
      expect(readHtmlPost(`${tag.repeat(149)}deep`, 'x'), tag).toMatchObject({ ok: true })
    expect(bodyOf(`<svg>${'<path/>'.repeat(2000)}</svg>${'<p>x'.repeat(3)}${'<a name="y">'.repeat(2000)}`)).toMatch(
      /^x\n\nx\n\nx/,
    )
  })

  test('loses what runs, and the rest stays words', () => {
    expect(
      bodyOf(
        '<p onclick="x()">a <a href="javascript:alert(1)">b</a><object data="javascript:x"></object></p><!-- <p>c</p> --><style>p{}</style>',
      ),
    ).toBe('a b\n')
  })

  test('with openings that nothing closes is read as fast as any', () => {
    const many = 50_000
    for (const piece of ['<!--', '<!--[if ', '<![if ', '<xml ', '[ref]'])
      expect(readHtmlPost(`<p title="${piece.repeat(many)}">text</p>`, 'x'), piece).toMatchObject({ ok: true })
  })

  test('without a text is refused', () => {
    expect(readHtmlPost('<nav>Home</nav><script>x</script>', 'x')).toEqual({
      ok: false,
      error: 'there is no text in it',
    })
    expect(readHtmlPost('', 'x')).toEqual({ ok: false, error: 'there is no text in it' })
  })
})
