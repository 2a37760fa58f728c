import { expect, test } from 'vitest'
import { referOwnLinks } from '../../../../src/core/import/wxr/own-links'
import { readBlog } from './read-wxr'
import { writeItem, writeWxr } from './write-wxr'

const { blog } = readBlog(
  writeWxr(
    writeItem({ id: 12, title: 'On “Oaths”' }) +
      writeItem({ id: 13, title: 'Twins', slug: 'twins', link: 'http://law.example/2016/twins/' }) +
      writeItem({ id: 14, title: 'Twins', slug: 'twins', type: 'page', link: 'http://law.example/twins/' }) +
      writeItem({ id: 15, title: 'Vows', slug: '%e5%ae%a3', link: 'https://law.example/2016/%E5%AE%A3/' }),
  ),
)
const OATHS = 'http://law.example/2016/06/10/on-oaths/'

test.each([
  ['by its title', `See [On “Oaths”](${OATHS}).`, 'See [[on-oaths]].'],
  ['typed otherwise', `See [On "Oaths"](https://www.LAW.example/2016/06/10/on-oaths?utm=x).`, 'See [[on-oaths]].'],
  ['by a path alone', 'See [On “Oaths”](/2016/06/10/on-oaths/).', 'See [[on-oaths]].'],
  ['by its number', 'See [*On “Oaths”*](http://law.example/?p=12).', 'See [[on-oaths]].'],
  ['with letters of another script', 'See [Vows](https://law.example/2016/宣/).', 'See [[宣]].'],
  ['whose address has signs of Markdown', 'See [Vows](<https://law.example/2016/%E5%AE%A3/?a\\_b>).', 'See [[宣]].'],
  ['with its date in the link', `See [On “Oaths” (June 10, 2016)](${OATHS}).`, 'See [[on-oaths]].'],
  ['with its date behind', `See [On “Oaths”](${OATHS}) (June 10, 2016), and (x).`, 'See [[on-oaths]], and (x).'],
  ['quoted, with its date behind', `See “[On “Oaths”](${OATHS})” (Jun 10, 2016).`, 'See [[on-oaths]].'],
  ['in a note', `Text.[^1]\n\n[^1]: See [On “Oaths”](${OATHS}).`, 'Text.[^1]\n\n[^1]: See [[on-oaths]].'],
])('a link to a post of the blog %s becomes a cross-reference', (_, text, expected) => {
  expect(referOwnLinks(text, blog.index, 'en-US')).toBe(expected)
})

test.each([
  ['with other words', `See [my post](${OATHS}).`],
  ['to a place in it', `See [On “Oaths”](${OATHS}#comment-7).`],
  ['in quotation marks without a date', `See “[On “Oaths”](${OATHS})”.`],
  ['to another blog', 'See [On “Oaths”](http://other.example/2016/06/10/on-oaths/).'],
  ['where two ask for one slug', 'See [Twins](http://law.example/2016/twins/).'],
  ['in code', `\`[On “Oaths”](${OATHS})\``],
])('a link %s stays', (_, text) => {
  expect(referOwnLinks(text, blog.index, 'en-US')).toBe(text)
})
