import { tests } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/render'

/**
 * The examples of CommonMark 0.31.2 that must not come out as the specification prints them, each with its reason. All
 * others must, byte for byte but for the white space at both ends.
 */
const CHANGED: Readonly<Record<string, readonly number[]>> = {
  // Raw HTML: what is not on the allow-list goes (script, style, comments, unknown elements, class and foreign attributes).
  'removes elements or attributes': [
    ...[21, 31, 148, 152, 153, 154, 163, 164, 169, 170, 171, 172, 173, 176, 178, 201, 491, 524, 536],
    ...[613, 614, 615, 616, 617, 623],
  ],
  'removes comments, declarations, instructions and CDATA': [
    ...[177, 179, 180, 181, 182, 183, 308, 309, 625, 626, 627, 628, 629],
  ],
  // Raw HTML: what is left open is closed, and closed twice or never opened goes, so that it cannot break the page around.
  'closes what is open, drops what does not fit': [
    ...[149, 150, 151, 155, 156, 157, 158, 160, 165, 174, 175, 184, 187, 190, 191],
    ...[344, 475, 476, 477, 494, 630, 631, 642, 643],
  ],
  // Links lead to http, https and mailto only.
  'keeps the words of a link of another scheme': [596, 598, 599, 601],
  // GFM's extended autolinks, which CommonMark does not have.
  'links a bare address': [602, 608, 611, 612],
}

const changed = new Set(Object.values(CHANGED).flat())

test('all 652 examples are there', () => {
  expect(tests.length).toBe(652)
})

test('every example prints as the specification says, but for the listed ones, which differ', () => {
  const wrong = tests.filter(({ markdown, html, number }) => {
    const printed = renderMarkdown(withTabs(markdown)).html
    return (printed.trim() === withTabs(html).trim()) === changed.has(number)
  })
  expect(wrong.map(({ number, section, markdown }) => `${number} ${section}: ${JSON.stringify(markdown)}`)).toEqual([])
})

test('an example whose HTML is sanitised holds no raw HTML of another kind than the list says', () => {
  const withHtml = tests.filter(
    ({ number }) => changed.has(number) && !CHANGED['links a bare address']?.includes(number),
  )
  for (const { number, markdown } of withHtml) expect(markdown, String(number)).toMatch(/<[a-z/!?]/i)
})

/** The examples write a tab as an arrow. */
function withTabs(text: string): string {
  return text.replaceAll('→', '\t')
}
