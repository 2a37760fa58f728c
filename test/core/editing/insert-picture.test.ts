import { expect, test } from 'vitest'
import { insertPicture } from '../../../src/core/editing/insert-picture'
import { applyEdits } from '../../../src/core/text-edit'

function insert(text: string, at: number, words: string): string {
  return applyEdits(text, insertPicture(text, { anchor: at, head: at }, words, 'assets/a.png').edits)
}

test('a picture on a line of its own is a paragraph of its own', () => {
  expect(insert('', 0, 'A seal')).toBe('![A seal](assets/a.png)')
  expect(insert('One.\n\nTwo.', 5, 'A seal')).toBe('One.\n\n![A seal](assets/a.png)\n\nTwo.')
  expect(insert('One.\n', 5, 'A seal')).toBe('One.\n\n![A seal](assets/a.png)')
})

test('within a line it stays among the words, and brackets in the words are kept', () => {
  expect(insert('One two', 4, 'a [sic] seal')).toBe('One ![a \\[sic\\] seal](assets/a.png)two')
})
