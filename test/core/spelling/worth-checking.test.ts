import { expect, test } from 'vitest'
import { isWorthChecking, namesIn } from '../../../src/core/spelling/worth-checking'

test.each(['U.S', 'USC', '12th', '§', 'x', 'habeas', 'Supra', 'ibid', "aff'd", 'mdEditor', 'a_b', 'vetoed2'])(
  '%s is not checked',
  (word) => expect(isWorthChecking(word)).toBe(false),
)

test.each(['teh', 'court’s', 'Arizzona', 'été'])('%s is checked', (word) => expect(isWorthChecking(word)).toBe(true))

test('names are words with a capital inside sentences, found more than once', () => {
  expect(namesIn(['It was Taft who wrote. Hunt said so.', 'To Taft’s mind, of course, Marchetti erred.'])).toEqual([
    'Taft',
  ])
})
