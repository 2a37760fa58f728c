import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCitedKeys } from '../../../src/core/sources/cited-keys'
import { codeStretches } from '../../../src/core/sources/code-stretches'
import { rewriteKeys } from '../../../src/core/sources/rewrite-keys'
import { usesIn } from '../../../src/core/sources/where-used'
import { applyEdits } from '../../../src/core/text-edit'

describe('usesIn', () => {
  it('tells note, sentence and place of each citation', () => {
    const text = [
      'Taft, W. H., wrote it. Coyle v. Smith settled it [@coyle, 565]. More.[^b] And more.[^a]',
      '',
      '[^a]: See [@coyle, 5]; the Clerk disagreed.',
      '[^b]: By hand.',
      '[^c]: Lost [@COYLE].',
    ].join('\n')
    expect(usesIn(text, 'coyle').map(({ note, sentence }) => [note, sentence])).toEqual([
      [0, 'Coyle v. Smith settled it [@coyle, 565].'],
      [2, 'See [@coyle, 5]; the Clerk disagreed.'],
      [null, 'Lost [@COYLE].'],
    ])
    const [first] = usesIn(text, 'coyle')
    expect(text.slice(first?.from, first?.to)).toBe('[@coyle, 565]')
  })

  it('knows inline notes', () => {
    expect(usesIn('One.^[By hand.] Two.^[[@a, 3]]', 'a').map(({ note }) => note)).toEqual([2])
  })

  it('cuts long sentences', () => {
    const sentence = usesIn(`${'word '.repeat(200)}[@a] ${'word '.repeat(200)}`, 'a')[0]?.sentence ?? ''
    expect(sentence.length).toBeLessThan(520)
    expect(sentence.startsWith('… ')).toBe(true)
    expect(sentence.endsWith(' …')).toBe(true)
  })
})

describe('code', () => {
  it('holds no citations', () => {
    const text = 'A `[@a]` b\n\n```\n[@b]\n```\n\n    [@c]\n\n[^1]: x\n\n    [@d]\n\n~~~\n[@e]'
    expect([...countCitedKeys(text).keys()]).toEqual(['d'])
    expect(codeStretches('plain')).toEqual([])
  })
})

describe('rewriteKeys', () => {
  it('changes keys and nothing else', () => {
    const text = 'See [@Old, p. 5; -@other] and `[@old]`, @old says; old, a@old.example'
    const edits = rewriteKeys(text, new Map([['old', 'new1']]))
    expect(applyEdits(text, edits)).toBe('See [@new1, p. 5; -@other] and `[@old]`, @new1 says; old, a@old.example')
  })

  it('fences a key that could not stand alone', () => {
    expect(applyEdits('[@a] [@{a}b]', rewriteKeys('[@a] [@{a}b]', new Map([['a', 'x.']])))).toBe('[@{x.}] [@{x.}b]')
  })

  it('is undone by the rename back', () => {
    const piece = fc.constantFrom('[@a, 5]', '@a ', '[see @a; @b]', '`@a`', 'words ', '\n\n', '[-@a]')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ')
        const there = applyEdits(text, rewriteKeys(text, new Map([['a', 'zz:9']])))
        expect(applyEdits(there, rewriteKeys(there, new Map([['zz:9', 'a']])))).toBe(text)
      }),
    )
  })
})
