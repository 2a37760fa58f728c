import { expect, test } from 'vitest'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { renderMarkdown } from '../../../src/core/markdown/render'

test('a note prints a mark, an item and links both ways, with the prefix on every id', () => {
  const { blocks, notesHtml, html, notes } = renderMarkdown('The veto.[^taft]\n\n[^taft]: Message of *August*.\n', {
    idPrefix: 'p-',
  })
  expect(blocks).toEqual([
    {
      html: '<p>The veto.<sup><a role="doc-noteref" id="p-ref-1" href="#p-fn-1">1</a></sup></p>',
      from: 0,
      to: 16,
    },
  ])
  expect(notesHtml).toBe(
    '<section class="notes" role="doc-endnotes"><h2>Notes</h2><ol><li id="p-fn-1"><div>Message of ' +
      '<em>August</em>. <a class="back" role="doc-backlink" href="#p-ref-1" aria-label="Back to text, note 1">↩\ufe0e 1</a>' +
      '</div></li></ol></section>',
  )
  expect(html).toBe(`${blocks[0]?.html}\n${notesHtml}`)
  expect(notes).toBe(1)
})

test('a note called twice has one number and a link back to each mark', () => {
  const { html } = renderMarkdown('A[^x] b[^x].\n\n[^x]: Note.')
  expect(html).toContain('id="ref-1" href="#fn-1">1</a></sup> b')
  expect(html).toContain('id="ref-1-2" href="#fn-1">1</a></sup>.')
  expect(html).toContain('href="#ref-1" aria-label="Back to text, note 1, mark a">↩\ufe0e 1a</a>')
  expect(html).toContain('href="#ref-1-2" aria-label="Back to text, note 1, mark b">↩\ufe0e 1b</a>')
})

test('numbers follow the reading order, notes called from notes come last', () => {
  const { html } = renderMarkdown('A[^b] c^[In place.] d[^a].\n\n[^a]: Last.\n\n[^b]: First.[^c]\n\n[^c]: From a note.')
  expect([...html.matchAll(/<li id="fn-(\d)"><div>([^<]+)/g)].map((match) => `${match[1]} ${match[2]}`)).toEqual([
    '1 First.',
    '2 In place. ',
    '3 Last. ',
    '4 From a note. ',
  ])
})

test('a mark in the words of a link stands behind it, since no link can stand in a link', () => {
  const { html } = renderMarkdown(
    '[the *page[^1]*](http://x.org) and <a href="http://y.org">raw[^1]</a>.\n\n[^1]: Note.',
  )
  expect(html.slice(0, html.indexOf('</p>'))).toBe(
    '<p><a href="http://x.org">the <em>page</em></a><sup><a role="doc-noteref" id="ref-1" href="#fn-1">1</a></sup> and ' +
      '<a href="http://y.org">raw</a><sup><a role="doc-noteref" id="ref-1-2" href="#fn-1">1</a></sup>.',
  )
})

test('a mark right behind a bare address is a mark, in a quotation of several lines and before entities too', () => {
  const text = '> see http://x.org/b[^1] and\n> http://y.org[^1][^2]; AT&amp;T\n\n[^1]: One.\n\n[^2]: Two.'
  const { html } = renderMarkdown(text)
  expect(html.replace(/<sup>.*?>(\d)<\/a><\/sup>/g, '[$1]').split('<section')[0]).toBe(
    '<blockquote>\n<p>see <a href="http://x.org/b">http://x.org/b</a>[1] and\n' +
      '<a href="http://y.org">http://y.org</a>[1][2]; AT&amp;T</p>\n</blockquote>\n',
  )
  expect(scanNotes(text).references.map(({ from, to }) => text.slice(from, to))).toEqual(['[^1]', '[^1]', '[^2]'])
})

test('on a page headings stand below the title and leave out no level; as a fragment they are as they are written', () => {
  const text = '# One\n\n## Two\n\n<h1>Three</h1>\n\n###### Six\n'
  expect(renderMarkdown(text, { article: true }).html).toBe(
    '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>\n<h2 id="three">Three</h2>\n<h3 id="six">Six</h3>',
  )
  expect(renderMarkdown('#### A\n\n### B\n\n##### C[^1]\n\n[^1]: # Note', { article: true }).html).toMatch(
    /^<h2 id="a">A<\/h2>\n<h2 id="b">B<\/h2>\n<h3 id="c">C.*<\/h3>\n.*<h2>Notes<\/h2>.*<h3 id="note">Note<\/h3>/,
  )
  expect(renderMarkdown('## Two\n\n### Three\n', { article: true }).html).toBe(
    '<h2 id="two">Two</h2>\n<h3 id="three">Three</h3>',
  )
  expect(renderMarkdown(text).html).toBe('<h1>One</h1>\n<h2>Two</h2>\n<h1>Three</h1>\n<h6>Six</h6>')
})

test('signs that HTML may not hold, and pictures without words or address, leave valid HTML', () => {
  expect(renderMarkdown('a\u0001b\u000bc\u0092d\u0085e\ufffe `\u001f` [x](http://x.org "\u0008")').html).toBe(
    '<p>ab cd e <code></code> <a href="http://x.org" title="">x</a></p>',
  )
  expect(renderMarkdown('<img src="a.png"> ![mail](mailto:a@b.org) <img alt="Ida">').html).toBe(
    '<p><img src="a.png" alt="" /> mail Ida</p>',
  )
})

test('a tag that nothing closes takes no words and no notes along', () => {
  const { html, notes } = renderMarkdown('The <title> of a *case* matters.[^1] More <b>words</b>.\n\n[^1]: Note.')
  expect(html).toContain('<p>The &lt;title&gt; of a <em>case</em> matters.<sup>')
  expect(html).toContain('More <b>words</b>.</p>')
  expect(notes).toBe(1)
  expect(renderMarkdown('A <script>alert(1)</script> b, *an <object> lesson* and <style>').html).toBe(
    '<p>A  b, <em>an &lt;object&gt; lesson</em> and &lt;style&gt;</p>',
  )
})
