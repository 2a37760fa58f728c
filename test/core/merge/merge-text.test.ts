import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinedText, mergeTexts } from '../../../src/core/merge/merge-text'

const base = 'One.\n\nTwo.\n\nThree.\n'

describe('a merge of texts', () => {
  test('takes changes of different paragraphs from both sides', () => {
    const merged = mergeTexts(base, 'One, mine.\n\nTwo.\n\nThree.\n', 'One.\n\nTwo.\n\nThree, theirs.\n\nFour.\n')
    expect(joinedText(merged)).toBe('One, mine.\n\nTwo.\n\nThree, theirs.\n\nFour.\n')
  })

  test('takes changes of neighbouring paragraphs from both sides', () => {
    expect(joinedText(mergeTexts('One.\n\nTwo.\n', 'One, mine.\n\nTwo.\n', 'One.\n\nTwo, theirs.\n'))).toBe(
      'One, mine.\n\nTwo, theirs.\n',
    )
  })

  test('leaves a paragraph open that both changed', () => {
    const merged = mergeTexts(base, 'One.\n\nTwo, mine.\n\nThree.\n', 'One.\n\nTwo, theirs.\n\nThree.\n')
    expect(merged).toEqual([
      { kind: 'settled', text: 'One.\n\n', from: 'both' },
      { kind: 'open', base: 'Two.\n\n', mine: 'Two, mine.\n\n', theirs: 'Two, theirs.\n\n' },
      { kind: 'settled', text: 'Three.\n', from: 'both' },
    ])
    expect(joinedText(merged)).toBeNull()
  })

  test('is settled where both made the same change', () => {
    const same = 'One.\n\nTwo, same.\n\nThree.\n'
    expect(joinedText(mergeTexts(base, same, same))).toBe(same)
  })

  test('keeps line ends, spaces and lines without an end as they are', () => {
    const text = 'a\r\n\r\nb  \n \n\n\tc\rd\u2028e\n\n\n'
    expect(joinedText(mergeTexts(text, text, text))).toBe(text)
    expect(joinedText(mergeTexts('', '', 'x'))).toBe('x')
  })

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c[^1]', '\n', '\n\n', '\r\n', ' ', '[^1]: n'), { maxLength: 20 })
    .map((parts) => parts.join(''))

  test('with one side unchanged is the other side, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (old, changed) => {
        expect(joinedText(mergeTexts(old, changed, old))).toBe(changed)
        expect(joinedText(mergeTexts(old, old, changed))).toBe(changed)
      }),
    )
  })

  test('never drops what one side wrote: mine and theirs can both be read out of it', () => {
    fc.assert(
      fc.property(text, text, text, (old, mine, theirs) => {
        const merged = mergeTexts(old, mine, theirs)
        const offered = merged
          .map((stretch) => (stretch.kind === 'settled' ? stretch.text : stretch.mine + stretch.theirs))
          .join('')
        for (const letter of ['a', 'b', 'c'])
          if (mine.includes(letter) && !old.includes(letter)) expect(offered).toContain(letter)
      }),
    )
  })
})
