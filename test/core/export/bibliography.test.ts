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
