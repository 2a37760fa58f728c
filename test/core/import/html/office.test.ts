import { expect, test } from 'vitest'
import { htmlToMarkdown } from '../../../../src/core/import/html/html-to-markdown'

const markdown = (html: string) => htmlToMarkdown(html).markdown

test('space and stops that a word processor marked with a word stand outside of the mark, never as references to signs', () => {
  expect(
    markdown('<p>See <b>Roe</b><i> v. Wade</i>,<i> 410 U.S. </i>113<i>.</i> <b>So<br></b>on <i><b> x </b></i></p>'),
  ).toBe('See **Roe** *v. Wade*, *410 U.S.* 113. **So**\\\non ***x***\n')
})

test('empty paragraphs of a word processor are no paragraphs', () => {
  expect(markdown('<p>One.</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><h2><span></span></h2><p>Two.</p>')).toBe(
    'One.\n\nTwo.\n',
  )
})

test('a picture that stays behind on a disk leaves its words, not the address on that disk', () => {
  expect(markdown('<p>A seal: <img src="file:///C:/Users/harriet/clip_image001.png" alt="red wax"></p>')).toBe(
    'A seal: red wax\n',
  )
})

test('a place that has a name is no link, and emphasis in emphasis is one', () => {
  expect(
    markdown('<h2><a name="_Toc1">A <b>part</b></a></h2><p><i>One <em>two</em></i> <b><i><b>three</b></i></b></p>'),
  ).toBe('## A **part**\n\n*One two* **_three_**\n')
})

test('a link that would run something leaves its words', () => {
  expect(
    markdown(
      '<p><a href="java&#9;script:alert(1)">a</a> <a href=" &#1;VBScript:x">b</a> <a href="data:text/html,x">c</a></p>',
    ),
  ).toBe('a b c\n')
})

test('what stands in a cell of a table becomes its one line, with breaks between its blocks', () => {
  const cell = (html: string) => markdown(`<table><tr><th>h</th></tr><tr><td>${html}</td></tr></table>`).split('\n')[2]
  expect(cell('<p>a</p><p>b <i>c</i></p>')).toBe('| a<br>b *c* |')
  expect(cell('x<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>')).toBe('| x<br>• a<br>• b<br>• c |')
  expect(cell('<ol><li>a</li> <li>b<br>c</li></ol>')).toBe('| 1. a<br>2. b<br>c |')
  expect(cell('a<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>')).toBe('| a<br>1 2<br>3 |')
})
