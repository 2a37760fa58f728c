import { expect, test } from 'vitest'
import { htmlToMarkdown } from '../../../../src/core/import/html/html-to-markdown'

const markdown = (html: string) => htmlToMarkdown(html, { wordpress: true }).markdown

test('a blank line parts paragraphs and a line end is a break', () => {
  expect(markdown('One\ntwo\r\n\r\nThree<br />\nfour\n \n\n\nFive')).toBe('One\\\ntwo\n\nThree\\\nfour\n\nFive\n')
})

test('the mark of a block parts paragraphs as well, wherever it stands', () => {
  expect(markdown('<img src="a.jpg"> <p>A</p>\n<p>B</p>')).toBe('![](a.jpg)\n\nA\n\nB\n')
  expect(markdown('One.<blockquote>Quoted\nline\n\nmore</blockquote>Two.')).toBe(
    'One.\n\n> Quoted\\\n> line\n>\n> more\n\nTwo.\n',
  )
  expect(markdown('<h2>Head</h2>\nOne.\n<hr />\nTwo.<!--more-->Three.')).toBe(
    '## Head\n\nOne.\n\n---\n\nTwo.\n\nThree.\n',
  )
  expect(markdown('<div>One.\n\nTwo.</div>')).toBe('One.\n\nTwo.\n')
})

test('lists, tables and marks that are never closed keep their words', () => {
  expect(markdown('<ul>\n<li>a\nb</li>\n<li>c\n<ul>\n<li>d</li>\n</ul>\n</li>\n</ul>\nEnd')).toBe(
    '- a\\\n  b\n- c\n  - d\n\nEnd\n',
  )
  expect(markdown('<table>\n<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n</tr>\n</table>')).toBe('| a |\n| - |\n| b |\n')
  expect(markdown('<p>One.\n\nTwo.\n\n<p>Three.')).toBe('One.\n\nTwo.\n\nThree.\n')
})

test('an item of a list with two notes stays as close as the others', () => {
  const mark = (note: number) => `<a href="#_ftn${note}" name="_ftnref${note}">[${note}]</a>`
  const note = (number: number) => `<p><a href="#_ftnref${number}" name="_ftn${number}">[${number}]</a> N.</p>`
  expect(markdown(`<ol>\n<li>a${mark(1)} b${mark(2)}</li>\n<li>c</li>\n</ol>\n${note(1)}\n${note(2)}`)).toBe(
    '1. a[^1] b[^2]\n2. c\n\n[^1]: N.\n\n[^2]: N.\n',
  )
  expect(markdown('<ul><li><p>a</p></li><li><p>b</p></li></ul>')).toBe('- a\n\n- b\n')
})

test('preformatted text and comments in the source stay as they are', () => {
  expect(markdown('One.\n\n<pre>a\n\nb</pre>\n\n<!-- note to self -->\n\nTwo <!-- x --> three.')).toBe(
    'One.\n\n```\na\n\nb\n```\n\nTwo three.\n',
  )
})
