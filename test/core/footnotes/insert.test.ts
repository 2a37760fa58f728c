import { expect, test } from 'vitest'
import { insertFootnote, insertFootnoteInstead } from '../../../src/core/footnotes/insert'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { applyEdits } from '../../../src/core/text-edit'

/** Runs the command on a text whose caret is written `|`; answers the new text with its caret. */
function insertAt(marked: string): string {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const change = insertFootnote(text, { anchor: at, head: at })
  const result = applyEdits(text, change.edits)
  return `${result.slice(0, change.selection.head)}|${result.slice(change.selection.head)}`
}

test('the first note: mark at the caret, definition at the end of the text, caret in the note', () => {
  expect(insertAt('The veto.| The bill.\n')).toBe('The veto.[^1] The bill.\n\n[^1]: |\n')
  expect(insertAt('|')).toBe('[^1]\n\n[^1]: |')
  expect(insertAt('One.|')).toBe('One.[^1]\n\n[^1]: |')
})

test('a later note goes behind the last definition and takes the next number', () => {
  expect(insertAt('A.[^1] B.|\n\n[^1]: First.\n')).toBe('A.[^1] B.[^2]\n\n[^1]: First.\n\n[^2]: |\n')
  expect(insertAt('A.[^1] B.[^7] C.|\n\n[^1]: First.\n[^7]: Second.\n\nEnd.')).toBe(
    'A.[^1] B.[^7] C.[^8]\n\n[^1]: First.\n[^7]: Second.\n[^8]: |\n\nEnd.',
  )
})

test('a caret in code or a link moves behind it', () => {
  expect(insertAt('Run `no|de` now.')).toBe('Run `node`[^1] now.\n\n[^1]: |')
  expect(insertAt('See [the page](http://x|.org) now.')).toBe('See [the page](http://x.org)[^1] now.\n\n[^1]: |')
  expect(insertAt('See [the| page](http://x.org) now.')).toBe('See [the[^1] page](http://x.org) now.\n\n[^1]: |')
})

test('a text that ends in an open fence takes the definition before it', () => {
  expect(insertAt('Words.|\n\n```\ncode\n')).toBe('Words.[^1]\n\n[^1]: |\n\n```\ncode\n')
})

test('Windows line ends stay Windows line ends', () => {
  expect(insertAt('One.|\r\nTwo.\r\n')).toBe('One.[^1]\r\nTwo.\r\n\r\n[^1]: |\r\n')
})

test('right under a block of HTML, which would swallow it, the mark goes to the nearest words', () => {
  const text = 'Before.\n\n<div>\n\nWords.\n\n</div>\n'
  const { edits } = insertFootnote(text, { anchor: 15, head: 15 }, 'Note.')
  expect(applyEdits(text, edits)).toBe('Before.[^1]\n\n<div>\n\nWords.\n\n[^1]: Note.\n\n</div>\n')
})

test('in the place of the sign that asked for it the note goes where it would go without the sign', () => {
  const texts = [
    'He said and <[@>\n\n[^1]: N.Y. Times.\n',
    'He said<[@>.[^1]\n\n[^1]: N.Y. Times.\n',
    '[^1]: N.Y. Times.\n\nHe said.[^1] So <[@]>',
    '<[@>',
    'Run `code <[@> here`.',
  ]
  const made = texts.map((marked) => {
    const from = marked.indexOf('<')
    const to = marked.indexOf('>') - 1
    const text = marked.replace('<', '').replace('>', '')
    const bare = text.slice(0, from) + text.slice(to)
    const plain = insertFootnote(bare, { anchor: from, head: from }, 'Cited.')
    const { edits, selection } = insertFootnoteInstead(text, from, to, 'Cited.')
    expect(applyEdits(text, edits)).toBe(applyEdits(bare, plain.edits))
    expect(selection).toEqual(plain.selection)
    return applyEdits(text, edits)
  })
  expect(made[0]).toBe('He said and[^2] \n\n[^1]: N.Y. Times.\n\n[^2]: Cited.\n')
  expect(made[2]).toBe('[^1]: N.Y. Times.\n\n[^2]: Cited.\n\nHe said.[^1] So[^2] ')
})

test('behind a caret, where the mark would be the words of a note in place, it goes before it', () => {
  expect(insertAt('x^|2 and \\^|')).toBe('x[^1]^2 and \\^|\n\n[^1]: |')
})

test('a cell beyond the columns of its table, which never prints, keeps its mark all the same', () => {
  const text = '| a | b |\n| - | - |\n| ^[[[p|there]]] | c |\n'
  const { edits } = insertFootnote(text, { anchor: 23, head: 23 }, 'Note.')
  const after = applyEdits(text, edits)
  expect(after).toBe('| a | b |\n| - | - |\n| [^1]^[[[p|there]]] | c |\n\n[^1]: Note.\n')
  expect(scanNotes(after).references.map(({ label, number }) => [label, number])).toEqual([['1', 1]])
})
