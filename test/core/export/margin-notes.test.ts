import { describe, expect, test } from 'vitest'
import { withMarginNotes } from '../../../src/core/export/margin-notes'
import { renderMarkdown } from '../../../src/core/markdown/render'

const margin = (markdown: string, idPrefix = '') =>
  withMarginNotes(renderMarkdown(markdown, { article: true, idPrefix }), idPrefix)

const asides = (html: string) =>
  [...html.matchAll(/<aside class="side" aria-hidden="true">(.*?)<\/aside>/gs)].map(([, inside]) => inside)

describe('copies of notes for the margin', () => {
  test('stand before the block that cites a note first, once, without ids and out of the tab order', () => {
    const { blocks, html } = margin(
      'One.[^a]\n\nTwo.[^b][^a]\n\n[^a]: See [there](https://x.example), *now*.\n[^b]: B.',
      'p-1-',
    )
    expect(blocks[0]?.html).toBe(
      '<aside class="side" aria-hidden="true"><p><b>1</b>See <a href="https://x.example" tabindex="-1">there</a>, <em>now</em>.</p></aside>\n' +
        '<p>One.<sup><a role="doc-noteref" id="p-1-ref-1" href="#p-1-fn-1">1</a></sup></p>',
    )
    expect(asides(html)).toEqual([
      '<p><b>1</b>See <a href="https://x.example" tabindex="-1">there</a>, <em>now</em>.</p>',
      '<p><b>2</b>B.</p>',
    ])
    expect(html.match(/ id="/g)).toHaveLength(new Set(html.match(/ id="[^"]*"/g)).size)
  })

  test('a long note is cut at a word near 240 characters, its open elements closed, and leads to the whole', () => {
    const words = 'many words that go on '.repeat(20)
    const [inside = ''] = asides(margin(`X.[^a]\n\n[^a]: Begin *${words.trim()}* end.`).html)
    expect(inside).toMatch(
      /^<p><b>1<\/b>Begin <em>(?:many|words|that|go|on| )+…<\/em> <a href="#fn-1" tabindex="-1">Note 1 in full<\/a><\/p>$/,
    )
    const text = inside.replaceAll(/<[^>]*>/g, '')
    expect(text.length).toBeGreaterThan(220)
    expect(text.length).toBeLessThan(275)
  })

  test.each([
    ['an entity', 'O&amp;Brien'],
    ['an element', 'W<em>illi</em>ams'],
    ['nothing at all', 'Williams'],
  ])('a cut never stands inside a word that goes on behind %s', (_, word) => {
    for (let shift = 0; shift < 12; shift += 1) {
      const note = `${'x'.repeat(shift)} ${'abcd '.repeat(46)}${word} ${word} ${'efgh '.repeat(30).trim()}.`
      const [inside = ''] = asides(margin(`X.[^a]\n\n[^a]: ${note}`).html)
      const text = inside.replaceAll(/<[^>]*>/g, '')
      const shown = text.slice(1, text.indexOf('…')).trim().split(' ')
      const whole = note
        .replaceAll(/<[^>]*>/g, '')
        .trim()
        .split(' ')
      expect(shown).toEqual(whole.slice(0, shown.length))
      expect(shown.length).toBeGreaterThan(40)
    }
  })

  test('a note that is one long word says only where it stands in full', () => {
    const [inside] = asides(margin(`X.[^a]\n\n[^a]: ${'x'.repeat(400)}`).html)
    expect(inside).toBe('<p><b>1</b>… <a href="#fn-1" tabindex="-1">Note 1 in full</a></p>')
  })

  test('a note of 320 characters is not cut; entities count as one character', () => {
    const text = `${'&amp; '.repeat(10)}${'x'.repeat(300)}`
    expect(asides(margin(`X.[^a]\n\n[^a]: ${text}`).html)[0]).not.toContain('in full')
    expect(asides(margin(`X.[^a]\n\n[^a]: ${text} y`).html)[0]).toContain('in full')
  })

  test('a note of several blocks becomes one line of running text', () => {
    const note = '[^a]: First.\n\n    > Quoted.\n\n    - item[^b]\n\n    Last.\n[^b]: Inner.'
    const [inside = ''] = asides(margin(`X.[^a]\n\n${note}`).html)
    expect(inside).toMatch(
      /^<p><b>1<\/b>First\.\s+Quoted\.\s+item<sup><a href="#fn-2" tabindex="-1">2<\/a><\/sup>\s+Last\.<\/p>$/,
    )
  })

  test('a text without notes stays as it is', () => {
    const rendered = renderMarkdown('Plain.')
    expect(withMarginNotes(rendered)).toBe(rendered)
  })
})
