import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/render'
import { Source } from '../../../src/core/source'
import { printCitations } from '../../../src/core/sources/print-citations'
import { printSourceList } from '../../../src/core/sources/print-source-list'
import { SourceIndex } from '../../../src/core/sources/source-index'
import { EXAMPLE_SOURCES } from './examples'
import { printNotes, style } from './print-document'

/** The HTML of a whole post, as preview and export make it. */
async function render(id: string, markdown: string, sources = EXAMPLE_SOURCES): Promise<string> {
  const inUse = await style(id)
  const citations = (places: Parameters<typeof printCitations>[2]) => printCitations(inUse, sources, places)
  return renderMarkdown(markdown, { citations }).html
}

describe('printCitations through the renderer', () => {
  it('prints a note of nothing but a citation, with its links', async () => {
    const html = await render('chicago-notes', 'A claim.[^1]\n\n[^1]: [@times2016]')
    expect(html).toContain(
      'Ida Creamer, “Judges Face a Vote,” <em>N.Y. Times</em>, June 10, 2016, <a href="https://times.example.org/2016/judges"',
    )
    expect(html).toContain('[<a href="https://archive.example.org/9x"')
  })

  it('ends a citation in an inline note with the stop of the style', async () => {
    expect(await render('chicago-notes', 'A.^[[@marchetti1987, 5]] B.^[So [@marchetti1987, 6] says.]')).toMatch(
      /1987\), 5\.[\s\S]*So Marchetti, 6 says\./,
    )
  })

  it('numbers notes by reading order, whatever the order of their definitions', async () => {
    const html = await render(
      'legal',
      'One.[^b] Two.[^a] Three.[^c]\n\n[^a]: By hand.\n[^b]: [@marchetti1987, 5]\n[^c]: [@marchetti1987, 6]',
    )
    expect(html).toContain('<em>supra</em> note 1, at 6.')
  })

  it('prints a citation of the running text in full and in brackets where the style cites in notes', async () => {
    const html = await render('chicago-notes', 'So it was [see @whitlow1999, 7].')
    expect(html).toContain(
      'So it was (see Bettina Whitlow and Kwame Osei, <em>Judges and Their Makers</em>, 2nd ed. (London: Harrow House, 1999), 7).',
    )
  })

  it('names the author of a bare key in the text, and leaves a mention of somebody alone', async () => {
    expect(await render('apa', '@whitlow1999 [p. 7] says so to @nobody.')).toContain(
      'Whitlow &amp; Osei (1999, p. 7) says so to @nobody.',
    )
  })

  it('leaves a citation of an unknown source as it is written', async () => {
    expect(await render('chicago-notes', 'x[^1]\n\n[^1]: [@nobody, 5]')).toContain('[@nobody, 5]')
  })

  it('prints words that are tied to a source as they are typed, and counts the source as cited', async () => {
    const html = await render(
      'chicago-notes-ibid',
      'a[^1] b[^2] c[^3]\n\n[^1]: *N.Y. Times* & [“<i>Judges</i>” (June 10, 2016)](@times2016).\n[^2]: [@times2016]\n[^3]: [x](@nobody) y',
    )
    expect(html).toContain('<em>N.Y. Times</em> &amp; “&lt;i&gt;Judges&lt;/i&gt;” (June 10, 2016). <a')
    expect(html).toContain('Ibid. <a')
    expect(html).toContain('<div>x y <a')
  })

  it('finds a key however its letters are written', async () => {
    expect(await render('apa', '[@Marchetti1987]')).toContain('(Marchetti, 1987)')
  })

  it('prints a remark that is meant to, once, and never a private one', async () => {
    const hidden = EXAMPLE_SOURCES.sources.map((source) =>
      source.key === 'mou' ? { ...source, remark: { text: 'Ask Ida.', prints: false } } : source,
    )
    const text = 'x[^1] y[^2]\n\n[^1]: [@mou]\n[^2]: [@mou]'
    const shown = await render('chicago-notes', text)
    expect(shown.split('I have not yet been able to find a copy.')).toHaveLength(2)
    expect(await render('chicago-notes', text, new SourceIndex(hidden))).not.toContain('Ask Ida')
  })

  it('takes an edited record at once', async () => {
    const edited = EXAMPLE_SOURCES.sources.map((source) =>
      source.key === 'marchetti1987' ? { ...source, csl: { ...source.csl, title: 'Gold' } } : source,
    )
    expect(await render('apa', '[@marchetti1987]')).toContain('1987')
    expect(await render('chicago-notes', 'x[^1]\n\n[^1]: [@marchetti1987]', new SourceIndex(edited))).toContain(
      '<em>Gold</em>',
    )
  })

  it('prints hostile records as text', async () => {
    const hostile = Source.parse({
      schema: 1,
      key: '__proto__',
      revision: 1,
      csl: {
        type: 'webpage',
        title: '<img src=x onerror=alert(1)> $& <b>bold</b> [CSL STYLE ERROR] \ue000',
        URL: 'javascript:alert(1)',
        author: [{ family: '<script>alert(1)</script>', given: '"' }],
      },
    })
    const html = await render(
      'chicago-notes',
      'x[^1]\n\n[^1]: [@__proto__; <b>see</b> @__proto__]',
      new SourceIndex([hostile]),
    )
    expect(html).not.toMatch(/<img|<script|href="javascript/)
    expect(html).toContain('&lt;img Src=x Onerror=alert(1)&gt; $&amp;')
    expect(html).toContain('&lt;b&gt;see&lt;/b&gt;')
  })

  it('answers within a few breaths for 300 notes', async () => {
    const keys = EXAMPLE_SOURCES.sources.map((source) => source.key)
    const notes = Array.from({ length: 300 }, (_, index) => `[@{${keys[index % keys.length]}}, ${index + 1}]`)
    expect((await printNotes('chicago-notes', notes)).every((note) => !note.includes('[@'))).toBe(true)
  })
})

describe('printSourceList', () => {
  it('lists what a text cites, once each, in the form and order of the style', async () => {
    const inUse = await style('chicago-notes')
    const text = '[@whitlow1999, 3] [@marchetti1987] [@whitlow1999] `[@pryce2013]` @nobody'
    expect(printSourceList(inUse, EXAMPLE_SOURCES, text)).toBe(
      [
        '<section class="sources" role="doc-bibliography"><h2>Sources</h2><ul>',
        '<li>Marchetti, Lena. <em>Copper and the Chancellor: Labor Injunctions in the Territorial Courts</em>. Tucson: Saguaro University Press, 1987.</li>',
        '<li>Whitlow, Bettina, and Kwame Osei. <em>Judges and Their Makers</em>. 2nd ed. London: Harrow House, 1999.</li>',
        '</ul></section>',
      ].join('\n'),
    )
    expect(printSourceList(inUse, EXAMPLE_SOURCES, 'No citation, @nobody.')).toBe('')
  })
})
