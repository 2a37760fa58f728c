import { expect, test } from 'vitest'
import { findAll, finder, replaceMatches } from '../../../src/core/editing/find'
import { applyEdits } from '../../../src/core/text-edit'

const PLAIN = { matchCase: false, wholeWord: false, pattern: false }

function find(text: string, words: string, options: Partial<typeof PLAIN> = {}): string[] {
  const made = finder(words, { ...PLAIN, ...options })
  if (!made.ok) return [made.problem]
  return findAll(text, made.expression).map(({ from, to }) => `${from}:${text.slice(from, to)}`)
}

function replace(text: string, words: string, by: string, options: Partial<typeof PLAIN> = {}): string {
  const made = finder(words, { ...PLAIN, ...options })
  if (!made.ok) throw new Error(made.problem)
  const matches = findAll(text, made.expression)
  return applyEdits(text, replaceMatches(text, matches, by, options.pattern ?? false))
}

test('finds words as they are written, signs and all', () => {
  expect(find('Veto, veto and vetoes', 'veto')).toEqual(['0:Veto', '6:veto', '15:veto'])
  expect(find('Veto, veto', 'veto', { matchCase: true })).toEqual(['6:veto'])
  expect(find('a.c abc (1)', 'a.c')).toEqual(['0:a.c'])
  expect(find('[^1] and [^1]:', '[^1]')).toEqual(['0:[^1]', '9:[^1]'])
  expect(find('ÉTAT état', 'état')).toEqual(['0:ÉTAT', '5:état'])
})

test('whole words end where letters of any script end', () => {
  expect(find('art, part, art', 'art', { wholeWord: true })).toEqual(['0:art', '11:art'])
  expect(find('état tat', 'tat', { wholeWord: true })).toEqual(['5:tat'])
})

test('patterns find by expression, and a broken one is told in words', () => {
  expect(find('§ 5 and § 12', '§ \\d+', { pattern: true })).toEqual(['0:§ 5', '8:§ 12'])
  expect(find('x', '(', { pattern: true })[0]).toMatch(/^This is no expression yet: unterminated group/)
})

test('an expression that matches nothing at all ends', () => {
  expect(find('abc', 'x*', { pattern: true })).toEqual([])
})

test('replaces words, groups of a pattern, and dollar signs as they are', () => {
  expect(replace('veto, Veto', 'veto', '$1')).toBe('$1, $1')
  expect(replace('221 U.S. 559', '(\\d+) U\\.S\\. (\\d+)', '$2/$1 $$', { pattern: true })).toBe('559/221 $')
  expect(replace('a b', '(?<first>a) b', '$<first>\\n', { pattern: true })).toBe('a\n')
  expect(replace('a b', '(a)|(b)', '[$1$2 $& $3]', { pattern: true })).toBe('[a a $3] [b b $3]')
  expect(replace('a', 'a', '$& $0 $1 $<constructor>', { pattern: true })).toBe('a a $1 ')
})

test('keeps to the stretches it is given', () => {
  const made = finder('a', PLAIN)
  if (!made.ok) throw new Error(made.problem)
  expect(findAll('a a a', made.expression, [{ from: 2, to: 3 }])).toEqual([{ from: 2, to: 3 }])
})
