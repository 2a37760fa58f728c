import { expect, it } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/render'
import { Source } from '../../../src/core/source'
import { loadStyle } from '../../../src/core/sources/load-style'
import { printCitations } from '../../../src/core/sources/print-citations'
import { soundItem } from '../../../src/core/sources/sound-item'
import { SourceIndex } from '../../../src/core/sources/source-index'
import { builtInStyle } from '../../../src/tasks/citation-styles'
import { style } from './print-document'

it('brings what other programs write into the shapes of CSL', () => {
  expect(
    soundItem({
      type: 'book',
      title: ['The Veto'],
      page: 12,
      DOI: 'https://doi.org/10.1/x',
      publisher: { name: 'Press' },
      author: [
        { family: 'Osei', given: 'K.', 'comma-suffix': true },
        'Whitlow, Bettina',
        { family: '', given: '' },
        null,
      ],
      editor: 'Poe, Ann; County Historical Society',
      translator: null,
      issued: { 'date-parts': [['2016', 6, 31], [null]] },
      accessed: { raw: '2016-07-01T10:00:00Z' },
      submitted: { 'date-parts': [[2001, 13]], season: 'Fall', circa: true },
      'event-date': '10 June 2016',
      'original-date': { raw: 'after the war' },
      'available-date': { 'date-parts': [['soon']] },
      custom: { mine: [1] },
    }),
  ).toEqual({
    type: 'book',
    title: 'The Veto',
    page: '12',
    DOI: '10.1/x',
    author: [
      { family: 'Osei', given: 'K.', 'comma-suffix': true },
      { family: 'Whitlow', given: 'Bettina' },
    ],
    editor: [{ family: 'Poe', given: 'Ann' }, { literal: 'County Historical Society' }],
    issued: { 'date-parts': [[2016, 6]] },
    accessed: { 'date-parts': [[2016, 7, 1]] },
    submitted: { 'date-parts': [[2001, 13]], season: 3, circa: true },
    'event-date': { 'date-parts': [[2016, 6, 10]] },
    'original-date': { raw: 'after the war' },
    custom: { mine: [1] },
  })
})

it('prints a record whose variables have no shape of CSL’s, which ended the whole export', async () => {
  const csl = { type: 'article-journal', title: ['Vetoes'], 'container-title': ['L. Rev.'], volume: [4], issued: 1999 }
  const sources = new SourceIndex([
    Source.parse({ schema: 1, key: 'poe', revision: 0, csl: { ...csl, author: 'Poe, Ann' } }),
  ])
  const inUse = await style('chicago-notes')
  const { html } = renderMarkdown('A.[^1]\n\n[^1]: [@poe]', {
    citations: (places) => printCitations(inUse, sources, places),
  })
  expect(html).toContain('Ann Poe, “Vetoes,” <em>L. Rev.</em> 4 (1999).')
})

it('prints names and titles that are words of the language itself, after which nothing printed any more', async () => {
  const record = (key: string, csl: object) =>
    Source.parse({ schema: 1, key, revision: 0, csl: { type: 'book', ...csl } })
  const own = ['__proto__', 'constructor', 'toString'].map((name, at) =>
    record(`k${at}`, { title: name, author: [{ family: name, given: name }] }),
  )
  const sources = new SourceIndex([...own, record('poe', { title: 'Tales' })])
  const inUse = await style('chicago-notes')
  const print = (text: string) =>
    renderMarkdown(text, { citations: (places) => printCitations(inUse, sources, places) }).html
  expect(print('A [@k0; @k1; @k2].')).toContain(
    '(__proto__ __proto__, <em>__proto__</em>, n.d.; constructor constructor, <em>Constructor</em>, n.d.; toString',
  )
  expect(print('B [@poe].')).toBe('<p>B (<em>Tales</em>, n.d.).</p>')
})

async function note(id: string, csl: object, citation: string): Promise<string> {
  const sources = new SourceIndex([Source.parse({ schema: 1, key: 'k', revision: 0, csl })])
  const text = await builtInStyle(id, 'en')
  if (!text) throw new Error(`no style ${id}`)
  const made = loadStyle(text)
  const { html } = renderMarkdown(`A.[^1]\n\n[^1]: ${citation}`, {
    citations: (places) => printCitations(made, sources, places),
  })
  return /<div>(.*?) <a class="back/s.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? html
}

it('prints the first range of years of a document as every other', async () => {
  const csl = { type: 'book', title: 'Huck', edition: '3', issued: { 'date-parts': [[1884], [1885]] } }
  expect(await note('legal', csl, '[@k]')).toBe('Huck (3d ed. 1884–1885).')
})

it('prints places with two hyphens as a range, and a case whose number says where it is reported', async () => {
  const brown = {
    type: 'legal_case',
    title: 'Brown v. Board',
    number: '347 U.S. 483',
    issued: { 'date-parts': [[1954]] },
  }
  expect(await note('legal', brown, '[@k, pp. 490--91]')).toBe('Brown v. Board, 347 U.S. 483, 490–91 (1954).')
  expect(await note('legal', { ...brown, number: 'No. 12-3' }, '[@k]')).toBe('Brown v. Board, No. 12-3 (1954).')
})

it('names the author alone where a style has nothing else for the running text', async () => {
  const csl = { type: 'book', title: 'Tales', author: [{ family: 'Poe', given: 'Ann' }] }
  expect(await note('mla', csl, '@k says.')).toBe('Poe says.')
})
