import { expect, test } from 'vitest'
import { checkNotes } from '../../../src/core/footnotes/check'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { htmlToMarkdown } from '../../../src/core/import/html/html-to-markdown'
import { renderMarkdown } from '../../../src/core/markdown/render'

/** The traps that measuring other tools has shown, one test each. */

test('T1: converting HTML with notes gives real notes, not links to nowhere', () => {
  const html =
    '<p>Text.<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p>'
  expect(scanNotes(htmlToMarkdown(html).markdown).notes).toHaveLength(1)
})

test('T2: Word’s conditional marks leak nowhere', () => {
  const html =
    '<p>Text<![if !supportFootnotes]>.<![endif]><!--[if gte mso 9]>hidden<![endif]--> <a href="x"><![if !vml]>link<![endif]></a></p>'
  expect(htmlToMarkdown(html).markdown).toBe('Text. [link](x)\n')
})

test('T3: a note without mark, a second note of a label and a mark without note are told, and stay in the text', () => {
  const kinds = checkNotes('A[^7] b.[^1]\n\n[^1]: x\n\n[^9]: lost text\n\n[^1]: again').map(({ kind }) => kind)
  expect(kinds).toEqual(['dangling-reference', 'orphan-definition', 'duplicate-definition'])
  expect(renderMarkdown('A[^7].').html).toBe('<p>A[^7].</p>')
})

test('T4: a plain note that reads as the address of a link is found', () => {
  expect(checkNotes('Words.\n\n[1]: http://x').map(({ kind }) => kind)).toEqual(['swallowed-note'])
  expect(htmlToMarkdown('<p>[1]: http://x</p>').markdown).toBe('\\[1]: http://x\n')
})

test('T5: an inline note is a note', () => {
  expect(renderMarkdown('A^[*in* place].').notesHtml).toContain('<em>in</em> place ')
})

test('T6: the ids of two posts and a comment never meet', () => {
  const text = '# Head\n\nA[^1] b[^1]\n\n[^1]: x'
  const ids = ['p-1-', 'p-2-', 'c-1-'].flatMap((idPrefix) =>
    [...renderMarkdown(text, { idPrefix, article: true }).html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(12)
})

test('T7: every link inside the page leads to one element, after sanitising', () => {
  const { html } = renderMarkdown('# A b\n\n[to it](#a-b) [nowhere](#gone) x[^1] y[^1]\n\n[^1]: See[^2].\n\n[^2]: z', {
    idPrefix: 'p12-',
    article: true,
  })
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
  expect(links).toHaveLength(7)
  for (const link of links) expect(ids.filter((id) => id === link)).toHaveLength(1)
  expect(html).toContain('<a>nowhere</a>')
})

test('T8: no-break spaces and unbalanced quotation marks pass through', () => {
  const text = 'A\u00a0“title of 8\u00a0U.S.C.[^1]\n\n[^1]: §\u00a012, “open'
  const { html } = renderMarkdown(text, { typographer: true })
  expect(html).toContain('A\u00a0“title of 8\u00a0U.S.C.')
  expect(html).toContain('§\u00a012, “open')
})
