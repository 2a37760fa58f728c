import { describe, expect, it } from 'vitest'
import { citePlace } from '../../../src/core/sources/cite-place'

/** The place for a caret at "|", as the text it would replace between angle brackets. */
function place(marked: string): { shown: string; inNote: boolean; keys: string[] } {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, to, citation, inNote } = citePlace(text, { anchor: at, head: at })
  return {
    shown: `${text.slice(0, from)}<${text.slice(from, to)}>${text.slice(to)}`,
    inNote,
    keys: citation?.items.map(({ key }) => key) ?? [],
  }
}

describe('citePlace', () => {
  it.each([
    ['the caret', 'So.| Then', 'So.<> Then', false, []],
    ['a citation it stands in', 'So [see @a|, p. 5; @b].', 'So <[see @a, p. 5; @b]>.', false, ['a', 'b']],
    ['not one it stands behind', 'So [@a]|.', 'So [@a]<>.', false, []],
    ['an opening that was just typed', 'So [@| then', 'So <[@> then', false, []],
    ['one with its closing bracket', 'So [@|] then', 'So <[@]> then', false, []],
    ['a note', 'x[^1]\n\n[^1]: See |', 'x[^1]\n\n[^1]: See <>', true, []],
    ['the second paragraph of a note', '[^1]: See\n\n    more |\n', '[^1]: See\n\n    more <>\n', true, []],
    ['text below a note', '[^1]: See\n\nmore |', '[^1]: See\n\nmore <>', false, []],
    ['an inline note', 'So.^[See | there]', 'So.^[See <> there]', true, []],
    ['text behind an inline note', 'So.^[See [a] there] |', 'So.^[See [a] there] <>', false, []],
    ['the second of two notes without a gap', '[^1]: a\n[^2]: [@b, 5|]', '[^1]: a\n[^2]: <[@b, 5]>', true, ['b']],
  ])('finds %s', (_name, marked, shown, inNote, keys) => {
    expect(place(marked)).toEqual({ shown, inNote, keys })
  })

  it('goes behind what is marked', () => {
    expect(citePlace('N.Y. Times (2016)', { anchor: 0, head: 17 })).toEqual({
      from: 17,
      to: 17,
      citation: null,
      inNote: false,
    })
  })
})
