import { describe, expect, test } from 'vitest'
import { continueLine } from '../../../src/core/editing/continue-line'
import { indentItems } from '../../../src/core/editing/indent-items'
import { isAddress, linkSelection } from '../../../src/core/editing/link-selection'
import { cycleHeading, toggleList, toggleQuote } from '../../../src/core/editing/toggle-lines'
import { toggleMark } from '../../../src/core/editing/toggle-mark'
import { applyEdits, type TextChange, type TextSelection } from '../../../src/core/text-edit'

/** A text with `[` and `]` around the selection as « and », or « alone for a caret. */
function parse(marked: string): { text: string; selection: TextSelection } {
  const anchor = marked.indexOf('«')
  const head = marked.indexOf('»')
  return {
    text: marked.replaceAll(/[«»]/g, ''),
    selection: { anchor, head: head < 0 ? anchor : head - 1 },
  }
}

function run(marked: string, command: (text: string, selection: TextSelection) => TextChange | null): string | null {
  const { text, selection } = parse(marked)
  const change = command(text, selection)
  if (!change) return null
  const after = applyEdits(text, change.edits)
  const { anchor, head } = change.selection
  if (anchor === head) return `${after.slice(0, anchor)}«${after.slice(anchor)}`
  return `${after.slice(0, anchor)}«${after.slice(anchor, head)}»${after.slice(head)}`
}

describe('bold and italic', () => {
  const bold = (text: string, selection: TextSelection) => toggleMark(text, selection, '**')
  const italic = (text: string, selection: TextSelection) => toggleMark(text, selection, '*')

  test.each([
    ['the «veto» held', 'the **«veto»** held'],
    ['the « veto »held', 'the  **«veto»** held'],
    ['the **«veto»** held', 'the «veto» held'],
    ['the «**veto**» held', 'the «veto» held'],
    ['the ve«to held', 'the **«veto»** held'],
    ['the «', 'the **«**'],
    ['l’«État', '**«l’État»**'],
  ])('bold: %s becomes %s', (before, after) => expect(run(before, bold)).toBe(after))

  test.each([
    ['**«veto»**', '***«veto»***'],
    ['***«veto»***', '**«veto»**'],
    ['*«veto»*', '«veto»'],
  ])('italic: %s becomes %s', (before, after) => expect(run(before, italic)).toBe(after))
})

describe('headings, quotations and lists', () => {
  test('a line becomes a heading of level 2, of level 3, then plain', () => {
    expect(run('one\nThe mes«sage\nthree', cycleHeading)).toBe('one\n## The mes«sage\nthree')
    expect(run('## The mes«sage', cycleHeading)).toBe('### The mes«sage')
    expect(run('### The mes«sage', cycleHeading)).toBe('The mes«sage')
  })
  test('a quotation takes all lines of the selection, and is taken off again', () => {
    expect(run('«one\n\ntwo»', toggleQuote)).toBe('> «one\n> \n> two»')
    expect(run('> on«e', toggleQuote)).toBe('on«e')
  })
  test('lists of points and numbers leave empty lines alone', () => {
    expect(run('«one\n\ntwo»', (t, s) => toggleList(t, s, 'points'))).toBe('- «one\n\n- two»')
    expect(run('- «one\n- two»', (t, s) => toggleList(t, s, 'numbers'))).toBe('1. «one\n2. two»')
    expect(run('1. «one\n2. two»', (t, s) => toggleList(t, s, 'numbers'))).toBe('«one\ntwo»')
  })
})

describe('Enter', () => {
  test.each([
    ['- one«', '- one\n- «'],
    ['- o«ne', '- o\n- «ne'],
    ['9. nine«', '9. nine\n10. «'],
    ['  * [x] done«', '  * [x] done\n  * [ ] «'],
    ['> said«', '> said\n> «'],
    ['> - said«', '> - said\n> - «'],
    ['- one\n- «', '- one\n\n«'],
    ['- one\n\n- «', '- one\n\n«'],
    ['1. one\n   - a\n   - «', '1. one\n   - a\n2. «'],
    ['- «', '«'],
    ['> said\n> «', '> said\n\n«'],
    ['> «', '«'],
    ['> - one\n> - «', '> - one\n>\n> «'],
    ['> - one\n>\n> - «\n\nEnd', '> - one\n>\n> «\n\nEnd'],
  ])('%j becomes %j', (before, after) => expect(run(before, continueLine)).toBe(after))

  test.each(['plain«', '«- one', '```\n- code«\n```', '[^1]: note«'])('%j stays a plain new line', (before) =>
    expect(run(before, continueLine)).toBeNull(),
  )
})

describe('Tab', () => {
  test('moves list items in and out', () => {
    expect(run('- one\n- «two', (t, s) => indentItems(t, s, 'in'))).toBe('- one\n  - «two')
    expect(run('- one\n  - «two', (t, s) => indentItems(t, s, 'out'))).toBe('- one\n- «two')
    expect(run('1. one\n2. «two', (t, s) => indentItems(t, s, 'in'))).toBe('1. one\n   2. «two')
  })
  test('leaves the editor anywhere else', () => {
    expect(run('plain«', (t, s) => indentItems(t, s, 'in'))).toBeNull()
    expect(run('- «one', (t, s) => indentItems(t, s, 'out'))).toBeNull()
  })
})

describe('links', () => {
  test('the caret lands where the address, or the words, go', () => {
    expect(run('see «Coyle» now', linkSelection)).toBe('see [Coyle](«) now')
    expect(run('see «https://example.org/» now', linkSelection)).toBe('see [«](https://example.org/) now')
    expect(run('see « now', linkSelection)).toBe('see [«]() now')
  })
  test('an address pasted over words makes them a link', () => {
    expect(run('see «Coyle» now', (t, s) => linkSelection(t, s, 'https://example.org/a'))).toBe(
      'see [Coyle](https://example.org/a)« now',
    )
    expect(run('«w»', (t, s) => linkSelection(t, s, 'https://example.org/a_(b)'))).toBe(
      '[w](<https://example.org/a_(b)>)«',
    )
  })
  test('knows an address from a sentence', () => {
    expect(isAddress('https://example.org/x?y=1')).toBe(true)
    expect(isAddress('see https://example.org')).toBe(false)
    expect(isAddress('javascript:alert(1)')).toBe(false)
  })
})
