import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeSegments } from '../../../src/core/search/merge-segments'
import { isBetween, parseQuery, SEARCH_PARTS } from '../../../src/core/search/query'
import { SearchIndex } from '../../../src/core/search/search-index'
import { buildSegment, type PartText, PostingsReader, type Segment } from '../../../src/core/search/segment'
import { countHits, snippetOf } from '../../../src/core/search/snippet'
import { splitNotes } from '../../../src/core/search/split-notes'
import { nearWords, prefixRange } from '../../../src/core/search/vocabulary'
import { wordsOf } from '../../../src/core/search/words'

const TEXTS: readonly (readonly [owner: number, part: (typeof SEARCH_PARTS)[number], text: string])[] = [
  [0, 'title', 'The Veto That Made a State Wait'],
  [0, 'body', 'Taft refused Arizona the recall of judges. The judges stayed.'],
  [0, 'notes', 'See 46 Stat. 1557; Café society notes.'],
  [1, 'title', 'Habeas Corpus in Wartime'],
  [1, 'body', 'The writ went out on a Sunday. Judges wrote of Arizona, too, but no recall.'],
  [1, 'comments', 'I recall the judge of 1861.'],
  [2, 'title', 'Jury Rooms'],
  [2, 'body', 'What twelve people may say once the door is shut.'],
  [3, 'sources', 'Taft, William Howard. Veto message. 1911.'],
]

const partText = (owner: number, part: (typeof SEARCH_PARTS)[number], text: string): PartText => ({
  owner,
  part: SEARCH_PARTS.indexOf(part),
  text,
})

function indexOf(texts = TEXTS): SearchIndex {
  const index = new SearchIndex()
  index.add(texts.map(([owner, part, text]) => partText(owner, part, text)))
  return index
}

function find(index: SearchIndex, query: string): number[] {
  return index.search(parseQuery(query), 10, () => true, 10).best.map(({ owner }) => owner)
}

describe('a search', () => {
  const cases: readonly (readonly [query: string, owners: readonly number[], why: string])[] = [
    ['veto', [0, 3], 'a title weighs more than a source'],
    ['recall judges', [0, 1], 'all words must occur, in any part'],
    ['"recall of judges"', [0], 'a phrase stands as it is'],
    ['"recall judges"', [], 'a phrase has no gaps'],
    ['recall "of judg', [], 'a quoted word does not go on'],
    ['juri', [2], 'one letter wrong'],
    ['jri', [], 'too short to be misspelt'],
    ['jur', [2], 'a beginning is enough'],
    ['arizzona', [0, 1], 'one letter too many'],
    ['arziona', [0, 1], 'two letters swapped'],
    ['wartmie', [1], 'also in a title'],
    ['cafe', [0], 'accents do not matter'],
    ['CAFÉ', [0], 'nor does case'],
    ['in:notes cafe', [0], 'only in notes'],
    ['in:notes veto', [], 'not in notes'],
    ['in:comments recall', [1], 'only in comments'],
    ['in:sources taft', [3], 'only in sources'],
    ['in:posts taft', [0], 'titles and texts'],
    ['judges -writ', [0], 'without a word'],
    ['judges -"a sunday"', [0], 'without a phrase'],
    ['46 stat', [0], 'numbers are words'],
    ['', [], 'nothing finds nothing'],
    ['…', [], 'nor do signs alone'],
    ['nowhere:at all', [], 'no filter is words'],
  ]
  for (const [query, owners, why] of cases)
    test(`for ${JSON.stringify(query)}: ${why}`, () => {
      expect(find(indexOf(), query).sort()).toEqual([...owners].sort())
      if (owners.length === 2 && query === 'veto') expect(find(indexOf(), query)).toEqual(owners)
    })

  test('finds signs of scripts without spaces, in order', () => {
    const index = indexOf([
      [0, 'body', '日本国憲法の話'],
      [1, 'body', '憲法日本'],
    ])
    expect(find(index, '日本国')).toEqual([0])
    expect(find(index, '憲法').sort()).toEqual([0, 1])
  })

  test('sees a new text at once and the old no more', () => {
    const index = indexOf()
    for (let version = 0; version < 40; version += 1) {
      index.replace([{ owner: 0, part: 1 }], [partText(0, 'body', `Version number${version} speaks of turnips.`)])
      expect(find(index, 'turnips')).toEqual([0])
      expect(find(index, `"number${version}"`)).toEqual([0])
      if (version > 0) expect(find(index, `"number${version - 1}"`)).toEqual([])
      expect(find(index, '"recall of judges"')).toEqual([])
      expect(find(index, 'veto').sort()).toEqual([0, 3])
    }
    index.merge()
    expect(find(index, 'turnips')).toEqual([0])
    expect(find(index, 'stayed')).toEqual([])
    expect(index.waste).toBeGreaterThan(0.5)
  })
})

const word = fc.stringMatching(/^[abc]{1,6}$/)
const corpus = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 12 })

function naive(texts: readonly (readonly string[])[], phrase: readonly string[]): number[] {
  return texts.flatMap((words, at) =>
    words.some((_, from) => phrase.every((one, step) => words[from + step] === one)) ? [at] : [],
  )
}

test('a phrase is found exactly where it stands, in one segment or several merged', () => {
  fc.assert(
    fc.property(corpus, corpus, fc.array(word, { minLength: 1, maxLength: 3 }), (first, second, phrase) => {
      const all = [...first, ...second]
      const index = new SearchIndex()
      index.add(first.map((words, owner) => partText(owner, 'body', words.join(' '))))
      index.add(second.map((words, at) => partText(first.length + at, 'body', words.join('. '))))
      const query = parseQuery(`"${phrase.join(' ')}"`)
      const search = () =>
        index
          .search(query, all.length, () => true, 100)
          .best.map(({ owner }) => owner)
          .sort((a, b) => a - b)
      expect(search()).toEqual(naive(all, phrase))
      index.merge()
      expect(search()).toEqual(naive(all, phrase))
    }),
  )
})

function postings(segment: Segment): Record<string, [number, number[]][]> {
  return Object.fromEntries(
    segment.words.map((spelling, at) => {
      const reader = new PostingsReader(segment, at)
      const found: [number, number[]][] = []
      while (reader.next()) found.push([reader.part, reader.places()])
      return [spelling, found]
    }),
  )
}

test('merging segments is building one of all texts', () => {
  fc.assert(
    fc.property(fc.array(corpus, { minLength: 1, maxLength: 4 }), (corpora) => {
      const texts = corpora.flat().map((words, owner) => partText(owner, 'body', words.join(' ')))
      let from = 0
      const parts = corpora.map(({ length }) => {
        from += length
        return buildSegment(texts.slice(from - length, from))
      })
      const merged = mergeSegments(parts)
      const whole = buildSegment(texts)
      expect(postings(merged)).toEqual(postings(whole))
      expect({ ...merged, postings: null, starts: null }).toEqual({ ...whole, postings: null, starts: null })
    }),
  )
})

/** Damerau's distance in its restricted form, as the textbook writes it. */
function distance(a: string, b: string): number {
  const table: number[][] = Array.from({ length: a.length + 1 }, (_, at) => [at])
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let column = 0; column <= b.length; column += 1) (table[0] as number[])[column] = column
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + change)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, cell(row - 2, column - 2) + 1)
      ;(table[row] as number[])[column] = cost
    }
  return cell(a.length, b.length)
}

test('near words are those within the distance, and no others', () => {
  const vocabulary = fc.uniqueArray(fc.stringMatching(/^[abcd]{1,9}$/), { maxLength: 60 }).map((words) => words.sort())
  fc.assert(
    fc.property(
      vocabulary,
      fc.stringMatching(/^[abcd]{1,9}$/),
      fc.integer({ min: 1, max: 2 }),
      (words, typed, limit) => {
        const expected = words.flatMap((one, at) =>
          distance(one, typed) <= limit ? [{ at, distance: distance(one, typed) }] : [],
        )
        expect(nearWords(words, typed, limit)).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('a range of beginnings is exactly those words', () => {
  const vocabulary = fc.uniqueArray(fc.stringMatching(/^[ab]{1,6}$/), { maxLength: 60 }).map((words) => words.sort())
  fc.assert(
    fc.property(vocabulary, fc.stringMatching(/^[ab]{1,4}$/), (words, prefix) => {
      const [from, to] = prefixRange(words, prefix)
      expect(words.slice(from, to)).toEqual(words.filter((one) => one.startsWith(prefix)))
    }),
  )
})

describe('what surrounds a search', () => {
  test('words are parted at signs, apostrophes and hyphens', () => {
    expect(wordsOf('The Clerk’s “Court-House” [^a] naïve Straße 3.14 السلام')).toEqual([
      'the',
      'clerk',
      's',
      'court',
      'house',
      'a',
      'naive',
      'strasse',
      '3',
      '14',
      'السلام',
    ])
  })

  test('a query reads its filters', () => {
    expect(
      parseQuery('in:notes,comments topic:"State law" status:draft before:2016 after:2015-06 word -no "a phrase"'),
    ).toEqual({
      wanted: [
        { words: ['word'], loose: true },
        { words: ['a', 'phrase'], loose: false },
      ],
      unwanted: [{ words: ['no'], loose: true }],
      parts: ['notes', 'comments'],
      topic: 'state law',
      status: 'draft',
      before: '2016',
      after: '2015-06',
    })
  })

  test('dates lie between whole years, months and days', () => {
    const date = '2016-06-10T09:00:00-04:00'
    expect([
      isBetween(date, '2016', null),
      isBetween(date, '2017', null),
      isBetween(date, null, '2016'),
      isBetween(date, null, '2015'),
      isBetween(date, '2016-06-11', '2016-05'),
    ]).toEqual([false, true, false, true, true])
  })

  test('notes are told from the text by lines', () => {
    const text =
      'One[^a] two^[inline *note* [x]].\n\n[^a]: First\nlazy line.\n\n    Second paragraph.\n\nBack in the text.\n> [^b]: quoted\n'
    expect(splitNotes(text)).toEqual({
      prose: 'One[^a] two.\n\nBack in the text.',
      notes: ['First\nlazy line.\n\n    Second paragraph.', 'quoted', 'inline *note* [x]'],
    })
  })

  test('a snippet shows where most of the words are, and marks them', () => {
    const text = `${'Filler words here. '.repeat(30)}Taft refused Arizona the recall of judges, and Congress agreed. ${'More filler. '.repeat(30)}`
    const parts = snippetOf(text, new Set(['taft', 'recall', 'congress']))
    expect(parts.filter(({ hit }) => hit).map((part) => part.text)).toEqual(['Taft', 'recall', 'Congress'])
    expect(parts.map((part) => part.text).join('')).toMatch(
      /^….*Taft refused Arizona the recall of judges, and Congress agreed\..*…$/,
    )
    expect(countHits(text, new Set(['taft', 'recall', 'absent']))).toBe(2)
  })
})
