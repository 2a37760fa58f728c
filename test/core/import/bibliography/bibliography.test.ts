import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBibtex } from '../../../../src/core/import/bibliography/bibtex'
import { readBibtexNames } from '../../../../src/core/import/bibliography/bibtex-names'
import { readCslJson } from '../../../../src/core/import/bibliography/csl-json'
import { fromLatex } from '../../../../src/core/import/bibliography/latex'
import { planImport } from '../../../../src/core/import/bibliography/plan-import'
import { bibliographyFormat, readBibliography } from '../../../../src/core/import/bibliography/read-bibliography'
import { readRis } from '../../../../src/core/import/bibliography/ris'
import { Source } from '../../../../src/core/source'

const day = (...parts: number[]) => ({ 'date-parts': [parts] })

describe('readBibtex', () => {
  it('reads an entry with macros, joined values, quotes and braces', () => {
    const { records, problems } = readBibtex(`@string{aup = "Arizona U" # { Press}}
% a comment line
@Book{marchetti1987,
  author = "Lena {Marchetti} and {County Historical Society}",
  title  = {Copper {\\&} the Chancellor},
  subtitle = "A History",
  publisher = aup, year = 1987, month = feb, day = 3,
  keywords = {labor, {law, and order}},
  note = {Mine}, urldate = {2020-03-04},
  url = {https://x.example/a\\_b}
}`)
    expect(problems).toEqual([])
    expect(records).toEqual([
      {
        key: 'marchetti1987',
        line: 3,
        tags: ['labor', 'law, and order'],
        accessed: '2020-03-04',
        note: 'Mine',
        csl: {
          type: 'book',
          title: 'Copper & the Chancellor: A History',
          author: [{ family: 'Marchetti', given: 'Lena' }, { literal: 'County Historical Society' }],
          publisher: 'Arizona U Press',
          URL: 'https://x.example/a_b',
          issued: day(1987, 2, 3),
        },
      },
    ])
  })

  it('takes a book from a crossref, wherever the parent stands', () => {
    const { records } = readBibtex(
      '@inproceedings{a, title={Paper}, crossref={b}, pages={3--9}}\n@proceedings{b, title={Talks}, year=2006, editor={Ann Poe}}',
    )
    expect(records[0]?.csl).toMatchObject({
      type: 'paper-conference',
      title: 'Paper',
      'container-title': 'Talks',
      page: '3-9',
      issued: day(2006),
      editor: [{ family: 'Poe', given: 'Ann' }],
    })
  })

  it('tells malformed entries with their line and reads the rest', () => {
    const { records, problems } = readBibtex(
      [
        '@book{good1, title={One}}', // 1
        '', // 2
        '@book{bad1,', // 3
        '  title = {Never closed,', // 4
        '@book{good2, title={Two}}', // 5
        '@book{bad2 !, title={No comma}}', // 6
        '@article{bad3,', // 7
        '  title {No equals}', // 8
        '}', // 9
        '@book(good3, title="Three")', // 10
        '@book{bad4, title="open', // 11
      ].join('\n'),
    )
    expect(records.map(({ key, line }) => `${key}@${line}`)).toEqual(['good1@1', 'good2@5', 'good3@10'])
    expect(problems.map(({ line }) => line)).toEqual([3, 6, 7, 11])
    expect(problems[1]?.what).toBe(
      '“,” is missing before “!, title={No comma}}” in the entry that begins here; it was left out',
    )
  })

  it('reads on where only a comma was forgotten', () => {
    const { records, problems } = readBibtex('@book{a title={T} year={2001}}')
    expect(problems).toEqual([])
    expect(records[0]).toMatchObject({ key: 'a', csl: { title: 'T', issued: day(2001) } })
  })

  it('leaves comments and preambles out', () => {
    const { records, problems } = readBibtex(
      '@comment{jabref-meta: {x;}}\n@preamble{"\\newcommand{x}"}\nText @ 5.\n@misc{a, title={T}}',
    )
    expect([records.length, problems.length]).toEqual([1, 0])
  })

  it('never throws and never invents, whatever the file', () => {
    const piece = fc.constantFrom(
      '@book{',
      'a',
      ',',
      'title',
      '=',
      '{',
      '}',
      '"',
      '#',
      '%',
      '\n',
      '@string{',
      '\\',
      '@comment',
      '(',
      ')',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { records, problems } = readBibtex(pieces.join(''))
        expect(records.length + problems.length).toBeLessThanOrEqual(pieces.length)
      }),
    )
  })

  it('survives bottomless braces and hostile names', () => {
    const { records } = readBibtex(
      `@book{a, title = {${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}, __proto__ = {y}, year={\\constructor}}`,
    )
    expect(records).toHaveLength(1)
    expect(({} as Record<string, unknown>).y).toBeUndefined()
  })
})

describe('fromLatex', () => {
  it.each([
    ['M{\\"u}ller \\"{O} \\\'e \\c{c} \\v s \\~{n}', 'Müller Ö é ç š ñ'],
    ['\\o{} \\ss \\AE\\ L\\"ow', 'ø ßÆ Löw'],
    ["1--2 --- ``x'' ~y", '1–2 — “x” \u00a0y'],
    ['\\emph{Roe} \\textbf{b} x\\textsuperscript{2}', '<i>Roe</i> <b>b</b> x<sup>2</sup>'],
    ['{\\S} 5 \\& \\% \\$ \\_', '§ 5 & % $ _'],
    ['\\href{https://x}{y} \\unknown{kept}', 'y kept'],
  ])('reads %s', (latex, text) => {
    expect(fromLatex(latex)).toBe(text)
  })
})

describe('readBibtexNames', () => {
  it('knows all four forms', () => {
    expect(
      readBibtexNames('Ludwig van Beethoven and King, Jr., Martin Luther and {NASA} and de la Cruz, Ana and others'),
    ).toEqual([
      { 'non-dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { literal: 'NASA' },
      { 'non-dropping-particle': 'de la', family: 'Cruz', given: 'Ana' },
    ])
  })
})

describe('readRis', () => {
  it('reads a case, an article and lines that go on', () => {
    const { records, problems } = readRis(
      [
        'stray', // 1
        'TY  - CASE', // 2
        'TI  - Coyle v. Smith', // 3
        'VL  - 221', // 4
        'T2  - U.S.', // 5
        'SP  - 559', // 6
        'PB  - Supreme Court', // 7
        'DA  - 1911/05/29/', // 8
        'ER  - ', // 9
        '', // 10
        'TY  - JOUR', // 11
        'AU  - Pryce, Owen', // 12
        'AU  - Arizona Bar', // 13
        'T1  - One Recall in a', // 14
        'Hundred Years', // 15
        'JO  - Arizona Law Review', // 16
        'JA  - Ariz. L. Rev.', // 17
        'VL  - 55', // 18
        'IS  - 2', // 19
        'SP  - 101', // 20
        'EP  - 140', // 21
        'PY  - 2013///Spring', // 22
        'KW  - recall', // 23
        'KW  - judges', // 24
        'Y2  - 2020/03/04', // 25
      ].join('\r\n'),
    )
    expect(problems.map(({ line }) => line)).toEqual([1, 11])
    expect(records[0]?.csl).toEqual({
      type: 'legal_case',
      title: 'Coyle v. Smith',
      volume: '221',
      'container-title': 'U.S.',
      page: '559',
      authority: 'Supreme Court',
      issued: day(1911, 5, 29),
    })
    expect(records[1]).toEqual({
      key: '',
      line: 11,
      tags: ['recall', 'judges'],
      accessed: '2020-03-04',
      note: '',
      csl: {
        type: 'article-journal',
        title: 'One Recall in a Hundred Years',
        author: [{ family: 'Pryce', given: 'Owen' }, { literal: 'Arizona Bar' }],
        'container-title': 'Arizona Law Review',
        'container-title-short': 'Ariz. L. Rev.',
        volume: '55',
        issue: '2',
        page: '101-140',
        issued: day(2013),
      },
    })
  })
})

describe('readCslJson', () => {
  it('reads items and tells the others by line', () => {
    const { records, problems } = readCslJson(
      '[\n {"id":"a","type":"book","title":"T","note":"N","accessed":{"date-parts":[[2020,3,4]]}},\n {"title":"no type"},\n {"type":7},\n {"citation-key":"b","id":"http://zotero.org/x","type":"webpage"}\n]',
    )
    expect(records).toEqual([
      { key: 'a', line: 2, csl: { type: 'book', title: 'T' }, tags: [], accessed: '2020-03-04', note: 'N' },
      { key: 'b', line: 5, csl: { type: 'webpage', 'citation-key': 'b' }, tags: [], accessed: null, note: '' },
    ])
    expect(problems.map(({ line }) => line)).toEqual([3, 4])
  })

  it('says where a file stops being JSON', () => {
    expect(readCslJson('[\n{"type":"book"},\n{oops}]').problems).toEqual([
      { line: 3, what: 'from here on the file is not JSON; nothing was read' },
    ])
  })

  it('lets no name of JavaScript itself through', () => {
    const { records } = readCslJson(
      '[{"type":"book","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"author":[{"family":"x","__proto__":{"polluted":1}}]}]',
    )
    expect(records[0]?.csl).toEqual({ type: 'book', author: [{ family: 'x' }] })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('bibliographyFormat', () => {
  it('knows files by ending and by their beginning', () => {
    expect(bibliographyFormat('x.bib', '')).toBe('bibtex')
    expect(bibliographyFormat('x.txt', '\n% c\n@book{a,}')).toBe('bibtex')
    expect(bibliographyFormat('x.txt', '\ufeffTY  - BOOK')).toBe('ris')
    expect(bibliographyFormat('x.json', '[{"type": "book"}]')).toBe('csl-json')
    expect(bibliographyFormat('x.md', '# Title')).toBeNull()
    expect(readBibliography('ris', '').records).toEqual([])
  })
})

describe('planImport', () => {
  const existing = [
    Source.parse({
      schema: 1,
      key: 'Poe2001',
      revision: 3,
      csl: { type: 'book', title: 'Tales of Law', issued: day(2001) },
    }),
  ]

  it('keeps duplicates out and gives every new source a key of its own', () => {
    const plan = planImport(
      readBibtex(
        [
          '@book{other, title={Tales of law}, year=2001}',
          '@book{poe2001, title={New}, author={Poe, Ann}, year=2001}',
          '@book{bad/key?, title={Third}}',
          '@book{, title={Fourth}, author={Osei, K.}, year=1999}',
          '@misc{again, doi={10.1/X}, title={X}}',
          '@misc{again2, doi={https://doi.org/10.1/x}, title={Y}}',
        ].join('\n'),
      ),
      existing,
    )
    expect(plan.add.map(({ key }) => key)).toEqual(['poe2001a', 'bad-key', 'osei1999', 'again'])
    expect(plan.duplicates).toEqual([
      { line: 1, title: 'Tales of law', of: 'Poe2001' },
      { line: 6, title: 'Y', of: 'again' },
    ])
  })
})
