import { describe, expect, it } from 'vitest'
import { writeBibliography } from '../../../src/core/export/bibliography'
import { readBibliography } from '../../../src/core/import/bibliography/read-bibliography'
import { Source } from '../../../src/core/source'

const SOURCE = Source.parse({
  schema: 1,
  key: 'pryce2013',
  revision: 4,
  csl: {
    type: 'article-journal',
    title: 'One <i>Recall</i> & 100 % {more}_',
    author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'Arizona Bar' }],
    'container-title': 'Arizona Law Review',
    volume: '55',
    issue: '2',
    page: '101-140',
    DOI: '10.1/ab',
    URL: 'https://x.example/a_b',
    issued: { 'date-parts': [[2013, 6, 10]] },
  },
  accessed: '2020-03-04',
  tags: ['recall', 'judges'],
  remark: { text: 'Not to be printed', prints: false },
})

describe('writeBibliography', () => {
  it.each(['bibtex', 'ris', 'csl-json'] as const)('writes %s that is read back whole', (format) => {
    const { records, problems } = readBibliography(format, writeBibliography(format, [SOURCE, SOURCE]))
    expect(problems).toEqual([])
    expect(records).toHaveLength(2)
    const { key, csl, tags, accessed, note } = records[0] ?? {}
    const { 'citation-key': _, keyword: __, ...fields } = csl ?? { type: '' }
    // RIS has no particles: they belong to the family name there.
    const author =
      format === 'ris' ? [{ family: 'van Beethoven', given: 'Ludwig' }, { literal: 'Arizona Bar' }] : SOURCE.csl.author
    expect({ key, csl: fields, tags, accessed, note }).toEqual({
      key: SOURCE.key,
      csl: { ...SOURCE.csl, author },
      tags: SOURCE.tags,
      accessed: SOURCE.accessed,
      note: '',
    })
  })

  const person = { family: 'Hunt', given: 'George W. P.' }
  const other = { family: 'Sayre', given: 'Edwin' }
  it.each([
    { type: 'bill', title: 'Recall Act', number: '1234', authority: 'House', 'chapter-number': '115' },
    { type: 'hearing', title: 'Recall', section: 'S. Comm.', 'chapter-number': '105', author: [person] },
    { type: 'speech', title: 'The Bench', author: [person], 'event-title': 'Convention', 'event-place': 'Phoenix' },
    { type: 'personal_communication', author: [person], recipient: [other], genre: 'Letter' },
    { type: 'book', title: 'Whole', editor: [person], 'collection-title': 'Series', 'collection-editor': [other] },
    { type: 'regulation', volume: '40', 'container-title': 'C.F.R.', section: '122.26' },
    { type: 'report', title: 'Report', number: 'R41234', publisher: 'Office' },
  ])('writes a $type in RIS that is read back whole', (csl) => {
    const source = Source.parse({ schema: 1, key: 'a', revision: 1, csl })
    expect(readBibliography('ris', writeBibliography('ris', [source])).records[0]?.csl).toEqual(csl)
  })

  it('writes BibLaTeX as a person would', () => {
    expect(writeBibliography('bibtex', [SOURCE])).toBe(`@article{pryce2013,
  title = {One \\emph{Recall} \\& 100 \\% \\{more\\}\\_},
  volume = {55},
  doi = {10.1/ab},
  author = {van Beethoven, Ludwig and {Arizona Bar}},
  journaltitle = {Arizona Law Review},
  number = {2},
  pages = {101--140},
  date = {2013-06-10},
  url = {https://x.example/a_b},
  urldate = {2020-03-04},
  keywords = {recall, judges},
}
`)
  })
})
