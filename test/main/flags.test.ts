import { expect, test } from 'vitest'
import { readFlags } from '../../src/main/flags'

test.each([
  [['electron', '.'], { library: null, userData: null, sample: false }],
  [['electron', '.', '--library', '/home/a/My Blog'], { library: '/home/a/My Blog', userData: null, sample: false }],
  [
    ['electron', '--no-sandbox', '.', '--sample', '--user-data=/tmp/u'],
    { library: null, userData: '/tmp/u', sample: true },
  ],
  [['electron', '.', '--library', '--sample'], { library: null, userData: null, sample: true }],
  [['electron', '.', '--library'], { library: null, userData: null, sample: false }],
  [['electron', '.', '--library='], { library: null, userData: null, sample: false }],
])('the words %j ask for %j', (words, flags) => {
  expect(readFlags(words)).toEqual(flags)
})
