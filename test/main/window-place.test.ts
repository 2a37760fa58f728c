import { expect, test } from 'vitest'
import { placeFor } from '../../src/main/window-place'

const laptop = { x: 0, y: 0, width: 1280, height: 800 }
const second = { x: 1280, y: 0, width: 1920, height: 1080 }
const kept = { x: 1400, y: 50, width: 1000, height: 700, maximized: false }

test('a window comes back where it was', () => {
  expect(placeFor(kept, [laptop, second])).toEqual({ x: 1400, y: 50, width: 1000, height: 700 })
})

test('a window of a screen that is gone comes back on the first one, no larger than it', () => {
  expect(placeFor(kept, [laptop])).toEqual({ width: 1000, height: 700 })
  expect(placeFor({ ...kept, width: 1900, height: 1000 }, [laptop])).toEqual({ width: 1280, height: 800 })
})

test('a window that could not be taken hold of is brought back', () => {
  expect(placeFor({ ...kept, x: 1250, y: 0 }, [laptop])).toEqual({ width: 1000, height: 700 })
  expect(placeFor({ ...kept, x: 100, y: 790 }, [laptop])).toEqual({ width: 1000, height: 700 })
  expect(placeFor({ ...kept, x: 100, y: -300 }, [laptop])).toEqual({ width: 1000, height: 700 })
})

test('the first start fits a small screen', () => {
  expect(placeFor(null, [laptop])).toEqual({ width: 1280, height: 800 })
  expect(placeFor(null, [second])).toEqual({ width: 1440, height: 900 })
})
