import { expect, test } from 'vitest'
import { withCommas } from '../../src/core/counted'

test.each([0, 7, 999, 1000, 12_345, 999_999, 1_234_567])('%d reads as American English writes it', (number) => {
  expect(withCommas(number)).toBe(number.toLocaleString('en-US'))
})
