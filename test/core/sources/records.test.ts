import { describe, expect, it } from 'vitest'
import { Source } from '../../../src/core/source'
import { checkSource, problemWords } from '../../../src/core/sources/check-source'
import { findDuplicates, mergeSources } from '../../../src/core/sources/duplicates'
import { guessSource } from '../../../src/core/sources/guess-source'
import { readNames, showNames } from '../../../src/core/sources/names'
import {
  fromCslDate,
  isoDate,
  printDate,
  readDate,
  showCslDate,
  toCslDate,
} from '../../../src/core/sources/partial-date'
import { SOURCE_TYPES, sourceType } from '../../../src/core/sources/source-types'
import { makeKey, sourceByline, sourceTitle } from '../../../src/core/sources/source-words'

const source = (key: string, csl: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  Source.parse({ schema: 1, key, revision: 1, csl, ...more })

describe('dates', () => {
  it.each([
    ['1987', '1987'],
    ['June 2016', '2016-06'],
    ['June 10, 2016', '2016-06-10'],
    ['10 Sept. 1911', '1911-09-10'],
    ['Feb. 29, 2016', '2016-02-29'],
    ['2016-06-10', '2016-06-10'],
    ['6/10/2016', '2016-06-10'],
    ['March 1st, 1911', '1911-03-01'],
  ])('reads %s', (typed, iso) => {
    const date = readDate(typed)
    expect(date && isoDate(date)).toBe(iso)
  })

  it.each(['Feb. 29, 2015', 'June 31, 2016', '2016-13', 'soon', '', 'Smarch 3, 1911', '1910-1912'])(
    'takes %s for no date',
    (typed) => {
      expect(readDate(typed)).toBeNull()
    },
  )

  it('keeps words that are no date as they are typed', () => {
    expect(toCslDate('c. 1910')).toEqual({ literal: 'c. 1910' })
    expect(showCslDate({ literal: 'c. 1910' })).toBe('c. 1910')
  })

  it('reads every form that CSL-JSON allows', () => {
    expect(fromCslDate({ 'date-parts': [['2013', 1, '2']] })).toEqual({ year: 2013, month: 1, day: 2 })
    expect(fromCslDate({ raw: '2013-01-02' })).toEqual({ year: 2013, month: 1, day: 2 })
    expect(fromCslDate({ literal: 'c. 1910' })).toEqual({ year: 1910 })
    expect(fromCslDate({ 'date-parts': [] })).toBeNull()
    expect(printDate({ year: 1911, month: 2, day: 14 })).toBe('February 14, 1911')
  })
})

describe('names', () => {
  it('reads people, organisations and names with parts', () => {
    expect(readNames('Whitlow, Bettina; County Historical Society; {Smith, Kline}; King, Martin, Jr.')).toEqual([
      { family: 'Whitlow', given: 'Bettina' },
      { literal: 'County Historical Society' },
      { literal: 'Smith, Kline' },
      { family: 'King', given: 'Martin', suffix: 'Jr.' },
    ])
  })

  it('keeps all parts of a name that was not changed', () => {
    const before = [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }]
    expect(readNames(`${showNames(before)}; Osei, Kwame`, before)).toEqual([
      ...before,
      { family: 'Osei', given: 'Kwame' },
    ])
  })
})

describe('checkSource', () => {
  it('names what a record of its type still wants', () => {
    const problems = checkSource(
      source('x', { type: 'article-newspaper', title: 'T', URL: 'https://x.example' }, { status: 'not-found' }),
    )
    expect(problems.map(problemWords)).toEqual(['Not found yet', 'No newspaper', 'No date', 'No date seen'])
  })

  it('takes either of the fields that serve as well', () => {
    const law = { type: 'legislation', 'container-title': 'U.S.C.' }
    expect(checkSource(source('x', law))).toEqual([])
    expect(
      checkSource(source('x', { type: 'book', title: 'T', editor: [{ literal: 'E' }], issued: { literal: 'n.d.' } })),
    ).toEqual([])
  })

  it('asks for nothing that its form does not offer', () => {
    for (const type of SOURCE_TYPES)
      for (const group of type.required)
        for (const variable of group) expect(type.fields.map((field) => field.variable)).toContain(variable)
    expect(sourceType('entry-encyclopedia').word).toBe('Chapter')
    expect(sourceType('__proto__').word).toBe('Document')
  })
})

describe('titles and keys', () => {
  it('finds words for a record without a title', () => {
    expect(sourceTitle({ type: 'legislation', volume: '42', 'container-title': 'U.S.C.', section: '1983' }, 'k')).toBe(
      '42 U.S.C. § 1983',
    )
    expect(
      sourceTitle({ type: 'personal_communication', genre: 'Letter', author: [{ family: 'Taft', given: 'W.' }] }, 'k'),
    ).toBe('Letter, Taft, W.')
    expect(sourceByline({ type: 'legal_case', authority: 'D. Ariz.' })).toBe('D. Ariz.')
    expect(sourceTitle({ type: 'book' }, 'k')).toBe('k')
  })

  it('makes keys that are free and need no fence', () => {
    const taken = new Set(['marchetti1987', 'marchetti1987a'])
    const csl = { type: 'book', author: [{ family: 'Marchetti', given: 'L.' }], issued: { 'date-parts': [[1987]] } }
    expect(makeKey(csl, (key) => taken.has(key))).toBe('marchetti1987b')
    expect(makeKey({ type: 'legal_case', title: 'United States v. Stodder' }, () => false)).toBe('stodder')
    expect(makeKey({ type: 'book' }, () => false)).toBe('source')
    expect(makeKey({ type: 'book', author: [{ family: 'de la O’Hara' }] }, () => false)).toBe('ohara')
    expect(makeKey({ type: 'book', author: [{ family: 'Müller-Ö' }] }, () => false)).toBe('muller')
  })
})

describe('duplicates', () => {
  it('suggests sources of the same DOI, address, or title and year', () => {
    const dated = { issued: { 'date-parts': [[1987]] } }
    expect(
      findDuplicates([
        source('a', { type: 'book', title: 'Copper & Gold', ...dated }),
        source('b', { type: 'article-journal', title: 'X', DOI: '10.1/AB' }),
        source('c', { type: 'article-journal', title: 'Y', DOI: 'https://doi.org/10.1/ab' }),
        source('d', { type: 'book', title: 'Copper  gold', ...dated }),
        source('e', { type: 'webpage', URL: 'http://www.x.example/a/' }),
        source('f', { type: 'webpage', URL: 'https://x.example/a' }),
        source('g', { type: 'book', title: 'Copper & Gold', issued: { 'date-parts': [[1988]] } }),
      ]),
    ).toEqual([
      { by: 'doi', keys: ['b', 'c'] },
      { by: 'url', keys: ['e', 'f'] },
      { by: 'title', keys: ['a', 'd'] },
    ])
  })

  it('merges without overwriting what the kept one says', () => {
    const kept = source(
      'a',
      { type: 'book', title: 'Copper', publisher: '' },
      { tags: ['x'], remark: { text: 'Mine', prints: false } },
    )
    const other = source(
      'b',
      { type: 'report', title: 'Gold', publisher: 'P' },
      { tags: ['y'], accessed: '2016', remark: { text: 'Theirs', prints: true } },
    )
    expect(mergeSources(kept, [other])).toMatchObject({
      key: 'a',
      csl: { type: 'book', title: 'Copper', publisher: 'P' },
      tags: ['x', 'y'],
      accessed: '2016',
      remark: { text: 'Mine\n\nTheirs', prints: false },
    })
  })
})

describe('guessSource', () => {
  const day = (...parts: number[]) => ({ issued: { 'date-parts': [parts] } })
  it.each([
    ['N.Y. Times (June 10, 2016)', { type: 'article-newspaper', 'container-title': 'N.Y. Times', ...day(2016, 6, 10) }],
    [
      'See Coyle v. Smith, 221 U.S. 559, 565 (1911).',
      {
        type: 'legal_case',
        title: 'Coyle v. Smith',
        volume: '221',
        'container-title': 'U.S.',
        page: '559',
        ...day(1911),
      },
    ],
    [
      '*Doe v. Roe*, 12 F. Supp. 3d 45 (D. Minn. 2014)',
      {
        type: 'legal_case',
        title: 'Doe v. Roe',
        volume: '12',
        'container-title': 'F. Supp. 3d',
        page: '45',
        authority: 'D. Minn.',
        ...day(2014),
      },
    ],
    ['42 U.S.C. § 1983', { type: 'legislation', volume: '42', 'container-title': 'U.S.C.', section: '1983' }],
    [
      'Arizona Enabling Act, 36 Stat. 557 (1910)',
      {
        type: 'legislation',
        title: 'Arizona Enabling Act',
        volume: '36',
        'container-title': 'Stat.',
        page: '557',
        ...day(1910),
      },
    ],
    [
      'Owen Pryce, “One Recall in a Hundred Years,” 55 Ariz. L. Rev. 101 (2013)',
      {
        type: 'article-journal',
        title: 'One Recall in a Hundred Years',
        author: [{ family: 'Pryce', given: 'Owen' }],
        volume: '55',
        'container-title': 'Ariz. L. Rev.',
        page: '101',
        ...day(2013),
      },
    ],
    [
      'Ida Creamer, "Judges Face a Vote," N.Y. Times (June 10, 2016), https://times.example.org/x.',
      {
        type: 'article-newspaper',
        title: 'Judges Face a Vote',
        author: [{ family: 'Creamer', given: 'Ida' }],
        'container-title': 'N.Y. Times',
        URL: 'https://times.example.org/x',
        ...day(2016, 6, 10),
      },
    ],
    ['https://county.example.org/records', { type: 'webpage', URL: 'https://county.example.org/records' }],
    ['Minutes of the Convention', { type: 'document', title: 'Minutes of the Convention' }],
  ])('makes a record of %s', (typed, expected) => {
    expect(guessSource(typed)).toMatchObject(expected)
  })
})
