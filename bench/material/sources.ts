import { Source } from '../../src/core/source'

/** How many sources the picker and the Sources screen must stand. */
export const SOURCES = 14_000

const WORDS = [
  'copper',
  'veto',
  'recall',
  'harbor',
  'tolls',
  'writ',
  'statehood',
  'treaty',
  'burro',
  'ballot',
  'chancellor',
  'docket',
]

/** A source of its own for each number: articles and books by 900 authors. */
export function makeSource(index: number): Source {
  const word = (step: number) => WORDS[(index * 7 + step * 5) % WORDS.length] ?? ''
  return Source.parse({
    schema: 1,
    key: `source${index}`,
    revision: 1,
    csl: {
      type: index % 3 === 0 ? 'article-journal' : 'book',
      title: `On the ${word(1)} and the ${word(2)}, volume ${index}`,
      author: [{ family: `Author${index % 900}`, given: 'Ida' }],
      'container-title': index % 3 === 0 ? 'Arizona Law Review' : undefined,
      issued: { 'date-parts': [[1850 + (index % 170)]] },
    },
    tags: [word(3)],
  })
}
