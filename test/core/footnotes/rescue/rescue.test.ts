import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planRescue } from '../../../../src/core/footnotes/rescue/rescue'
import { applyEdits } from '../../../../src/core/text-edit'
import { times } from '../random-text'

function rescued(text: string): string {
  const after = applyEdits(text, planRescue(text).edits)
  expect(planRescue(after).edits).toEqual([])
  return after
}

test('marks in brackets and notes behind a rule become real notes; the rule goes', () => {
  for (const rule of ['____________', '* * *', '<hr />', '&nbsp;', '### Notes', '**Notes:**', '---'])
    expect(
      rescued(`General.[1] More text.[2] Again.[1]\n\n${rule}\n\n[1] Note; second source.\n\n[2] Other "note.\n`),
    ).toBe('General.[^1] More text.[^2] Again.[^1]\n\n[^1]: Note; second source.\n\n[^2]: Other "note.\n')
})

test('notes without a rule, on lines of one paragraph, and escaped brackets', () => {
  expect(rescued('One.\\[1\\] Two.[2]\n\n\\[1\\] First\\\n[2] Second, see\nthe next line')).toBe(
    'One.[^1] Two.[^2]\n\n[^1]: First\n[^2]: Second, see\nthe next line',
  )
})

test('blocks without a number between notes, and behind the last under a rule, go on with their note', () => {
  expect(rescued('A.[1] B.[2]\n\n---\n\n[1] One.\n\nMore of one.\n\n> quoted\n\n[2] Two.\n\nMore of two.\n')).toBe(
    'A.[^1] B.[^2]\n\n[^1]: One.\n\n    More of one.\n\n    > quoted\n\n[^2]: Two.\n\n    More of two.\n',
  )
})

test('raised numbers with a list under a heading', () => {
  expect(rescued('Text.<sup>1</sup> And.<sup>[2]</sup>\n\n### Notes\n\n1. Note\n2. Second\n   goes on\n')).toBe(
    'Text.[^1] And.[^2]\n\n[^1]: Note\n[^2]: Second\n    goes on\n',
  )
  expect(rescued('Text.¹ Ten km² more.²\n\nFootnotes\n\n1. Note\n2. Second')).toBe(
    'Text.[^1] Ten km² more.[^2]\n\n[^1]: Note\n[^2]: Second',
  )
  expect(rescued('Text.[1]\n\n## Sources\n\n1. Note')).toBe('Text.[^1]\n\n[^1]: Note')
})

test('several notes in one mark', () => {
  expect(rescued('A.[1, 2] B.[3-5]\n\n[1] a\n\n[2] b\n\n[3] c\n\n[4] d\n\n[5] e')).toBe(
    'A.[^1][^2] B.[^3][^4][^5]\n\n[^1]: a\n\n[^2]: b\n\n[^3]: c\n\n[^4]: d\n\n[^5]: e',
  )
})

test('each section has its own notes from 1', () => {
  expect(rescued('A.[1] B.[2]\n\n[1] a\n\n[2] b\n\n## Next\n\nC.[1]\n\n[1] c')).toBe(
    'A.[^1] B.[^2]\n\n[^1]: a\n\n[^2]: b\n\n## Next\n\nC.[^3]\n\n[^3]: c',
  )
})

test('a note that Markdown takes for the address of a link', () => {
  expect(rescued('See it.[1] And.[2]\n\n[1]: http://x.org/a\n\n[2] Smith.')).toBe(
    'See it.[^1] And.[^2]\n\n[^1]: http://x.org/a\n\n[^2]: Smith.',
  )
})

test('a note that begins like a list or heading stays words', () => {
  expect(rescued('A.[1] B.[2]\n\n[1] 1. Smith\n\n[2] # 5')).toBe('A.[^1] B.[^2]\n\n[^1]: 1\\. Smith\n\n[^2]: \\# 5')
})

test('what is no note is never touched', () => {
  for (const text of [
    'He wrote “teh [sic] law” in [2016], [emphasis added], [T]he end […].\n\n[1] alone',
    'Code `a[1]` and\n\n    b[1]\n\nhttp://x.org/a[1]\n\n[1] A paragraph.',
    'The statute reads: [1] no person shall, and [2] no state may.\n\n[1] First.\n\n[2] Second.',
    'An array a[i] and a [link][1].\n\n[1]: http://x.org',
    'A real note.[^1]\n\n[^1]: See [1] there.',
    'Ten m² of land.\n\n### Notes\n\n1. A list\n2. of things',
    '[1] Begins with a number.\n\n[2] And goes on.',
  ])
    expect(planRescue(text).edits, text).toEqual([])
})

test('half pairs are left and reported with their line', () => {
  const plan = planRescue('A.[1] B.[3]\n\nC.[2]\n\n[1] One.\n\n[2] Two.\n\n[4] Four.')
  expect(plan.notes.map(({ number, words }) => [number, words])).toEqual([
    [1, 'One.'],
    [2, 'Two.'],
  ])
  expect(plan.left.map(({ kind, number, line }) => [kind, number, line])).toEqual([
    ['note-without-mark', 4, 9],
    ['mark-without-note', 3, 1],
  ])
})

test('chosen notes only: the others and the rule stay', () => {
  const text = 'A.[1] B.[2]\n\n---\n\n[1] One.\n\n[2] Two.'
  expect(applyEdits(text, planRescue(text, new Set([1])).edits)).toBe('A.[1] B.[^2]\n\n---\n\n[1] One.\n\n[^2]: Two.')
})

test('a text that has real notes already keeps them', () => {
  expect(rescued('Old.[^1] New.[1]\n\n[^1]: Real.\n\n[1] Plain.')).toBe(
    'Old.[^1] New.[^2]\n\n[^1]: Real.\n\n[^2]: Plain.',
  )
})

test('rescuing twice does nothing more, and no word of a text is lost', () => {
  const part = fc.constantFrom(
    'Text.[1]',
    'More[2] words',
    '[1] Note.',
    '[2] Other',
    '[3] Third',
    'Plain.',
    '---',
    '### Notes',
    '1. a\n2. b',
    'x¹',
    '(1) Round',
    'Words.(1)',
    '[a] Letter',
    'Words.[a] and[b]',
    '[b] More',
    'Words.* and†',
    '\\* Star',
    '† Dagger',
    '[1]: http://x.org',
    'a [link][1]',
    '<sup>1,2</sup>',
    '[^1]: Real',
    'y[^1]',
    'Words.¹²',
    '<p>Words.[1]</p>',
    '<p>[1] Raw</p>',
    '<p>*Raw* words[2]</p>\n<p>[2] More</p>',
    '<p>Last</p>',
    '<ol class="x"><li>Item</li>\n<li><p>Other</p></li></ol>',
    '<h3>Notes</h3>\n<ol start="2"><li>Late[1]</li></ol>',
    '<p class="MsoNormal">Raw.<a href="#_ftn1" name="_ftnref1">[1]</a></p>',
    'Dead.[\\[1\\]](#_ftn1)',
    '[[1]](#_ftnref1) Link',
    'Dead.<a href="#_ftn2">[2]</a>',
    '<a name="_ftn2"></a>[2] Place',
    '`[1](#_ftn1)` code',
    '<!-- wp:paragraph -->\n<p>Words.[1]</p>\n<!-- /wp:paragraph -->',
    '<!-- wp:paragraph -->',
    '<!-- /wp:paragraph -->',
    '<div class="x">',
    '</div>',
    '<div><!-- wp:paragraph -->\n<p>[2] Two</p>\n<!-- /wp:paragraph --></div>',
  )
  const line = fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\r\n')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 10 }), line, (parts, between) => {
      const text = parts.map((one) => (between.includes('\r') ? one.replaceAll('\n', '\r\n') : one)).join(between)
      const after = rescued(text)
      expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(text))
      const letters = (source: string) =>
        source
          .replace(/\\?\[[ab]\\?\]|<!--[^>]*-->|<\/?(?:sup|p|a|ol|li|h3|div)\b[^>]*>|\(#_ftn(?:ref)?\d\)/g, '')
          .replace(/[^a-zA-Z]/g, '')
          .replaceAll('Notes', '')
      expect(letters(after)).toBe(letters(text))
    }),
    times(250),
  )
})

test('each note alone, made of raw HTML, opens only the blocks that it needs', () => {
  const link = '<a href="#_ftn3">[3]</a>'
  const text = `<p>A.[1]</p>\n<p>B.[2] C.${link}</p>\n\n<p>[1] One.</p>\n\n<p>[2] Two.</p>`
  const { notes, left } = planRescue(text)
  expect(notes.map(({ edits }) => applyEdits(text, edits))).toEqual([
    `A.[^1]\n\nB.[2] C.${link}\n\n[^1]: One.\n\n<p>[2] Two.</p>`,
    `A.[1]\n\nB.[^2] C.${link}\n\n<p>[1] One.</p>\n\n[^2]: Two.`,
  ])
  expect(notes.map(({ marks, note }) => [...marks, note].map(({ from, to }) => text.slice(from, to)))).toEqual([
    ['[1]', '[1] One.'],
    ['[2]', '[2] Two.'],
  ])
  expect(left.map(({ sign, from, to }) => [sign, text.slice(from, to)])).toEqual([['[3]', link]])
})
