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

  it('takes no entry without a key for a parent', () => {
    const { records } = readBibtex('@article{, title={No key}, year=1999}\n@book{a, title={T}}')
    expect(records[1]?.csl).toEqual({ type: 'book', title: 'T' })
  })

  it('inherits over several parents, and lends what xdata holds', () => {
    const { records } = readBibtex(
      [
        '@inproceedings{talk, crossref={proc}, title={Talk}}',
        '@proceedings{proc, crossref={series}, title={Proc}, editor={Chair, A.}}',
        '@proceedings{series, title={Series}, publisher={ACM}, year=2003}',
        '@article{x, xdata={one, two}, title={With data}}',
        '@xdata{one, publisher={P}}',
        '@xdata{two, date={2001-02}}',
        '@inbook{part, crossref={whole}, title={Part}}',
        '@book{whole, author={Poe, Ann}, title={Whole}, subtitle={A Sub}}',
        '@book{self, crossref={self}, title={Self}}',
        '@book{round, crossref={about}, title={Round}}',
        '@book{about, crossref={round}, title={About}}',
      ].join('\n'),
    )
    const csl = new Map(records.map((record) => [record.key, record.csl]))
    expect(csl.get('talk')).toMatchObject({
      'container-title': 'Proc',
      editor: [{ family: 'Chair', given: 'A.' }],
      publisher: 'ACM',
      issued: day(2003),
    })
    expect(csl.get('x')).toEqual({ type: 'article-journal', title: 'With data', publisher: 'P', issued: day(2001, 2) })
    expect(csl.get('part')).toMatchObject({
      title: 'Part',
      'container-title': 'Whole: A Sub',
      author: [{ family: 'Poe', given: 'Ann' }],
    })
    expect([csl.get('self')?.title, csl.get('round')?.title]).toEqual(['Self', 'Round'])
    expect(csl.has('one')).toBe(false)
  })

  it.each([
    [
      'date={2001-05-03/2001-06-04}',
      {
        'date-parts': [
          [2001, 5, 3],
          [2001, 6, 4],
        ],
      },
    ],
    ['date={2001/}', day(2001)],
    ['date={2001-21}', { ...day(2001), season: 1 }],
    ['date={2004-10-03T12:00:00}', day(2004, 10, 3)],
    ['date={-0044-03-15}', day(-44, 3, 15)],
    ['date={1999~}', { literal: 'ca. 1999' }],
    ['year={1999--2001}', { 'date-parts': [[1999], [2001]] }],
    ['year={c. 1850}', { literal: 'c. 1850' }],
    ['year={forthcoming}', { literal: 'forthcoming' }],
    [
      'year=1998, month=jan # "/" # feb',
      {
        'date-parts': [
          [1998, 1],
          [1998, 2],
        ],
      },
    ],
    ['year=1998, month="10~" # jun', day(1998, 6, 10)],
    ['year=1998, month={June 10}', day(1998, 6, 10)],
    ['year={2004}, month={10}, day={03}', day(2004, 10, 3)],
    ['date={2004-02-30}', { literal: '2004-02-30' }],
  ])('reads the date %s', (fields, issued) => {
    expect(readBibtex(`@book{a, ${fields}}`).records[0]?.csl.issued).toEqual(issued)
  })

  it('finds addresses and what else an entry says of where it was published', () => {
    const { records } = readBibtex(
      [
        '@misc{a, title={A}, howpublished={\\url{https://x.example/a_b?x=1&y=2}}, note={Accessed: 2020-01-02}}',
        '@misc{b, title={B}, note={At \\url{https://x.example/~joe/}}}',
        '@misc{c, title={C}, howpublished={Speech to the Bar}}',
        '@article{d, title={D}, eprint={1234.5678}, archiveprefix={arXiv}}',
      ].join('\n'),
    )
    expect(records.map(({ csl, note, accessed }) => [csl.type, csl.URL, note, accessed])).toEqual([
      ['webpage', 'https://x.example/a_b?x=1&y=2', 'Accessed: 2020-01-02', '2020-01-02'],
      ['webpage', 'https://x.example/~joe/', 'At https://x.example/~joe/', null],
      ['document', undefined, 'Speech to the Bar', null],
      ['article-journal', 'https://arxiv.org/abs/1234.5678', '', null],
    ])
  })

  it('reads braces as BibTeX counts them, and else as the backslash before them means them', () => {
    const { records, problems } = readBibtex(
      '@book{a, title={Ends in a backslash\\}, year=2001}\n@book{b, title={Set \\{1,2\\} and \\{3}, year=2001}\n@book(c, title="G\\"odel (yes)")\n@book{d(2000), title={D}}',
    )
    expect(problems).toEqual([])
    expect(records.map(({ key, csl }) => `${key} ${csl.title}`)).toEqual([
      'a Ends in a backslash',
      'b Set {1,2} and {3',
      'c Gödel (yes)',
      'd(2000) D',
    ])
  })

  it('takes no address in running text for an entry', () => {
    const { records, problems } = readBibtex('Mail me@example(com) or foo@bar{baz\n@book{a, title={T}}')
    expect([records.map(({ key }) => key), problems]).toEqual([['a'], []])
  })

  it('lets no macro grow without end', () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`)
    const { records } = readBibtex(
      `@string{a0="xxxxxxxxxx"}\n${doubled.join('\n')}\n@book{k, title=a40}\n@book{l, title={L}}`,
    )
    expect(records.map(({ csl }) => String(csl.title).length < 1_000_001)).toEqual([true, true])
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
    ["\\url{https://x.example/~a_b\\%20} `so'", "https://x.example/~a_b%20 ‘so'"],
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

describe('names with what people put into them', () => {
  it.each([
    ["{{\\'E}cole Normale}", [{ literal: 'École Normale' }]],
    [
      '{Simon and Schuster} and {The {ACME} Corporation}',
      [{ literal: 'Simon and Schuster' }, { literal: 'The ACME Corporation' }],
    ],
    ['van Gogh', [{ 'non-dropping-particle': 'van', family: 'Gogh' }]],
    ['Oliver Wendell Holmes, Jr.', [{ family: 'Holmes', given: 'Oliver Wendell', suffix: 'Jr.' }]],
    [
      "Charles Louis de la Vall{\\'e}e Poussin",
      [{ 'non-dropping-particle': 'de la', family: 'Vallée Poussin', given: 'Charles Louis' }],
    ],
    ['Jean de La Fontaine', [{ 'non-dropping-particle': 'de', family: 'La Fontaine', given: 'Jean' }]],
    [
      'Smith, John and\n   Doe, J. and',
      [
        { family: 'Smith', given: 'John' },
        { family: 'Doe', given: 'J.' },
      ],
    ],
  ])('reads %s', (written, names) => {
    expect(readBibtexNames(written)).toEqual(names)
  })
})

describe('readRis', () => {
  it('reads what a tag means for the type it stands in', () => {
    const csl = (...lines: string[]) => readRis([...lines, 'ER  - '].join('\n')).records[0]?.csl
    expect(
      csl('TY  - CHAP', 'TI  - Part', 'T2  - Whole', 'A2  - Poe, Ann', 'SN  - 978-0-123-45678-9', 'SP  - 5', 'EP  - 9'),
    ).toEqual({
      ...{ type: 'chapter', title: 'Part', 'container-title': 'Whole', ISBN: '978-0-123-45678-9', page: '5-9' },
      editor: [{ family: 'Poe', given: 'Ann' }],
    })
    expect(csl('TY  - BOOK', 'TI  - Whole', 'T2  - Series', 'A2  - Poe, Ann', 'SP  - 320', 'M1  - 7')).toEqual({
      ...{ type: 'book', title: 'Whole', 'collection-title': 'Series', 'number-of-pages': '320' },
      ...{ 'collection-number': '7', 'collection-editor': [{ family: 'Poe', given: 'Ann' }] },
    })
    expect(
      csl('TY  - HEAR', 'TI  - Nomination', 'T2  - S. Comm. on the Judiciary', 'ET  - 114th Cong.', 'M1  - 5'),
    ).toEqual({
      ...{ type: 'hearing', title: 'Nomination', section: 'S. Comm. on the Judiciary' },
      ...{ 'chapter-number': '114th Cong.', number: '5' },
    })
    expect(
      csl('TY  - JOUR', 'TI  - A', 'T2  - Nature', 'JO  - Nat.', 'M3  - doi: 10.1000/x', 'SN  - 0743-4618'),
    ).toEqual({
      ...{ type: 'article-journal', title: 'A', 'container-title': 'Nature', 'container-title-short': 'Nat.' },
      ...{ DOI: '10.1000/x', ISSN: '0743-4618' },
    })
    expect(
      csl('TY  - CONF', 'TI  - Talk', 'T2  - The Meeting', 'C3  - Proceedings', 'CY  - Reno', 'C1  - New York'),
    ).toEqual({
      ...{ type: 'paper-conference', title: 'Talk', 'container-title': 'Proceedings', 'event-title': 'The Meeting' },
      ...{ 'event-place': 'Reno', 'publisher-place': 'New York' },
    })
  })

  it('reads an entry whose type or end is missing, and tells the line of each', () => {
    const { records, problems } = readRis(
      [
        'TI  - No type',
        'AU  - Poe, Ann',
        'ER  - ',
        'TY  - BOOK',
        'TI  - No end',
        'TY  - JOUR',
        'TI  - Last',
        'KW  - a; b',
        'c',
      ].join('\n'),
    )
    expect(records.map(({ csl, tags }) => [csl.type, csl.title, tags])).toEqual([
      ['document', 'No type', []],
      ['book', 'No end', []],
      ['article-journal', 'Last', ['a', 'b', 'c']],
    ])
    expect(problems.map(({ line, what }) => [line, what.slice(0, 40)])).toEqual([
      [1, 'this entry does not say what it is (“TY '],
      [4, 'this entry has no end (“ER  -”); it was '],
      [6, 'this entry has no end (“ER  -”); it was '],
    ])
  })

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
        issued: { ...day(2013), season: 1 },
      },
    })
  })

  it('keeps the full name of a journal beside the short one that HeinOnline gives', () => {
    const { records } = readRis('TY  - JOUR\nJO  - Yale L.J.\nJF  - Yale Law Journal\nER  - \n')
    expect(records[0]?.csl).toEqual({
      type: 'article-journal',
      'container-title': 'Yale Law Journal',
      'container-title-short': 'Yale L.J.',
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

  it('reads the items of a broken list one by one, and tells the line of each that it cannot read', () => {
    const { records, problems } = readCslJson(
      [
        '[', // 1
        '{"type":"book","title":"A {brace} and a \\" quote"},', // 2
        '{"type":"book","title":"No end},', // 3
        '{"type":"book","title":"C"},', // 4
        '{oops}', // 5
        '{"type":"book","title":"D"}', // 6
        '{"title":"No type"},', // 7
        '{"type":"book","title":"E",', // 8
      ].join('\n'),
    )
    expect(records.map(({ line, csl }) => [line, csl.title])).toEqual([
      [2, 'A {brace} and a " quote'],
      [4, 'C'],
      [6, 'D'],
    ])
    expect(problems.map(({ line }) => line)).toEqual([3, 5, 7, 8])
    expect(readCslJson('{"items": [{"type":"book"},{"type":"book"}').records).toHaveLength(2)
    expect(readCslJson('no JSON').problems).toEqual([{ line: 1, what: 'the file is not JSON; nothing was read' }])
  })

  it('lets no name of JavaScript itself through', () => {
    const { records } = readCslJson(
      '[{"type":"book","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"author":[{"family":"x","__proto__":{"polluted":1}}]}]',
    )
    expect(records[0]?.csl).toEqual({ type: 'book', author: [{ family: 'x' }] })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('tells the line of what is no item, whatever stands before it', () => {
    const text = '[\n "a", {"id":"b","type":"book"},\n [1, 2],\n {"id":"c",\n "title":"a, b"}, 5\n]'
    expect(readCslJson(text).problems.map(({ line }) => line)).toEqual([2, 3, 4, 5])
    expect(readCslJson(text).records.map(({ line }) => line)).toEqual([2])
    const items = '{"items": [\n{"id":"b","type":"book"},\n{"id":"c"}\n]}'
    expect(readCslJson(items).problems.map(({ line }) => line)).toEqual([3])
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

describe('what other programs write', () => {
  it('reads the types of Mendeley, which have underscores', () => {
    const { records, problems } = readBibtex(
      '@web_page{a, title={Page}, url={https://x.example/}}\n@book_section{b, title={Part}}\n@book{c, title={Whole}}',
    )
    expect(problems).toEqual([])
    expect(records.map(({ key, csl, line }) => [key, csl.type, line])).toEqual([
      ['a', 'webpage', 1],
      ['b', 'chapter', 2],
      ['c', 'book', 3],
    ])
  })

  it('reads names whose parts are named, and drops those that are empty', () => {
    expect(
      readBibtexNames(
        'family=Groot, given={H. W.}, prefix=de, useprefix=true and given=Ann, family={Poe, Smith}, suffix=Jr',
      ),
    ).toEqual([
      { 'non-dropping-particle': 'de', family: 'Groot', given: 'H. W.' },
      { family: 'Poe, Smith', given: 'Ann', suffix: 'Jr' },
    ])
    expect(readBibtexNames('family=Humboldt, given=A., prefix=von, useprefix=false')).toEqual([
      { 'dropping-particle': 'von', family: 'Humboldt', given: 'A.' },
    ])
    expect(readBibtexNames('Poe, Ann and  and Carl Mora')).toEqual([
      { family: 'Poe', given: 'Ann' },
      { family: 'Mora', given: 'Carl' },
    ])
  })

  it('has the institution of a case for its court, and no record of a set of entries', () => {
    const { records } = readBibtex(
      '@jurisdiction{a, title={A v. B}, institution={Supreme Court}, date={1954}}\n@set{s, entryset={a}}',
    )
    expect(records.map(({ csl }) => csl)).toEqual([
      { type: 'legal_case', title: 'A v. B', authority: 'Supreme Court', issued: day(1954) },
    ])
  })

  it('takes a number for a key', () => {
    expect(readCslJson('[{"id":12345,"type":"book","title":"T"}]').records.map(({ key }) => key)).toEqual(['12345'])
  })
})

describe('planImport', () => {
  it.each([
    [
      'bibtex',
      '@misc{k, title={No year}}\n@book{t, title={X}, author={A}, year=2001}\n@misc{, howpublished={Only this}}',
    ],
    ['ris', 'TY  - BOOK\nTI  - No year\nER  - \nTY  - NEWS\nAU  - A, B\nER  - '],
    ['csl-json', '[{"id":"n","type":"book","title":"No year","author":[{"family":"A","given":"B"}]}, {"type":"book"}]'],
  ] as const)('brings nothing of a %s file in again', (format, text) => {
    const first = planImport(readBibliography(format, text), [])
    expect(first.add.length).toBeGreaterThan(1)
    const stored = first.add.map((source) => Source.parse(JSON.parse(JSON.stringify(source))))
    const reordered = stored.map((source) => ({
      ...source,
      csl: Source.shape.csl.parse(Object.fromEntries(Object.entries(source.csl).reverse())),
    }))
    expect(planImport(readBibliography(format, text), reordered).add).toEqual([])
  })

  it('knows an entry again by its key and title when its record was completed meanwhile', () => {
    const text = '@misc{k, title={No year}}'
    const [source] = planImport(readBibliography('bibtex', text), []).add
    const edited = Source.parse({ ...source, csl: { ...source?.csl, publisher: 'P' } })
    expect(planImport(readBibliography('bibtex', text), [edited]).add).toEqual([])
  })

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
