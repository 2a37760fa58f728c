import { expect, test } from 'vitest'
import { withPictures } from '../../../src/core/export/pictures'
import { renderMarkdown } from '../../../src/core/markdown/render'

const NAME = `${'a1'.repeat(32)}.png`
const places = {
  addressOf: (name: string) => (name === NAME ? `../../assets/${name}` : null),
  sizeOf: (name: string) => (name === NAME ? { width: 640, height: 400 } : null),
}
const shown = (markdown: string) => withPictures(renderMarkdown(markdown).html, places)

test('a picture of the library is printed with its address from this page and its size', () => {
  expect(shown(`![A "plan" > b](assets/${NAME})`)).toBe(
    `<p><img src="../../assets/${NAME}" width="640" height="400" alt="A &quot;plan&quot; &gt; b" /></p>`,
  )
})

test('a size that the author wrote stays; a picture that is not there, or elsewhere, stays as written', () => {
  expect(shown(`<img src="assets/${NAME}" width="80" alt="x">`)).toContain(
    `src="../../assets/${NAME}" width="80" alt="x"`,
  )
  const gone = `assets/${'b2'.repeat(32)}.png`
  expect(shown(`![x](${gone})`)).toBe(`<p><img src="${gone}" alt="x" /></p>`)
  expect(shown('![x](https://elsewhere.example/w.png)')).toBe(
    '<p><img src="https://elsewhere.example/w.png" alt="x" /></p>',
  )
})

test('a link to a picture leads to it', () => {
  expect(shown(`[plan](assets/${NAME})`)).toBe(`<p><a href="../../assets/${NAME}">plan</a></p>`)
})
