import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/render'

const html = (markdown: string) => renderMarkdown(markdown).html

test('tables print with alignment, short rows filled and long ones cut', () => {
  expect(html('| a | b |\n| :- | -: |\n| 1 |\n| 1 | 2 | 3 |\n')).toBe(
    '<table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n' +
      '<td align="left">1</td>\n<td align="right"></td>\n</tr>\n<tr>\n<td align="left">1</td>\n<td align="right">2</td>\n' +
      '</tr>\n</tbody>\n</table>',
  )
})

test('strikethrough with one tilde or two', () => {
  expect(html('~~Hi~~ ~there~')).toBe('<p><del>Hi</del> <del>there</del></p>')
})

test('bare addresses are links, without the punctuation behind them', () => {
  expect(html('See www.example.org/a_(b), http://x.org. and me@x.org!')).toBe(
    '<p>See <a href="http://www.example.org/a_(b)">www.example.org/a_(b)</a>, <a href="http://x.org">http://x.org</a>. ' +
      'and <a href="mailto:me@x.org">me@x.org</a>!</p>',
  )
  expect(html('(see [http://x.org) and more')).toBe('<p>(see [<a href="http://x.org">http://x.org</a>) and more</p>')
})

test('task lists print boxes that nobody can tick', () => {
  expect(html('- [x] done\n- [ ] to do')).toBe(
    '<ul>\n<li><input type="checkbox" checked="" disabled="" /> done</li>\n' +
      '<li><input type="checkbox" disabled="" /> to do</li>\n</ul>',
  )
})

test('on a page the boxes of tasks say what they are', () => {
  expect(renderMarkdown('- [x] done\n- [ ] to do', { article: true }).html).toBe(
    '<ul>\n<li><input aria-label="Done" type="checkbox" checked="" disabled="" /> done</li>\n' +
      '<li><input aria-label="To do" type="checkbox" disabled="" /> to do</li>\n</ul>',
  )
})

const SPEC = new URL('../../../../shared/data/cmark-gfm/test/spec.txt', import.meta.url)
const EXTENSIONS = ['table', 'strikethrough', 'autolink', 'disabled']

test('the examples of the extensions in the GFM specification, but for links to ftp and xmpp', () => {
  if (!existsSync(SPEC)) {
    console.log('not run: the GFM specification is not on this machine')
    return
  }
  const text = readFileSync(SPEC, 'utf8')
  const examples = [...text.matchAll(/^`{32} example ([a-z]+)\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm)]
  const tried = examples.filter(
    ([, kind = '', markdown = '']) => EXTENSIONS.includes(kind) && !/ftp:|xmpp:/.test(markdown),
  )
  expect(tried.length).toBeGreaterThan(20)
  for (const [, , markdown = '', expected = ''] of tried)
    expect(`${markdown}${plain(html(markdown.replaceAll('→', '\t')))}`).toBe(`${markdown}${plain(expected)}`)
})

/** Attribute order and white space between tags say nothing. */
function plain(markup: string): string {
  return markup
    .replace(/<input[^>]*>/g, (tag) => `<input${tag.includes('checked') ? ' checked' : ''}>`)
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .trim()
}
