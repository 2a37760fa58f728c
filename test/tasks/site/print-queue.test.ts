import { expect, test } from 'vitest'
import { PrintQueue } from '../../../src/tasks/site/print-queue'

function page(post: string, year: string | null = null) {
  return { path: `${post}.html`, of: { post, year }, stands: null }
}

function year(name: string) {
  return { path: `${name}.js`, of: { year: name, known: [], made: {} }, stands: null }
}

function made(post: string, of: string) {
  return { path: `${post}.html`, sha256: '', bytes: 0, words: { year: of, post, text: `words of ${post}` } }
}

const READERS = new Map([
  ['a', 'first'],
  ['b', 'second'],
  ['c', 'first'],
  ['d', 'second'],
  ['e', 'second'],
])

test('each prints the posts it has read, and then those that most of are left', () => {
  const queue = new PrintQueue(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((post) => page(post)),
    1,
    (post) => READERS.get(post),
  )
  const paths = (hand: string) => queue.next(hand)?.map(({ path }) => path)
  expect(paths('first')).toEqual(['a.html'])
  expect(paths('first')).toEqual(['c.html'])
  expect(paths('first')).toEqual(['b.html'])
  expect(paths('second')).toEqual(['d.html'])
  expect([paths('first'), paths('second')]).toEqual([['e.html'], ['f.html']])
  expect([paths('first'), paths('second')]).toEqual([undefined, undefined])
})

test('the words of a year are printed as soon as they have come along with its pages', () => {
  const queue = new PrintQueue<string>(
    [page('a', '2001'), page('b', '2001'), page('c'), year('2001')],
    1,
    () => undefined,
  )
  queue.next('one')
  queue.next('other')
  queue.made([made('a', '2001')])
  queue.made([made('b', '2001')])
  const words = { a: 'words of a', b: 'words of b' }
  expect(queue.next('one')).toMatchObject([{ path: '2001.js', of: { made: words } }])
  expect(queue.next('one')).toMatchObject([{ path: 'c.html' }])
})
