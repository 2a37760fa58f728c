import { expect, test } from 'vitest'
import { bestFirst } from '../../src/renderer/panes/palette/rank'

const LABELS = ['Insert footnote', 'Show footnotes', 'Notes on a county map', 'Go to note…', 'Export this post…']
const find = (query: string) => bestFirst(LABELS, query, (label) => label)

test('what begins with the words comes first, then what holds them, each in the order given', () => {
  expect(find('note')).toEqual(['Notes on a county map', 'Insert footnote', 'Show footnotes', 'Go to note…'])
})

test('every word must be there, in any order; case and accents count for nothing', () => {
  expect(find('MAP notes')).toEqual(['Notes on a county map'])
  expect(bestFirst(['L’État', 'Etat'], 'etat', (label) => label)).toEqual(['Etat', 'L’État'])
})

test('nothing typed gives everything', () => expect(find(' ')).toEqual(LABELS))
