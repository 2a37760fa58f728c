import { describe, expect, it } from 'vitest'
import { linksOf } from '../../../src/core/comments/links'
import { passageOf } from '../../../src/core/comments/passage'
import { quoteInto } from '../../../src/core/comments/quote'
import { applyEdits } from '../../../src/core/text-edit'

const POST = `The writ went out on a Sunday.[^writ]

## At the fort

> A quotation of *some* length from the docket.

On the afternoon of the twenty-seventh the marshal drove out to the fort with the writ in his coat. He sent in his card,
was told there was *no answer*, and declined to force the gate.[^gate] The Chief Justice excused him the next morning from the
bench [@taney, p. 9], as [the *Sun*](https://sun.example/x) printed it.

    not prose: declined to force the gate

[^writ]: Circuit Court records, box 14.

[^gate]: The return is printed in the appendix,[^writ] at **19**.
`
const NUMBERS = new Map([
  ['writ', 1],
  ['gate', 2],
])

function read(comment: string): string | null {
  const passage = passageOf(comment, POST, NUMBERS)
  if (passage === null) return null
  const marks = { around: ['', ''], quoted: ['{', '}'], note: ['^', ''] } as const
  return `${passage.place}: ${passage.pieces.map((p) => marks[p.kind][0] + p.text + marks[p.kind][1]).join('')}`
}

const GATE =
  'paragraph 3: On the afternoon of the twenty-seventh the marshal drove out to the fort with the writ in his coat. ' +
  '{He sent in his card, was told there was no answer, and declined to force the gate.}^2 ' +
  'The Chief Justice excused him the next morning from the bench, as the Sun printed it.'

describe('the passage a comment speaks of', () => {
  it('is found by words in quotation marks, and shown by its sentence, with the number of its note', () => {
    expect(read('You say the marshal “declined to force the gate.” The return says not.')).toBe(GATE)
  })

  it.each([
    ['straight marks', 'You say he "declined to force the gate".'],
    ['a quoted line', '> was told there was no answer\n\nBy whom?'],
    ['a quotation over two lines', '> He sent in his card, was told\n> there was no answer\n\nBy whom?'],
    ['no-break spaces and other dashes', '> declined to force the gate'],
    ['something left out', '“He sent in his card … and declined to force the gate”'],
    ['a slip of the pen', '> He sent in his card, was told there was no anwser, and declined'],
    ['marks of Markdown in the quotation', '> was told there was **no** answer'],
  ])('is found with %s', (_, comment) => {
    expect(read(comment)).toBe(GATE)
  })

  it('is a note when the comment names one', () => {
    expect(read('Note 2 finally did it for me.')).toBe('note 2: The return is printed in the appendix, at 19.')
  })

  it('prefers the quotation to the note', () => {
    expect(read('See note 2, and “declined to force the gate”.')).toBe(GATE)
  })

  it.each([
    ['nothing quoted', 'Thank you.'],
    ['words that are not there', '“a wholly different set of words”'],
    ['two words only', 'the “writ went” away'],
    ['a note that does not exist', 'See note 14.'],
  ])('is not made up for %s', (_, comment) => {
    expect(read(comment)).toBeNull()
  })

  it('says where its paragraph begins', () => {
    const from = passageOf('“declined to force the gate”', POST, NUMBERS)?.from ?? -1
    expect(POST.slice(from, from + 16)).toBe('On the afternoon')
  })

  it('is sought in a long post without delay', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `Paragraph ${i} tells of the docket and the clerk.`).join(
      '\n\n',
    )
    expect(passageOf(`> ${'a '.repeat(5000)}`, long, new Map())).toBeNull()
  })
})

describe('quoting a passage into a reply', () => {
  function quoted(reply: string, at: number, passage: string): string {
    const change = quoteInto(reply, { anchor: at, head: at }, passage)
    const text = applyEdits(reply, change.edits)
    return `${text.slice(0, change.selection.head)}|${text.slice(change.selection.head)}`
  }

  it('begins an empty reply', () => {
    expect(quoted('', 0, 'He sent in his card.[^gate]')).toBe('> He sent in his card.\n\n|')
  })

  it('stands on lines of its own between what was written', () => {
    expect(quoted('I agree. But', 8, 'One.\n\nTwo.')).toBe('I agree.\n\n> One.\n>\n> Two.\n\n|But')
  })
})

describe('a hostile comment', () => {
  it.each([
    ['opening marks', '“'.repeat(100_000)],
    ['straight marks', '"'.repeat(100_000)],
    ['quoted lines', '> a b c\n'.repeat(20_000)],
    ['closing brackets in an address', `https://a.example/${')'.repeat(100_000)}`],
    ['words in no sentence', '“the docket of the clerk” '.repeat(5_000)],
  ])('of %s does not hold up the window', (_, text) => {
    const long = Array.from({ length: 500 }, (_, i) => `Paragraph ${i} tells of one docket and a clerk.`).join('\n\n')
    passageOf(text, long, new Map())
    linksOf(text)
  })
})
