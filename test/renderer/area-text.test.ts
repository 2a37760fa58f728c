import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AreaText } from '../../src/renderer/editor/area-text'

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', '\r\r\n'), { maxLength: 20 })
  .map((all) => all.join(''))

test('a place leads to the text area and back, also where line ends are two characters', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, place) => {
      const held = new AreaText(text)
      expect(held.value).toBe(text.replace(/\r\n?/g, '\n'))
      const offset = place % (held.value.length + 1)
      expect(held.toArea(held.toText(offset))).toBe(offset)
      expect(text.slice(0, held.toText(offset)).replace(/\r\n?/g, '\n')).toBe(held.value.slice(0, offset))
    }),
  )
})

test('a place within a line end leads before it', () => {
  expect(new AreaText('a\r\nb').toArea(2)).toBe(1)
  expect(new AreaText('a\r\nb').toArea(3)).toBe(2)
})
