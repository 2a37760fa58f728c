import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CitationDraft, scanCitations, writeCitation } from '../../../src/core/sources/citation-syntax'
import { LOCATOR_LABELS } from '../../../src/core/sources/locator'

/** Each citation as one line: form, text and its items. */
function seen(text: string): string[] {
  return scanCitations(text).map(
    (citation) =>
      `${citation.form} ${text.slice(citation.from, citation.to)} => ${citation.items
        .map((item) => {
          expect(text.slice(item.keyFrom, item.keyTo)).toBe(item.key)
          const locator = item.locator ? `${item.locator.label}:${item.locator.value}` : '-'
          return `${item.suppressAuthor ? '-' : ''}${item.key}|${item.prefix}|${locator}|${item.suffix}`
        })
        .join(' + ')}`,
  )
}

describe('scanCitations', () => {
  it.each([
    ['a bare key', 'So [@coyle1911].', ['bracketed [@coyle1911] => coyle1911||-|']],
    ['a page', '[@coyle1911, p. 5]', ['bracketed [@coyle1911, p. 5] => coyle1911||page:5|']],
    ['a page without its label', '[@coyle1911, 5-7]', ['bracketed [@coyle1911, 5-7] => coyle1911||page:5-7|']],
    [
      'a locator without the comma',
      '[@coyle1911 pp. 5, 9 and 12]',
      ['bracketed [@coyle1911 pp. 5, 9 and 12] => coyle1911||page:5, 9 and 12|'],
    ],
    ['a section sign', '[@usc, § 1983]', ['bracketed [@usc, § 1983] => usc||section:1983|']],
    ['a subsection', '[@frcp, r. 23(b)(1)(A)]', ['bracketed [@frcp, r. 23(b)(1)(A)] => frcp||rule:23(b)(1)(A)|']],
    ['a roman chapter', '[@mill, ch. iv]', ['bracketed [@mill, ch. iv] => mill||chapter:iv|']],
    ['a note on a page', '[@mill, p. 45 n.3]', ['bracketed [@mill, p. 45 n.3] => mill||page:45 n.3|']],
    ['a paragraph', '[@mill, ¶¶ 12–14]', ['bracketed [@mill, ¶¶ 12–14] => mill||paragraph:12–14|']],
    [
      'a fenced locator',
      '[@mill, {p. 5 verso}, in pencil]',
      ['bracketed [@mill, {p. 5 verso}, in pencil] => mill||page:5 verso|, in pencil'],
    ],
    ['an empty fence', '[@mill, {} 99 years]', ['bracketed [@mill, {} 99 years] => mill||-| 99 years']],
    ['words that are no locator', '[@mill, passim]', ['bracketed [@mill, passim] => mill||-|, passim']],
    [
      'a locator and words',
      '[@mill, p. 33, emphasis added]',
      ['bracketed [@mill, p. 33, emphasis added] => mill||page:33|, emphasis added'],
    ],
    ['a stop after the number', '[@mill, p. 33.]', ['bracketed [@mill, p. 33.] => mill||page:33|.']],
    [
      'prefixes and several sources',
      '[see @a, p. 1; but see *generally* @b, 22]',
      ['bracketed [see @a, p. 1; but see *generally* @b, 22] => a|see|page:1| + b|but see *generally*|page:22|'],
    ],
    [
      'a part without a key',
      '[@a, p. 1; a remark; cf. @b]',
      ['bracketed [@a, p. 1; a remark; cf. @b] => a||page:1|; a remark + b|cf.|-|'],
    ],
    ['a last part without a key', '[@a; not yet found]', ['bracketed [@a; not yet found] => a||-|; not yet found']],
    [
      'two keys without a semicolon',
      '[see @a, p. 3 and @b]',
      ['bracketed [see @a, p. 3 and @b] => a|see|page:3| + b|and|-|'],
    ],
    ['a suppressed author', '[see -@a, 3]', ['bracketed [see -@a, 3] => -a|see|page:3|']],
    ['a key in braces', '[@{ab.}, 3]', ['bracketed [@{ab.}, 3] => ab.||page:3|']],
    ['punctuation inside keys', '[@doi:10.1000/x_y-z.]', ['bracketed [@doi:10.1000/x_y-z.] => doi:10.1000/x_y-z||-|.']],
    [
      'keys of any script',
      '[@müller1911; @周2001]',
      ['bracketed [@müller1911; @周2001] => müller1911||-| + 周2001||-|'],
    ],
    [
      'brackets inside a citation',
      '[@a, p. 3 [sic] there]',
      ['bracketed [@a, p. 3 [sic] there] => a||page:3| [sic] there'],
    ],
    ['a citation inside brackets', '[He wrote [@a] so]', ['bracketed [@a] => a||-|']],
    ['a citation over two lines', '[see @a,\np. 3]', ['bracketed [see @a,\np. 3] => a|see|page:3|']],
    ['two citations side by side', '[@a][@b]', ['bracketed [@a] => a||-|', 'bracketed [@b] => b||-|']],
    ['an unclosed bracket', '[see @a\n\nNext]', ['in-text @a => a||-|']],
    ['a key in the text', 'As @marchetti1987 says', ['in-text @marchetti1987 => marchetti1987||-|']],
    ['a key in the text with its page', '@a [p. 5, end] says', ['in-text @a [p. 5, end] => a||page:5|, end']],
    ['a key before an altered capital', '@a [T]he', ['in-text @a => a||-|']],
    ['a key before a footnote', '@a[^1] says', ['in-text @a => a||-|']],
    [
      'words tied to a source',
      'So [N.Y. Times (June 10, 2016)](@nyt; see) [*Times*](@{nyt.}), [x](@b)',
      ['linked [*Times*](@{nyt.}) => nyt.|*Times*|-|', 'linked [x](@b) => b|x|-|'],
    ],
    ['a possessive', "@a's view", ['in-text @a => a||-|']],
  ])('finds %s', (_name, text, expected) => {
    expect(seen(text)).toEqual(expected)
  })

  it.each([
    ['plain brackets', 'He said [sic] in [2016] [1] and [^2] [emphasis added]'],
    ['e-mail addresses', 'Write to a.b@example.org or [mail c@example.org today]'],
    ['addresses with handles', 'https://example.org/@someone/1'],
    ['escaped marks', '\\[nothing\\] \\@key'],
    ['a lone at sign', 'at @ noon, 3 @ $5, [@]'],
    ['links', '[@handle](https://example.org) [x](y@z.example)'],
    ['pictures with a handle', '![x](@a)'],
    ['pictures', '![@a](x.png) ![@a]'],
  ])('leaves %s alone', (_name, text) => {
    expect(seen(text)).toEqual([])
  })

  it('leaves the stretches alone that it is told to skip', () => {
    const text = '`[@a]` and [@b]'
    expect(scanCitations(text, [{ from: 0, to: 6 }]).map((citation) => citation.items[0]?.key)).toEqual(['b'])
  })

  it('answers ordered citations that do not overlap, whatever the text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '@',
      '@a',
      '-@b',
      ';',
      ' ',
      '\n',
      '\n\n',
      ', p. 5',
      '{',
      '}',
      '\\',
      '(',
      '!',
      '^',
      'x',
      '§ 2',
      '@{k.}',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let at = 0
        for (const citation of scanCitations(text)) {
          expect(citation.from).toBeGreaterThanOrEqual(at)
          expect(citation.items.length).toBeGreaterThan(0)
          for (const item of citation.items) {
            expect(item.keyFrom).toBeGreaterThan(citation.from - 1)
            expect(text.slice(item.keyFrom, item.keyTo)).toBe(item.key)
          }
          at = citation.to
        }
      }),
    )
  })

  it('reads 200,000 open brackets in linear time', () => {
    expect(scanCitations(`${'['.repeat(200_000)}@a`)).toHaveLength(1)
  })
})

describe('writeCitation', () => {
  it('writes the forms a person would', () => {
    const plain: CitationDraft = { key: 'a', prefix: '', locator: null, suffix: '', suppressAuthor: false }
    expect(writeCitation([plain])).toBe('[@a]')
    expect(writeCitation([{ ...plain, locator: { label: 'page', value: '5' } }])).toBe('[@a, p. 5]')
    expect(
      writeCitation([
        { ...plain, prefix: 'see', locator: { label: 'section', value: '3-4' }, suffix: ', emphasis added' },
        { ...plain, key: 'b.', suppressAuthor: true },
      ]),
    ).toBe('[see @a, §§ 3-4, emphasis added; -@{b.}]')
    expect(writeCitation([{ ...plain, suffix: '1999 edition' }])).toBe('[@a, {} 1999 edition]')
  })

  it('is read back as the same items', () => {
    const draft: fc.Arbitrary<CitationDraft> = fc.record({
      key: fc.stringMatching(/^[a-zé0-9_][a-z0-9_.:+-]{0,12}$/),
      prefix: fc.constantFrom('', 'see', 'cf. *also*', 'but see'),
      locator: fc.option(
        fc.record({
          label: fc.constantFrom(...LOCATOR_LABELS),
          value: fc.constantFrom('5', '5-7', '12, 14', 'iv', '23(b)(1)', '45 n.3', '3 verso', 'A'),
        }),
      ),
      suffix: fc.constantFrom('', ', emphasis added', ' (Holmes, J., dissenting)', ', passim'),
      suppressAuthor: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 4 }), (drafts) => {
        const [citation] = scanCitations(writeCitation(drafts))
        expect(citation?.items.map(({ keyFrom: _f, keyTo: _t, ...item }) => item)).toEqual(drafts)
      }),
    )
  })
})
