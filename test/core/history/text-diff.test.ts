import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffTexts, splitParagraphs, splitSentences } from '../../../src/core/history/text-diff'

describe('a comparison of texts', () => {
  test('names the paragraphs that changed and shows them by sentence', () => {
    const before = 'Same.\n\nHe drafted it himself. He was afraid of elections. End.\n\nLast.\n'
    const after = 'Same.\n\nHe drafted it himself. What he feared was the judge who counts the house. End.\n\nLast.\n'
    expect(diffTexts(before, after)).toEqual({
      paragraphs: [
        {
          number: 2,
          parts: [
            { kind: 'same', text: 'He drafted it himself. ' },
            { kind: 'removed', text: 'He was afraid of elections. ' },
            { kind: 'added', text: 'What he feared was the judge who counts the house. ' },
            { kind: 'same', text: 'End.' },
          ],
        },
      ],
      unchanged: 2,
      changes: 1,
    })
  })

  test('shows a small change inside a sentence by words', () => {
    const [paragraph] = diffTexts(
      'They had been told so, repeatedly, for a year.',
      'They had been told so, in print, for a year.',
    ).paragraphs
    expect(paragraph?.parts).toEqual([
      { kind: 'same', text: 'They had been told so, ' },
      { kind: 'removed', text: 'repeatedly, ' },
      { kind: 'added', text: 'in print, ' },
      { kind: 'same', text: 'for a year.' },
    ])
  })

  test('counts nothing where nothing differs, or only the space around the text', () => {
    expect(diffTexts('a\n\nb', 'a\n\nb')).toEqual({ paragraphs: [], unchanged: 2, changes: 0 })
    expect(diffTexts('a\n\nb\n', '\na\n\nb\n\n')).toEqual({ paragraphs: [], unchanged: 2, changes: 0 })
  })

  test('leaves the last line as it was where another one comes behind it, or goes', () => {
    const [one, two] = ['[^a]: Evid. 606(b).', '[^a]: Evid. 606(b).\n[^b]: More.']
    expect(diffTexts(`x\n\n${one}\n`, `x\n\n${two}\n`).paragraphs[0]?.parts).toEqual([
      { kind: 'same', text: '[^a]: Evid. 606(b).\n' },
      { kind: 'added', text: '[^b]: More.' },
    ])
    expect(diffTexts(two, one).paragraphs[0]?.parts).toEqual([
      { kind: 'same', text: '[^a]: Evid. 606(b).\n' },
      { kind: 'removed', text: '[^b]: More.' },
    ])
    expect(diffTexts('He said.\n', 'He said.\n\nA last word.')).toEqual({
      paragraphs: [{ number: 2, parts: [{ kind: 'added', text: 'A last word.' }] }],
      unchanged: 1,
      changes: 1,
    })
    expect(diffTexts('Kept.\nOld end', 'Kept.\nNew end').paragraphs[0]?.parts).toEqual([
      { kind: 'same', text: 'Kept.\n' },
      { kind: 'removed', text: 'Old ' },
      { kind: 'added', text: 'New ' },
      { kind: 'same', text: 'end' },
    ])
  })

  test('a long line has the sentences that it has when it is read at once', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
    const atOnce = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)
    const piece = fc.constantFrom(
      'a',
      'Bc ',
      '. ',
      '? ',
      '.',
      '”',
      ' ',
      '\n',
      '\r\n',
      '1',
      'etc. and ',
      'no stop here ',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const text = pieces.join('').repeat(100)
        expect(splitSentences(text)).toEqual(atOnce(text))
      }),
    )
  })

  test('of a monstrous paragraph the lines that differ are compared; where all differs nothing is searched for', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at} of a list.\n`)
    const before = lines('Line')
    const after = before.toSpliced(7_000, 1, 'Line 7000 of a longer list.\n')
    const { paragraphs, unchanged, changes } = diffTexts(before.join(''), after.join(''))
    expect(paragraphs.map(({ parts }) => parts)).toEqual([
      [
        { kind: 'same', text: before.slice(0, 7_000).join('') },
        { kind: 'same', text: 'Line 7000 of a ' },
        { kind: 'added', text: 'longer ' },
        { kind: 'same', text: 'list.\n' },
        { kind: 'same', text: before.slice(7_001).join('').trimEnd() },
      ],
    ])
    expect([unchanged, changes]).toEqual([0, 1])
    expect(diffTexts(before.join(''), lines('Row').join('')).paragraphs.map(({ parts }) => parts)).toEqual([
      [
        { kind: 'removed', text: before.join('').trimEnd() },
        { kind: 'added', text: lines('Row').join('').trimEnd() },
      ],
    ])
  })

  test('gives both texts back from its parts', () => {
    const text = fc
      .array(fc.constantFrom('One. ', 'Two words here. ', 'Three! ', '\n\n', 'four ', '. '), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { paragraphs, unchanged } = diffTexts(before, after)
        const side = (kind: 'removed' | 'added') =>
          paragraphs
            .map(({ parts }) =>
              parts
                .filter((part) => part.kind !== (kind === 'added' ? 'removed' : 'added'))
                .map((part) => part.text)
                .join(''),
            )
            .filter((found) => found !== '')
        const [old, now] = [splitParagraphs(before), splitParagraphs(after)]
        expect(side('removed').length + unchanged).toBe(old.length)
        expect(side('added').length + unchanged).toBe(now.length)
        expect(now.join('|')).toContain(side('added')[0] ?? '')
      }),
    )
  })
})
