import { describe, expect, test } from 'vitest'
import { outsideAddress } from '../../src/main/outside-address'
import { OPENING, REFUSED } from './addresses'

describe('addresses that open outside', () => {
  test.each(OPENING)('%s opens as %s', (text, address) => {
    expect(outsideAddress(text)).toBe(address)
  })

  test.each(REFUSED)('%j does not', (text) => {
    expect(outsideAddress(text)).toBeNull()
  })
})
