import { expect, test } from 'vitest'
import { NameIndex } from '../../../src/core/footnotes/checks/name-index'

test('a name is found as whole words, from a note on', () => {
  const index = new NameIndex([
    'Smithson, Title.',
    '*Smith v. O’Brien*, 1.',
    'See Smith’s note.',
    'O’Brien-Smith v. Pryce.',
  ])
  expect(index.isIn('Smith', 1)).toBe(false)
  expect(index.firstWith('Smith', 1)).toBe(2)
  expect(index.firstWith('Smith', 3)).toBe(3)
  expect(index.firstWith('O’Brien', 3)).toBe(4)
  expect(index.firstWith('Smith v. O’Brien', 1)).toBe(2)
  expect(index.firstWith('Smith v. O’Brien', 3)).toBeNull()
  expect(index.firstWith('Pryce v. Smith', 1)).toBeNull()
  expect(index.firstWith('Nobody', 1)).toBeNull()
})

/** How often a note is looked at to find every name in the one note that has it. */
function looks(count: number): number {
  let looked = 0
  const names = Array.from({ length: count }, (_, at) => `Smith v. X${String.fromCharCode(0x4e00 + at)}`)
  const notes = names.map((name) => `${name}, Title.`)
  const watched = new Proxy(notes, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1
      return Reflect.get(target, key)
    },
  })
  const index = new NameIndex(watched)
  for (const [at, name] of names.entries()) expect(index.firstWith(name, 1)).toBe(at + 1)
  return looked
}

test('four times the names need four times the looks', () => {
  expect(looks(2_000)).toBeLessThanOrEqual(4 * looks(500))
})
