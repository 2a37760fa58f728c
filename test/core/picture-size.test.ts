import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureSize } from '../../src/core/picture-size'

/** Pictures of 37 by 23 pixels, made by ImageMagick. */
const PICTURES: readonly (readonly [string, string])[] = [
  [
    'PNG',
    'iVBORw0KGgoAAAANSUhEUgAAACUAAAAXAQMAAAC24hTmAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEX/AAD///9BHTQRAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLGAoPNtzD0KUAAAAMSURBVAjXY2AYLAAAAIoAATCBhKgAAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjRUMTA6MTU6NTQrMDA6MDDK4oSpAAAAJXRFWHRkYXRlOm1vZGlmeQAyMDI2LTExLTI0VDEwOjE1OjU0KzAwOjAwu788FQAAAABJRU5ErkJggg==',
  ],
  [
    'JPEG',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAXACUDAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAcJ/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AnRDGqYAAAAAAAAAAAAAD/9k=',
  ],
  [
    'JPEG, progressive',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAAXACUDAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAWAQEBAQAAAAAAAAAAAAAAAAAABgj/2gAMAwEAAhADEAAAAZzC6pAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEAAQUCf//EABQRAQAAAAAAAAAAAAAAAAAAADD/2gAIAQMBAT8Bf//EABQRAQAAAAAAAAAAAAAAAAAAADD/2gAIAQIBAT8Bf//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEAAT8hf//aAAwDAQACAAMAAAAQ/wD/AP8A/wD/AP8A/8QAFBEBAAAAAAAAAAAAAAAAAAAAMP/aAAgBAwEBPxB//8QAFBEBAAAAAAAAAAAAAAAAAAAAMP/aAAgBAgEBPxB//8QAFBABAAAAAAAAAAAAAAAAAAAAMP/aAAgBAQABPxB//9k=',
  ],
  ['GIF', 'R0lGODlhJQAXAPAAAP8AAAAAACH5BAAAAAAALAAAAAAlABcAAAIbhI+py+0Po5y02ouz3rz7D4biSJbmiabqyo4FADs='],
  [
    'WebP, lossy',
    'UklGRk4AAABXRUJQVlA4IEIAAABQAwCdASolABcAPpFGnkslo6KhpWgAsBIJZwDO3oAAK/fDcAD+7qY//2LOWwLx//7nA/7nA/7nA/jbB+29aoAAAAA=',
  ],
  ['WebP, lossless', 'UklGRhwAAABXRUJQVlA4TA8AAAAvJIAFAAcQ/Y/+ByKi/wEA'],
  [
    'WebP with transparency',
    'UklGRnIAAABXRUJQVlA4WAoAAAAQAAAAJAAAFgAAQUxQSAoAAAARB9C/iAhERP8DVlA4IEIAAABQAwCdASolABcAPpFGnkslo6KhpWgAsBIJZwDO3oAAK/fDcAD+7qY//2LOWwLx//7nA/7nA/7nA/jbB+29aoAAAAA=',
  ],
  [
    'AVIF',
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAIAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAlAAAAFwAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAAChtZGF0EgAKBhgVJLMCEDIUGAAKKKKEALNXJYc7twCRlZ4EEYA=',
  ],
]

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const textBytes = (text: string) => new TextEncoder().encode(text)
const SIZE = { width: 37, height: 23 }

/** A JPEG with a camera's header that says how it is to be turned, behind the first two bytes. */
function turned(jpeg: Uint8Array, orientation: number, order: 'II' | 'MM'): Uint8Array {
  const little = order === 'II'
  const exif = new DataView(new ArrayBuffer(36))
  const put = (at: number, text: string) => {
    for (const [index, char] of [...text].entries()) exif.setUint8(at + index, char.charCodeAt(0))
  }
  exif.setUint16(0, 0xffe1)
  exif.setUint16(2, 34)
  put(4, 'Exif')
  put(10, order)
  exif.setUint16(12, 42, little)
  exif.setUint32(14, 8, little)
  exif.setUint16(18, 1, little)
  exif.setUint16(20, 0x0112, little)
  exif.setUint16(22, 3, little)
  exif.setUint32(24, 1, little)
  exif.setUint16(28, orientation, little)
  return new Uint8Array([...jpeg.slice(0, 2), ...new Uint8Array(exif.buffer), ...jpeg.slice(2)])
}

describe('the size of a picture', () => {
  test.each(PICTURES)('is read off the header of a %s', (_, base64) => {
    expect(pictureSize(bytesOf(base64))).toEqual(SIZE)
  })

  test('of a JPEG is that in which its orientation shows it', () => {
    const jpeg = bytesOf(PICTURES[1]?.[1] ?? '')
    for (const order of ['II', 'MM'] as const) {
      for (const orientation of [1, 2, 3, 4]) expect(pictureSize(turned(jpeg, orientation, order))).toEqual(SIZE)
      for (const orientation of [5, 6, 7, 8])
        expect(pictureSize(turned(jpeg, orientation, order))).toEqual({ width: 23, height: 37 })
    }
  })

  test.each([
    ['<svg width="37" height="23px">', SIZE],
    ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 23"><g/></svg>', SIZE],
    [`<svg viewBox='0,0,74,46' width='37'/>`, SIZE],
    ['<svg viewBox="0 0 74 46" height="23"/>', SIZE],
    ['<svg width="100%" height="100%" viewBox="0 0 37 23"/>', null],
    ['<svg width="2cm" height="1cm"/>', null],
    ['<svg viewBox="0 0 0 0"/>', null],
    ['<svg width="37" data-height="23"/>', null],
    ['text', null],
    ['', null],
  ])('of an SVG: %s', (svg, size) => {
    expect(pictureSize(textBytes(svg))).toEqual(size)
  })

  test('is null, and never a fault or a hang, for a picture that is cut short or damaged', () => {
    for (const [name, base64] of PICTURES) {
      const whole = bytesOf(base64)
      for (let end = 0; end < whole.length; end += 1)
        expect([null, SIZE], `${name}, ${end} bytes`).toContainEqual(pictureSize(whole.slice(0, end)))
    }
    const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...PICTURES), damage, ([, base64], changes) => {
        const bytes = bytesOf(base64)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const size = pictureSize(bytes)
        if (size !== null)
          for (const length of [size.width, size.height]) {
            expect(Number.isInteger(length)).toBe(true)
            expect(length).toBeGreaterThanOrEqual(1)
            expect(length).toBeLessThanOrEqual(1_000_000)
          }
      }),
      { numRuns: 3_000 },
    )
  })

  test('is null for bytes that are no picture, whatever they are', () => {
    const head = fc.constantFrom(
      'ffd8',
      '89504e47',
      '52494646',
      '0000001c66747970617669660000',
      '474946383961',
      '3c737667',
    )
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const size = pictureSize(new Uint8Array([...Buffer.from(start, 'hex'), ...rest]))
        expect(size === null || size.width >= 1).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })
})
