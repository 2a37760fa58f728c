import fc from 'fast-check'

/** How many texts a property is tried on; `POSTIL_TIMES=10` tries ten times as many. */
export function times(count: number): { readonly numRuns: number } {
  return { numRuns: count * Number(process.env.POSTIL_TIMES ?? 1) }
}

/** Texts with notes of every kind, well formed and not; labels from a small pool, so that they meet. */
const label = fc.constantFrom('1', '2', '3', '7', '12', 'veto', 'Hunt', 'x-1')
const words = fc.constantFrom(
  'The veto',
  'a *bill* of',
  'see `[^1]` and',
  'Art. VIII, § 1',
  '“quoted”',
  'http://x.org/a_b',
  '[a link](http://x.org)',
  '[[other-post|there]]',
  '[@key, p. 5]',
  '**bold** <b>tag</b>',
  'end.',
)

const mark = label.map((name) => `[^${name}]`)
const inlineNote = words.map((text) => `^[${text}]`)
const phrase = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: words }, { weight: 2, arbitrary: mark }, { weight: 1, arbitrary: inlineNote }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '))

const definition = fc
  .tuple(label, fc.array(phrase, { minLength: 0, maxLength: 3 }))
  .map(([name, paragraphs]) => `[^${name}]: ${paragraphs.join('\n\n    ')}`)

const block = fc.oneof(
  { weight: 4, arbitrary: phrase },
  { weight: 4, arbitrary: definition },
  { weight: 1, arbitrary: phrase.map((text) => `> ${text}`) },
  { weight: 1, arbitrary: phrase.map((text) => `- ${text}\n- ${text}`) },
  { weight: 1, arbitrary: phrase.map((text) => `# ${text}`) },
  { weight: 1, arbitrary: fc.constant('```\n[^1]: code\n```') },
  { weight: 1, arbitrary: phrase.map((text) => `| a | b |\n| - | - |\n| ${text} | c |`) },
  { weight: 1, arbitrary: phrase.map((text) => `<div>\n\n${text}\n\n</div>`) },
  { weight: 1, arbitrary: phrase.map((text) => `1. ${text}\n\n   ${text}\n2. two`) },
  { weight: 1, arbitrary: definition.map((text) => `> ${text}`) },
)

export const noteText = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 9 }),
    fc.constantFrom('\n\n', '\n', '\r\n\r\n'),
    fc.constantFrom('', '\n'),
  )
  .map(([blocks, between, end]) => blocks.join(between) + end)
