import { expect, test } from 'vitest'
import { checkNotes, type ProblemKind } from '../../../src/core/footnotes/check'
import { applyEdits } from '../../../src/core/text-edit'

/** The problems of one kind, as their words. */
function found(text: string, kind: ProblemKind, language = 'en'): string[] {
  return checkNotes(text, { language })
    .filter((problem) => problem.kind === kind)
    .map(({ message }) => message)
}

/** The text after the first fix of a kind. */
function fixed(text: string, kind: ProblemKind): string | null {
  const fix = checkNotes(text).find((problem) => problem.kind === kind)?.fix
  return fix ? applyEdits(text, fix.edits) : null
}

test('two notes with the same words become one', () => {
  const text = 'A[^a] b[^b].\n\n[^a]: Smith, The Long Title 12.\n\n[^b]: Smith, The Long Title 12.\n'
  expect(found(text, 'duplicate-text')).toEqual(['Notes 1 and 2 say the same'])
  expect(fixed(text, 'duplicate-text')).toBe('A[^a] b[^a].\n\n[^a]: Smith, The Long Title 12.\n')
  expect(
    found('A[^a] b[^b].\n\n[^a]: Id. at 55, with more words.\n\n[^b]: Id. at 55, with more words.\n', 'duplicate-text'),
  ).toEqual([])
})

test('labels that do not count up', () => {
  const text = 'A[^2] b[^1].\n\n[^1]: One.\n\n[^2]: Two.\n'
  expect(found(text, 'label-order')).toEqual(['The labels of the notes do not count up'])
  expect(fixed(text, 'label-order')).toBe('A[^1] b[^2].\n\n[^2]: One.\n\n[^1]: Two.\n')
  expect(found('A[^1] b[^3] c[^name].\n\n[^1]: a\n[^3]: b\n[^name]: c', 'label-order')).toEqual([])
})

test('a mark before punctuation moves behind it, in English', () => {
  const text = 'End[^1]. “Quoted[^1].” And[^1]— more[^1], so. ([^1])\n\n[^1]: a\n'
  expect(found(text, 'mark-before-punctuation')).toEqual([
    'The mark stands before “.”',
    'The mark stands before “.””',
    'The mark stands before “,”',
  ])
  expect(fixed(text, 'mark-before-punctuation')).toContain('End.[^1] ')
  expect(found(text, 'mark-before-punctuation', 'fr')).toEqual([])
})

test('quotation marks without their other half', () => {
  expect(found('He said “never.\n\nAnd ”so.', 'unbalanced-quotes')).toHaveLength(2)
  expect(found('“One\n\n“two” end.', 'unbalanced-quotes')).toEqual([])
  expect(found('An "odd one.\n\nA 6" rule and `"` code.', 'unbalanced-quotes')).toEqual([
    'This paragraph has an odd number of quotation marks',
  ])
  expect(found('Er sagte „nie“.', 'unbalanced-quotes', 'de')).toEqual([])
  expect(found('In a note.[^1]\n\n[^1]: “Open', 'unbalanced-quotes')).toHaveLength(1)
})

test('"Id." after several sources, and in the first note', () => {
  const notes = (a: string, b: string) => `A[^1] b[^2].\n\n[^1]: ${a}\n\n[^2]: ${b}\n`
  expect(found(notes('Smith; Jones.', 'Id. at 5.'), 'unclear-back-reference')).toEqual([
    '“Id.” in note 2 could mean any of several sources',
  ])
  expect(found(notes('Ibid.', 'Smith.'), 'unclear-back-reference')).toEqual(['“Ibid.” in note 1 refers to nothing'])
  expect(found(notes('Smith, Title (1987; 2d ed.).', '*Id.* at 5.'), 'unclear-back-reference')).toEqual([])
})

test('"supra note N" that points to another source, ahead, or nowhere', () => {
  const text = (reference: string) =>
    `A[^a] b[^b] c[^c].\n\n[^a]: Marchetti, *Copper*.\n\n[^b]: Pryce; Farrow.\n\n[^c]: ${reference}\n`
  expect(found(text('Marchetti, *supra* note 1, at 4.'), 'unclear-back-reference')).toEqual([])
  expect(found(text('Marchetti, *supra* note 2, at 4.'), 'unclear-back-reference')).toEqual([
    '“supra* note 2” in note 3 points to another source',
  ])
  expect(fixed(text('Marchetti, *supra* note 2, at 4.'), 'unclear-back-reference')).toBe(
    text('Marchetti, *supra* note 1, at 4.'),
  )
  expect(found(text('See supra note 9.'), 'unclear-back-reference')).toEqual([
    '“supra note 9” in note 3 names no note of this text',
  ])
  expect(found(text('See supra note 3.'), 'unclear-back-reference')).toEqual([
    '“supra note 3” in note 3 does not point back',
  ])
  expect(found(text('see supra note 2.'), 'unclear-back-reference')).toEqual([
    '“supra note 2” in note 3 could mean any of several sources',
  ])
})

test('a bare address in a note, and a visit before publication', () => {
  const text = 'A.[^1]\n\n[^1]: *Title* (June 10, 2016), http://x.org/a (last visited May 3, 2016).\n'
  expect(found(text, 'bare-address')).toEqual(['A bare address stands in this note'])
  expect(fixed(text, 'bare-address')).toContain(', <http://x.org/a> (last')
  expect(found(text, 'accessed-before-published')).toEqual([
    'Visited May 3, 2016, before it was published (June 10, 2016)',
  ])
  expect(found(text.replace('May 3, 2016', 'June 2016'), 'accessed-before-published')).toEqual([])
  expect(
    found(
      'A.[^1]\n\n[^1]: Vol. 2017, Title (2015), <http://x.org> (accessed 2016-01-02).',
      'accessed-before-published',
    ),
  ).toEqual([])
})

test('a note that Markdown swallows as the address of a link', () => {
  expect(found('Words.\n\n[1]: http://x.org\n', 'swallowed-note')).toEqual([
    '“[1]: …” is read as the address of a link',
  ])
  expect(fixed('Words.\n\n[1]: http://x.org\n', 'swallowed-note')).toBe('Words.\n\n\\[1]: http://x.org\n')
})

test('notes typed by hand: whole pairs, and a mark for a real note', () => {
  expect(found('A.[1]\n\n[1] Note.', 'plain-note')).toEqual(['“[1]” looks like a note typed by hand'])
  expect(fixed('A.[1]\n\n[1] Note.', 'plain-note')).toBe('A.[^1]\n\n[^1]: Note.')
  expect(fixed('A.[^a] B.[1]\n\n[^a]: Real.', 'plain-note')).toBe('A.[^a] B.[^a]\n\n[^a]: Real.')
  expect(fixed('<p>A.[1]</p>\n\n<p>[1] Note.</p>', 'plain-note')).toBe('A.[^1]\n\n[^1]: Note.')
  expect(fixed('A.[\\[1\\]](#_ftn1)\n\n[\\[1\\]](#_ftnref1) Note.', 'plain-note')).toBe('A.[^1]\n\n[^1]: Note.')
  expect(found('An array a[1] is [sic] in [2016].', 'plain-note')).toEqual([])
})

test('a row with more cells than its table has columns: what is beyond does not print, notes neither', () => {
  const table = (row: string) => `| a | b |\n| - | - |\n${row}\n\n[^1]: Note.\n`
  expect(found(table('| [[other|there]] | c[^1] |'), 'cell-left-out')).toEqual([
    'A row has more cells than its table has columns',
  ])
  expect(found(table('| [[other|there]] | c[^1] |'), 'orphan-definition')).toEqual(['Note ^1 is written but not cited'])
  expect(found(table('| a[^1] | b | |'), 'cell-left-out')).toEqual([])
  expect(found(table('| a[^1] |'), 'cell-left-out')).toEqual([])
})

test('a clean text has no problems, whatever its notes hold', () => {
  const text =
    '# Title\n\nWords.[^1] “Quoted.”[^2] See [a page](http://x.org).[^3]\n\n[^1]: Smith, *Title* 12 (1987).\n\n' +
    '[^2]: Id. at 13.\n\n[^3]: Smith, *supra* note 1, at 14, <http://x.org> (last visited June 1, 2020).\n'
  expect(checkNotes(text)).toEqual([])
})
